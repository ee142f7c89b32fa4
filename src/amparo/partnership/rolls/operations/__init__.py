"""What can be done with activities and their rolls."""
