"""What the pages of the directory show."""
