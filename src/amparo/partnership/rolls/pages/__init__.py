"""What the pages of activities and rolls show."""
