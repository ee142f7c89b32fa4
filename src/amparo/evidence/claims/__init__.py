"""Published figures: each with its question, base, count, interval, date, source and licence to be published.

A percentage without its base is kept as "published, base unknown": it is shown, and never pooled, averaged or
given an interval. A figure that comes from the system opens to its rows.
"""
