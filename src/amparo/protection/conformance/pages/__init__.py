"""What the pages of the comparison show."""
