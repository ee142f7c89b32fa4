"""A procedure rehearsed with invented cases: who would wait, where and how long, were there more or fewer people.

Nothing here is about real cases or persons, and nothing is stored. The figures that a rehearsal begins with are those
of `content/rehearsals`, the limits of time those of the versions in force.
"""
