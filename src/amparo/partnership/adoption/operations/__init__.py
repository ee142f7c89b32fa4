"""What can be done in the life of a procedure and in its adoption."""
