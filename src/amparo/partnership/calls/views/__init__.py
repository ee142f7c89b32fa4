"""Pages of calls and grants."""
