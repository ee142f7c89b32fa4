"""The papers of good practices: two pages of one, and the report of a selection; slow to load, so only on demand."""
