"""Results: what a project promised, in its donor's words, and what its activities, awards and adoptions say of it.

An indicator is a definition and is never typed: it is counted from rows, and a figure opens to them. A period that
closes keeps its figures; a later correction shows as a restatement, with who and why.
"""
