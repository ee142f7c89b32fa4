"""Community reports: what somebody saw, told without a name, and what intake does with it.

A report knows nothing of cases and nothing of who sent it. What it says is sealed twice: for whoever has its receipt,
and for intake. Neither an address nor the hour of its arrival is kept.
"""
