"""What is asked: of staff, and of whoever applies."""
