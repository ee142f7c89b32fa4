"""What the pages of outreach show."""
