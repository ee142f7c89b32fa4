"""Pages of the register of figures."""
