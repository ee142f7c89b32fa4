"""Lists that are taken away as workbooks and taken in again, row by row.

A package says what a row of its list holds and which operation enters or changes one; here a file is read, tried
without leaving a trace, shown, taken in, and what could not be taken is given back with why. Nothing of it is lost.
"""
