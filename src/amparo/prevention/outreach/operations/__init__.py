"""What can be done in outreach."""
