"""What the pages of calls and grants show."""
