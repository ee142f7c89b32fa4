"""Views of community reports for staff."""
