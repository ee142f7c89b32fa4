"""Deadlines by the clock of the server, and the days of a grant."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from django.utils.translation import gettext as _

from amparo.partnership.calls import vocabulary as words


def is_open(*, opens_at: datetime | None, closes_at: datetime | None, at: datetime) -> bool:
    """Say whether something may be sent at a moment; the last moment itself is in time, a second later is not."""
    return opens_at is not None and closes_at is not None and opens_at <= at <= closes_at


def reasons_not_to_publish(
    *, languages: Iterable[str], stages: Iterable[str], weights: Mapping[str, int], closes_at: datetime, at: datetime
) -> list[str]:
    """Say why a call cannot be published: it must be told in Spanish, ask something, and be weighed to a hundred."""
    reasons = []
    if "es" not in set(languages):
        reasons.append(_("Write the call in Spanish first."))
    missing = {words.ELIGIBILITY, words.CONCEPT, words.PLAN} - set(stages)
    if missing:
        named = ", ".join(str(words.PARTS[each]) for each in words.PARTS if each in missing)
        reasons.append(_("Nothing is asked yet in: %(parts)s.") % {"parts": named})
    for stage, label in words.STAGES.items():
        if weights.get(stage, 0) != 100:
            facts = {"stage": label, "sum": weights.get(stage, 0)}
            reasons.append(_("The weights of “%(stage)s” add up to %(sum)s; they must add up to 100.") % facts)
    if closes_at <= at:
        reasons.append(_("The last moment to apply has passed already."))
    return reasons


def reasons_not_to_move(*, before: datetime | None, after: datetime, at: datetime) -> list[str]:
    """Say why a deadline cannot be moved: it is only ever moved later, and never once it has passed."""
    if before is None:
        return [_("There is no deadline to move yet.")]
    if before < at:
        return [_("The deadline has passed: opening again would treat those who kept it unequally.")]
    return [_("A deadline is only moved to a later moment.")] if after <= before else []


def months_after(day: date, months: int) -> date:
    """Return the same day of a later month, or its last one where it has no such day."""
    whole = day.month - 1 + months
    year, month = day.year + whole // 12, whole % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def last_day(starts_on: date, months: int) -> date:
    """Return the last day of a grant that lasts some months."""
    return months_after(starts_on, months) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """A report: its number, from which day to which it tells, and when it must be there."""

    number: int
    from_on: date
    to_on: date
    due_on: date


def reports_due(starts_on: date, months: int, *, count: int = 2, days_after: int = 30) -> tuple[Due, ...]:
    """Return the reports of a grant: its months in equal parts, each due some days after the part ends."""
    parts = max(1, min(count, months))
    cuts = [months_after(starts_on, months * each // parts) for each in range(parts + 1)]
    return tuple(
        Due(number, first, after - timedelta(days=1), after - timedelta(days=1) + timedelta(days=days_after))
        for number, (first, after) in enumerate(pairwise(cuts), start=1)
    )


def reminder_for(due_on: date, *, today: date, made: Iterable[str]) -> str:
    """Return which reminder of a report is to be made today, or an empty text; each is made once, the latest only."""
    left = (due_on - today).days
    wanted = [kind for kind, days in words.REMINDERS.items() if left <= days]
    return wanted[-1] if wanted and wanted[-1] not in set(made) else ""
