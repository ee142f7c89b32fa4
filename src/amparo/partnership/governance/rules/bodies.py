"""Seats and mandates from a day to a day, and the duty to meet."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from amparo.partnership.governance import vocabulary as words

if TYPE_CHECKING:
    from amparo.partnership.coalition.models import Country


@dataclass(frozen=True, slots=True)
class Span:
    """From a day on, to a day or without end; both days are in it."""

    from_on: date
    to_on: date | None = None

    def holds(self, day: date) -> bool:
        """Say whether a day lies in it."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)

    def meets(self, other: Span) -> bool:
        """Say whether some day lies in both."""
        ends_before = self.to_on is not None and self.to_on < other.from_on
        begins_after = other.to_on is not None and self.from_on > other.to_on
        return not ends_before and not begins_after


def reasons_not_to_give(span: Span, *, seat: Span, others: Iterable[Span], is_alternate: bool) -> list[str]:
    """Say why somebody cannot hold a seat in those days; `others` are the mandates of its holders."""
    if span.to_on is not None and span.to_on < span.from_on:
        return [_("The last day comes before the first.")]
    reasons = []
    begins_too_early = span.from_on < seat.from_on
    ends_too_late = seat.to_on is not None and (span.to_on is None or span.to_on > seat.to_on)
    if begins_too_early or ends_too_late:
        reasons.append(_("The seat does not exist on all of those days."))
    if not is_alternate and any(span.meets(other) for other in others):
        reasons.append(
            _("Somebody holds the seat on some of those days: end that mandate first, or name an alternate.")
        )
    return reasons


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Duty:
    """By when a body has to meet, whether that is past or near, and the meeting that is convened for it, if any."""

    due_on: date
    is_late: bool
    is_soon: bool
    convened_on: date | None = None


def duty_to_meet(
    *, since: date, every: int | None, last: date | None, convened: date | None, today: date
) -> Duty | None:
    """Return by when a body has to meet: so many months after it last met or began; None when it has no such duty."""
    if every is None:
        return None
    due = months_after(last or since, every)
    soon = today <= due <= today + timedelta(days=words.SOON_DAYS)
    return Duty(due, is_late=due < today, is_soon=soon, convened_on=convened)


@dataclass(frozen=True, slots=True)
class Sitting:
    """What permission is asked about in a body: its coalition, and the accounts of those who sit in it on a day."""

    kept_by: Country
    accounts: frozenset[int] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class Chair:
    """A seat for which somebody speaks: its coalition, and the accounts of those who hold it on a day."""

    kept_by: Country
    accounts: frozenset[int] = field(default=frozenset())
