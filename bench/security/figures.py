"""One figure with its limit."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One figure, its limit in words, and whether it holds."""

    told: str
    holds: bool
