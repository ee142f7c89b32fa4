"""How a share is said, and what of a table must not be shown."""
