"""Asking an institution to take on part of a case, with the packet the person approved."""
