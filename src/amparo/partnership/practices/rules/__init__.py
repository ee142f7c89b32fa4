"""When a practice is one, how it is judged, what stops its publication, and how it travels."""
