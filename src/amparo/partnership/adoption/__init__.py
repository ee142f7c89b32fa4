"""The life of a procedure: consultation, validation, approval by two, and adoption institution by institution.

A proposal freezes what a draft says and is never edited: what comes back from consultation is a proposal of its own.
Nothing is adopted until an institution uploads its act; each act has its numbered letter.
"""
