"""Training kits: from the need, through a grid that an institution validates, to a permanent and compulsory course.

A kit has versions; each serves initial and in-service training. It is validated when both have what an instructor and a
participant need, and a grid by which learning is judged. When a step that it teaches changes, its module is looked at.
"""
