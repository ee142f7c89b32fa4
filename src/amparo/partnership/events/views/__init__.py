"""Pages and actions of events."""
