"""Formal identification: the panel's votes, the reasoned resolution and its appeal."""
