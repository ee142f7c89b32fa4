"""What can be done with calls, applications, reviews and grants."""
