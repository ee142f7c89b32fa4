"""When an award is given, where it stands, and what it permits: pure rules."""
