"""What can be asked of calls, applications, reviews and grants."""
