"""What a professional must be able to do, and which steps of the procedures ask for it.

Frameworks and competencies are content of the coalition, with their source and whether an institution validated them.
A drawing says which competency a step asks for; until a revision draws it, a table of the content says it.
"""
