"""One view for each page or action."""
