"""Counting people once, across sessions, ways and entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from amparo.partnership.rolls.vocabulary import IN_PERSON, MIXED, ONLINE


@dataclass(frozen=True, slots=True)
class Reach:
    """How many persons, each once, by the way in which they took part; and how many attendances those make."""

    unique: int = 0
    in_person: int = 0
    online: int = 0
    mixed: int = 0
    attendances: int = 0


def class_of(modes: Iterable[str]) -> str:
    """Return the class of a person from the ways in which they were there; both, or mixed itself, is mixed."""
    told = set(modes)
    return MIXED if MIXED in told or {IN_PERSON, ONLINE} <= told else next(iter(told))


def reach(rows: Iterable[tuple[int, int, str]]) -> Reach:
    """Count persons once from rows (person, session, way); somebody twice in a session makes one attendance."""
    modes: defaultdict[int, set[str]] = defaultdict(set)
    attended = set()
    for person, session, mode in rows:
        modes[person].add(mode)
        attended.add((person, session))
    classes = [class_of(told) for told in modes.values()]
    return Reach(
        unique=len(classes),
        in_person=classes.count(IN_PERSON),
        online=classes.count(ONLINE),
        mixed=classes.count(MIXED),
        attendances=len(attended),
    )


def share_attended(hours: dict[int, Decimal], attended: Iterable[int]) -> Fraction:
    """Return the share of the offered hours of which somebody was there; a session counts once, in whichever way."""
    offered = sum(map(Fraction, hours.values()), Fraction(0))
    there = sum((Fraction(hours[session]) for session in set(attended)), Fraction(0))
    return there / offered if offered else Fraction(0)
