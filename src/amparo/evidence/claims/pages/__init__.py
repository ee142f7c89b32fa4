"""What the pages of the register of figures show."""
