"""Who acts, what they may do, and what they may open.

Knows only ids and codes: institutions and teams live in `partnership.coalition`, cases in `protection.cases`.
One pure function, `decide`, says who may read or write a field group of a case.
"""
