"""Form tokens without a session, slowing without refusing, files rebuilt, and what was typed."""
