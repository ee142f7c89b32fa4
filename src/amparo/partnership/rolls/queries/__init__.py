"""What can be asked of activities and their rolls."""
