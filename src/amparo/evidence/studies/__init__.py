"""Situation analyses and consultations: what was asked of whom, what was found, and what came of it.

A finding stands on sources, and its confidence is computed from them. Children are heard in consultations: of them
there are counts and what they said by theme, never a name; and nothing here leads to a case.
"""
