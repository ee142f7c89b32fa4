"""Events as files: calendars, badges, and lists for a spreadsheet."""
