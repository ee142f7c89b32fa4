"""Watching over the keys: how the key process stands, releasing more cases for a user, locking everything.

Whoever releases is another person than whoever opened; to lock takes two officers.
"""
