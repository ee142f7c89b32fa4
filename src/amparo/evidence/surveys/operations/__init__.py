"""What can be done with a survey: make it, ask it, answer it, count it."""
