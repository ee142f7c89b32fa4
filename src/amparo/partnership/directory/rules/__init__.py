"""When two names may be one, what a row of a file says, and what must be decided before two entries are joined."""
