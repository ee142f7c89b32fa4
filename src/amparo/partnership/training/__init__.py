"""Courses that are run, what participants learned, and the awards by which they may hold a procedure's task.

Attendance comes from the rolls. A certified trainer signs the awards of those who were there long enough and passed
the grid. An award has an end, verifies without an account, and lets its holder do the steps that ask for its
competencies.
"""
