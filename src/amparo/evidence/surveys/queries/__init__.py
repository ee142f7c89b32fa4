"""What can be asked of surveys; single answers to nobody."""
