"""When something of a kit may be done, and where it stands: pure rules."""
