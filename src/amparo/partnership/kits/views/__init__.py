"""Views of needs and kits."""
