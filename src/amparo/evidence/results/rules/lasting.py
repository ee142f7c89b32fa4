"""Whether a change lasts: what is due to be looked at 12 and 24 months after it came into force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from amparo.evidence.results import vocabulary as words
from amparo.evidence.results.rules.periods import months_after


@dataclass(frozen=True, slots=True)
class Changed:
    """A change that came into force: its short name, since when, and when it was seen to have ended."""

    code: str
    since: date
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A change that is to be looked at: after how many months, and from which day."""

    code: str
    months: int
    due_on: date


def checks_due(changes: Iterable[Changed], done: frozenset[tuple[str, int]], today: date) -> tuple[Due, ...]:
    """Return the checks that are due and not done, the oldest first; what has ended is not looked at again."""
    found = [
        Due(change.code, months, months_after(change.since, months))
        for change in changes
        for months in words.CHECKED_AFTER
        if (change.code, months) not in done
        and (change.ended_on is None or change.ended_on > months_after(change.since, months))
    ]
    return tuple(sorted((due for due in found if due.due_on <= today), key=lambda due: (due.due_on, due.code)))


def reasons_not_to_check(*, months: int, state: str, note: str, since: date, today: date) -> list[str]:
    """Say why a check cannot be written down. Empty means it can."""
    reasons = []
    if months not in words.CHECKED_AFTER or state not in words.LASTING:
        reasons.append(_("Choose what was found."))
    elif today < months_after(since, months):
        reasons.append(_("It is too early for this check."))
    if not note.strip():
        reasons.append(_("Say what shows it."))
    return reasons
