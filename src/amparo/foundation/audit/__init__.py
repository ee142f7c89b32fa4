"""Who did, opened or was refused what: append-only entries, chained by a keyed MAC.

One chain for each case, one for each institution, one for the system. Entries hold codes, never names or narratives.
"""
