"""Fiscal years, reporting periods, and whether what sources say of a project's dates agrees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Span:
    """From a day to a day, both in it."""

    starts_on: date
    ends_on: date


def fiscal_year(day: date, month: int) -> Span:
    """Return the fiscal year that a day lies in, when years begin in a month."""
    first = date(day.year if day.month >= month else day.year - 1, month, 1)
    return Span(first, date(first.year + 1, month, 1) - timedelta(days=1))


def fiscal_label(span: Span) -> str:
    """Write a fiscal year: 2019-2020; a calendar year alone."""
    first, last = span.starts_on.year, span.ends_on.year
    return str(first) if first == last else f"{first}-{last}"


def fiscal_years(starts_on: date, ends_on: date, month: int) -> tuple[Span, ...]:
    """Return the fiscal years of a project, the first and the last cut to its days."""
    years, day = [], starts_on
    while day <= ends_on:
        whole = fiscal_year(day, month)
        years.append(Span(day, min(whole.ends_on, ends_on)))
        day = whole.ends_on + timedelta(days=1)
    return tuple(years)


def gaps(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the days between the first and the last that no span covers."""
    ordered = sorted(spans, key=lambda span: span.starts_on)
    found, reached = [], None
    for span in ordered:
        if reached is not None and span.starts_on > reached + timedelta(days=1):
            found.append(Span(reached + timedelta(days=1), span.starts_on - timedelta(days=1)))
        reached = span.ends_on if reached is None else max(reached, span.ends_on)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Said:
    """What a source says of a date: the earliest and the latest day that it may mean."""

    source: str
    words: str
    earliest: date
    latest: date


def disagreeing(several: Sequence[Said]) -> tuple[tuple[Said, Said], ...]:
    """Return every two sources whose days cannot both be right."""
    return tuple(
        (one, other)
        for one, other in combinations(several, 2)
        if one.latest < other.earliest or other.latest < one.earliest
    )


def reasons_not_to_close(*, ends_on: date, today: date, is_closed: bool, earlier_open: int) -> list[str]:
    """Say why a period cannot be closed. Empty means it can."""
    reasons = []
    if is_closed:
        reasons.append(_("This period is closed already."))
    if ends_on >= today:
        reasons.append(_("The period has not ended yet."))
    if earlier_open:
        reasons.append(_("An earlier period is still open: close it first."))
    return reasons


def reasons_not_to_restate(*, is_last: bool, why: str) -> list[str]:
    """Say why a measurement of a closed period cannot be restated. Empty means it can."""
    reasons = []
    if not is_last:
        reasons.append(_("This measurement was restated already: restate the newest one."))
    if not why.strip():
        reasons.append(_("Say why."))
    return reasons


def months_after(day: date, months: int) -> date:
    """Return the day so many months later, the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), following - timedelta(days=1))
