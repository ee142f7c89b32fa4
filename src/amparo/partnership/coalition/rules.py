"""Working calendars: when a term of a country ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

UNITS = ("minutes", "hours", "days", "working_days", "months")


@dataclass(frozen=True, slots=True)
class Source:
    """From where the `holidays` library computes a country's days: its code, a part of it, and which categories."""

    country: str
    subdivision: str = ""
    categories: tuple[str, ...] = ("public",)


@cache
def public_holidays(source: Source, year: int) -> frozenset[date]:
    """Return a country's holidays of a year, as the `holidays` library knows them."""
    from holidays import country_holidays  # noqa: PLC0415 - slow to load, and not every process counts working days

    part, kinds = source.subdivision or None, source.categories
    return frozenset(country_holidays(source.country.upper(), subdiv=part, years=year, categories=kinds))


def working_day_test(
    source: Source, extra: frozenset[date], removed: frozenset[date], weekend: frozenset[int]
) -> Callable[[date], bool]:
    """Return the function that tells whether a day is worked (weekend: 0 is Monday)."""

    def is_worked(day: date) -> bool:
        is_holiday = day in extra or (day in public_holidays(source, day.year) and day not in removed)
        return day.weekday() not in weekend and not is_holiday

    return is_worked


def after_working_days(start: date, count: int, is_worked: Callable[[date], bool]) -> date:
    """Return the day on which a term of working days ends; the day it starts is not counted."""
    day = start
    while count > 0:
        day += timedelta(days=1)
        count -= is_worked(day)
    return day


def add_months(start: datetime, months: int) -> datetime:
    """Return the same day some months later, or the last day of a shorter month."""
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    for day in range(start.day, 27, -1):
        try:
            return start.replace(year=year, month=month + 1, day=day)
        except ValueError:
            continue
    return start.replace(year=year, month=month + 1)


def due_at(
    start: datetime, *, amount: int, unit: str, country: str, time_zone: str, facts: Mapping[str, Any]
) -> datetime:
    """Return when a term ends: days and months at the end of the local day, hours and minutes to the minute.

    Raises `ValueError` for an unknown unit.
    """
    if unit not in UNITS:
        raise ValueError(unit)
    if unit in {"minutes", "hours"}:
        return start + timedelta(**{unit: amount})
    zone = ZoneInfo(time_zone)
    local = start.astimezone(zone)
    if unit == "days":
        last = local.date() + timedelta(days=amount)
    elif unit == "months":
        last = add_months(local, amount).date()
    else:
        last = after_working_days(local.date(), amount, calendar_of(country, facts))
    return datetime.combine(last, time(23, 59), tzinfo=zone)


def calendar_of(country: str, facts: Mapping[str, Any]) -> Callable[[date], bool]:
    """Return the working-day test from a country's facts (`calendar.working_week` and `holidays`)."""
    week = frozenset(day - 1 for day in facts.get("calendar", {}).get("working_week", (1, 2, 3, 4, 5)))
    given = facts.get("holidays", {})
    source = Source(
        given.get("package_country") or country,
        given.get("subdivision", ""),
        tuple(given.get("categories") or ("public",)),
    )
    extra = _days(given.get("extra", ()))
    return working_day_test(source, extra, _days(given.get("removed", ())), frozenset(range(7)) - week)


def _days(entries: Iterable[Any]) -> frozenset[date]:
    """Read days written as a date, a text, or a table with a date."""
    return frozenset(
        date.fromisoformat(str(entry["date"] if isinstance(entry, Mapping) else entry)) for entry in entries
    )
