"""Finding a person in one's own cases by name or number, and the desk where two institutions learn of one person.

The key process compares; what comes back is codes of one's own cases. Of what lies elsewhere nobody learns anything
until two institutions agree.
"""
