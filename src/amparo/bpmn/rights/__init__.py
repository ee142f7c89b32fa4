"""The thirty-six rights of the person: formulas over every state, rules on the drawing, a rule of screens, comparisons.

Most are of the form "in every reachable state, if the premise holds then the promise holds". The proof concerns the
drawing, under stated assumptions (people answer freely, timers may or may not ring), and says nothing of what
officials do.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from amparo.bpmn.rights import (
    children,
    closing,
    consent,
    decision,
    help_,
    justice,
    return_,
    safety,
    status,
    working,
)
from amparo.bpmn.rights.right import (
    After,
    Clause,
    Counts,
    Keeps,
    OnDrawing,
    OnlyBy,
    Right,
    Seen,
    Source,
    Subject,
    Unless,
    Words,
)
from amparo.bpmn.rights.sources import CERTAINTY
from amparo.bpmn.rights.words import THEMES

__all__ = [
    "BY_ID", "CERTAINTY", "RIGHTS", "THEMES", "After", "Clause", "Counts", "Keeps", "OnDrawing", "OnlyBy", "Right",
    "Seen", "Source", "Subject", "Unless", "Words",
]  # fmt: skip

_THEMES = (help_, decision, consent, justice, status, children, return_, safety, closing, working)
RIGHTS: Final[tuple[Right, ...]] = tuple(
    sorted((right for theme in _THEMES for right in theme.RIGHTS), key=lambda right: int(right.id[1:]))
)
BY_ID: Final[Mapping[str, Right]] = {right.id: right for right in RIGHTS}
