"""Internal procedures: how an institution carries out, inside, its lane of a coalition procedure.

Each is held against the coalition's contract as it stands in the country: same messages, limits of time no longer,
nothing more read or written, and no right lost. Who is not of the institution or the secretariat learns of none.
"""
