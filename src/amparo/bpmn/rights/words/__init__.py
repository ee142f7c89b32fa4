"""The thirty-six rights in words that a jurist can sign, by theme: Spanish, French and English."""

from amparo.bpmn.rights.words import (
    children,
    closing,
    consent,
    decision,
    drawing,
    help_,
    justice,
    return_,
    safety,
    status,
)
from amparo.bpmn.rights.words.saying import THEMES

WORDS = {
    **help_.WORDS,
    **decision.WORDS,
    **consent.WORDS,
    **justice.WORDS,
    **status.WORDS,
    **children.WORDS,
    **return_.WORDS,
    **safety.WORDS,
    **closing.WORDS,
    **drawing.WORDS,
}

__all__ = ["THEMES", "WORDS"]
