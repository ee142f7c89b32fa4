"""Views of good practices."""
