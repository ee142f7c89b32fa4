"""What can be asked of results."""
