"""Counting that does no harm: shares with their interval, and tables in which nobody can be found.

Rules only: it has no tables and no screens, and everything that publishes a figure asks it.
"""
