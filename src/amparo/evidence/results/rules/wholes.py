"""Figures of several periods or countries as one: what may be summed, and what has to be counted anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

# What happened once happened in one period; people, institutions and countries may come back in the next.
SUMMED: Final = frozenset({"ATTENDANCE", "ACTIVITY", "SESSION", "AWARD", "ACT"})


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure of an indicator: its numerator, and its denominator where it is a share.

    `withheld` says by a code why it may not be told; then it has no number.
    """

    k: int
    n: int | None = None
    withheld: str = ""


def may_sum(unit: str) -> bool:
    """Say whether the figures of periods that follow one another may be added."""
    return unit in SUMMED


def whole(parts: Sequence[Counted]) -> Counted:
    """Return the share or the count of several together, from numerators and denominators, never from percentages.

    Raises `ValueError` when shares and counts are mixed, or there is none.
    """
    shares = {part.n is None for part in parts}
    if len(shares) != 1:
        raise ValueError(len(shares))
    k = sum(part.k for part in parts)
    return Counted(k) if shares == {True} else Counted(k, sum(part.n or 0 for part in parts))
