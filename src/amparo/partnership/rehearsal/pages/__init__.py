"""What a rehearsal shows, from what was asked to words, tables, charts and the drawing."""
