"""Activities as calendars, and the lists of activities as workbooks that are taken in again."""
