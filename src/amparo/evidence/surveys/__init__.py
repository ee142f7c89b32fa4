"""Surveys: a form from a workbook, answered by link or on a collector's phone, anonymous by design.

There is no path from a person to an answer: who answered is a set apart, without order and without time, and an
answer is a row without key, order or time that leads to anybody. Results are shown once the survey has closed, with
their base and their interval, and nothing of a group so small that somebody could be found in it.
"""
