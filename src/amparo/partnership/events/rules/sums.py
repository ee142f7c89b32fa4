"""People of an event in sums, so that no small group can be told apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from amparo.partnership.events.vocabulary import LEAST_IN_GROUP


@dataclass(frozen=True, slots=True)
class Grouped:
    """Groups that may be told, largest first; the small ones together, with what they are and how many people.

    The groups and those together make up the whole, so that nothing is left to subtract. Too few people: none at all.
    """

    groups: tuple[tuple[str, int], ...] = ()
    together: tuple[str, ...] = ()
    together_count: int = 0
    is_withheld: bool = False


def grouped(counts: Mapping[str, int], least: int = LEAST_IN_GROUP) -> Grouped:
    """Put the groups of fewer than `least` together, with the next smallest ones until those together are enough.

    Every group that is told, and those together, have at least `least` people; one group is never hidden alone.
    """
    rows = sorted(((name, count) for name, count in counts.items() if count), key=lambda row: (-row[1], row[0]))
    if not rows:
        return Grouped()
    if sum(count for _name, count in rows) < least:
        return Grouped(is_withheld=True)
    hidden: list[tuple[str, int]] = []
    while rows and (rows[-1][1] < least or _are_too_few(hidden, least)):
        hidden.append(rows.pop())
    names = tuple(sorted(name for name, _count in hidden))
    return Grouped(tuple(rows), names, sum(count for _name, count in hidden))


def _are_too_few(hidden: list[tuple[str, int]], least: int) -> bool:
    return bool(hidden) and (len(hidden) == 1 or sum(count for _name, count in hidden) < least)
