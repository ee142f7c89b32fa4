"""Sealing a case, so that it exists for the persons named for it only; and opening it again.

Whoever leads the case, or oversees the institution that leads it, seals at once. To name another person or to lift the
seal takes two: one asks, another allows.
"""
