"""When something may be, in outreach: pure functions."""
