"""What really happened, held against the procedures: one case for those who work on it, sums for the secretariat.

A case's events are replayed on the versions that it keeps: done, skipped, extra, late. The secretariat sees how long
steps wait and what is left out, by step and institution, never a case and never a small group. A log of an institution
of its own is compared on the spot, and kept only as sums, when asked.
"""
