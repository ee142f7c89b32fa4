"""What can be done in the directory."""
