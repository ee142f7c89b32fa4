"""The frame of every page, and pages for what went wrong."""
