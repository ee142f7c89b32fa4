"""When something may be done in a body: pure functions."""
