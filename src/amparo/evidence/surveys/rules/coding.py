"""Open texts coded by hand by two people: how far they agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

Codes = frozenset[str]
CODERS: Final = 2


@dataclass(frozen=True, slots=True)
class Accord:
    """How two coders agree on one code: over how many texts, in how many, and beyond chance (Cohen's kappa)."""

    code: str
    texts: int
    same: int
    kappa: float | None

    @property
    def share(self) -> float:
        """The share of texts on which both said the same."""
        return self.same / self.texts


def both_coded(first: Mapping[str, Codes], second: Mapping[str, Codes]) -> list[tuple[Codes, Codes]]:
    """Return the two codings of each text that both coded."""
    return [(first[text], second[text]) for text in sorted(first.keys() & second.keys())]


def accord_on(code: str, pairs: Sequence[tuple[Codes, Codes]]) -> Accord | None:
    """Return how two coders agree on a code (Cohen 1960); None before both coded a text.

    There is no kappa when both gave the code to every text or to none: chance alone explains that.
    """
    if not pairs:
        return None
    n = len(pairs)
    same = sum((code in one) == (code in other) for one, other in pairs)
    first, second = sum(code in one for one, _other in pairs), sum(code in other for _one, other in pairs)
    by_chance = (first * second + (n - first) * (n - second)) / (n * n)
    kappa = None if by_chance == 1 else (same / n - by_chance) / (1 - by_chance)
    return Accord(code, n, same, kappa)


def agreed(pairs: Sequence[tuple[Codes, Codes]], code: str) -> int:
    """Return in how many texts both found a code: only what two people see counts."""
    return sum(code in one and code in other for one, other in pairs)
