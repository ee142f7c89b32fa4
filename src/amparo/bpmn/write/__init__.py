"""Writes BPMN: a first drawing, a layout for any editor, the names of a language, a file of another editor tidied."""

from __future__ import annotations

from .blank import blank
from .drawing import is_drawn, laid_out, loosely, without_drawing
from .names import in_words, named, names_in, without_undrawn, words_of
from .tidying import is_bpmn, tidied

__all__ = [
    "blank",
    "in_words",
    "is_bpmn",
    "is_drawn",
    "laid_out",
    "loosely",
    "named",
    "names_in",
    "tidied",
    "without_drawing",
    "without_undrawn",
    "words_of",
]
