"""How many people may hold each task in each place, and where nobody does."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from amparo.partnership.training import vocabulary as words

Holder = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Gap:
    """A place in which nobody may hold the tasks of a competency; `is_hard` when a task is not done without it."""

    competency: str
    place: str
    is_hard: bool


def counts_of(holders: Iterable[Holder]) -> dict[tuple[str, str], int]:
    """Count each person once by (competency, place), given (competency, place, person)."""
    people: dict[tuple[str, str], set[int]] = {}
    for competency, place, person in holders:
        people.setdefault((competency, place), set()).add(person)
    return {key: len(found) for key, found in people.items()}


def state_of(count: int) -> str:
    """Say how many are enough: nobody, one or two, three or more."""
    if not count:
        return words.NOBODY
    return words.FEW if count <= words.FEW_AT_MOST else words.ENOUGH


def gaps_of(
    counts: Mapping[tuple[str, str], int], needed: Mapping[str, bool], places: Collection[str]
) -> tuple[Gap, ...]:
    """Return where nobody may hold a needed competency's tasks; `needed` says whether any of them is hard."""
    found = [
        Gap(competency, place, is_hard)
        for competency, is_hard in needed.items()
        for place in places
        if not counts.get((competency, place))
    ]
    return tuple(sorted(found, key=lambda gap: not gap.is_hard))
