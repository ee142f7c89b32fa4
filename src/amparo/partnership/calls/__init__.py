"""Calls for proposals and grants: a public call in plain language, applications kept under a code, and their review.

Whoever applies needs no account. Reviewers say their conflicts before anything is shown to them, and score without
seeing one another. A grant has tranches that wait for reports, visits that support, and sessions that are counted once.
"""
