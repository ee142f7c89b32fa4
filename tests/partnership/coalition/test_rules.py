"""When a term ends, by a country's own calendar."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from amparo.partnership.coalition.rules import (
    Source,
    add_months,
    after_working_days,
    calendar_of,
    due_at,
    public_holidays,
    working_day_test,
)

COSTA_RICA = ZoneInfo("America/Costa_Rica")
FACTS: dict[str, Any] = {
    code: tomllib.loads((Path(settings.CONTENT) / "coalitions" / code / "coalition.toml").read_text())
    for code in ("cr", "hn")
}
WEEKEND = frozenset({5, 6})


def term(start: datetime, amount: int, unit: str, country: str = "cr") -> datetime:
    facts = FACTS[country]
    return due_at(
        start, amount=amount, unit=unit, country=country.upper(), time_zone=facts["time_zone"], facts=facts
    )  # fmt: skip


@pytest.mark.parametrize(
    "day",
    ["2026-01-01", "2026-04-02", "2026-04-03", "2026-05-01", "2026-08-31", "2026-09-15", "2026-12-01", "2026-12-25"],
)
def test_holidays_of_costa_rica_are_not_worked(day: str) -> None:
    is_worked = calendar_of("CR", FACTS["cr"])

    assert is_worked(date.fromisoformat(day)) is False


def test_the_day_after_a_holiday_is_worked() -> None:
    is_worked = calendar_of("CR", FACTS["cr"])

    assert [is_worked(date(2026, 9, day)) for day in (14, 15, 16)] == [True, False, True]


def test_the_morazan_week_is_not_worked_in_honduras_and_is_in_costa_rica() -> None:
    day = date(2026, 10, 8)

    assert [calendar_of(code.upper(), FACTS[code])(day) for code in ("hn", "cr")] == [False, True]


def test_a_day_that_the_country_adds_is_not_worked_and_one_that_it_removes_is() -> None:
    facts = {"holidays": {"extra": [{"date": "2026-12-24"}], "removed": ["2026-12-25"]}}

    is_worked = calendar_of("CR", facts)

    assert [is_worked(date(2026, 12, day)) for day in (24, 25)] == [False, True]


def test_a_country_may_work_on_saturdays() -> None:
    is_worked = calendar_of("CR", {"calendar": {"working_week": [1, 2, 3, 4, 5, 6]}})

    assert [is_worked(date(2026, 11, day)) for day in (21, 22)] == [True, False]


def test_the_optional_holidays_of_a_country_count_only_when_its_data_names_them() -> None:
    army_day = date(2026, 12, 1)

    found = [army_day in public_holidays(Source("CR", "", kinds), 2026) for kinds in (("public",), ("optional",))]

    assert found == [False, True]


def test_seven_working_days_from_a_thursday_end_on_the_monday_of_the_second_week() -> None:
    known = datetime(2026, 11, 19, 15, 30, tzinfo=COSTA_RICA)

    assert term(known, 7, "working_days") == datetime(2026, 11, 30, 23, 59, tzinfo=COSTA_RICA)


def test_seven_working_days_are_longer_by_each_holiday_on_the_way() -> None:
    known = datetime(2026, 12, 22, 9, 0, tzinfo=COSTA_RICA)

    assert term(known, 7, "working_days") == datetime(2027, 1, 4, 23, 59, tzinfo=COSTA_RICA)


def test_seven_working_days_over_holy_week_leave_its_two_holidays_out() -> None:
    known = datetime(2026, 3, 27, 9, 0, tzinfo=COSTA_RICA)

    assert term(known, 7, "working_days") == datetime(2026, 4, 9, 23, 59, tzinfo=COSTA_RICA)


def test_a_term_that_starts_on_a_saturday_counts_from_monday() -> None:
    known = datetime(2026, 11, 21, 9, 0, tzinfo=COSTA_RICA)

    assert term(known, 1, "working_days") == datetime(2026, 11, 23, 23, 59, tzinfo=COSTA_RICA)


def test_a_term_of_days_counts_the_local_day_and_not_the_day_in_greenwich() -> None:
    late_evening = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)  # the 19th at ten in the evening in San José

    assert term(late_evening, 1, "days") == datetime(2026, 11, 20, 23, 59, tzinfo=COSTA_RICA)


def test_hours_run_through_nights_and_holidays() -> None:
    known = datetime(2026, 12, 24, 23, 0, tzinfo=COSTA_RICA)

    assert term(known, 72, "hours") == datetime(2026, 12, 27, 23, 0, tzinfo=COSTA_RICA)


def test_minutes_are_kept_to_the_second() -> None:
    known = datetime(2026, 11, 20, 4, 0, 31, tzinfo=UTC)

    assert term(known, 15, "minutes") == datetime(2026, 11, 20, 4, 15, 31, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-08-31", 1, "2026-09-30"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-10-31", 12, "2027-10-31"),
    ],
)
def test_months_end_on_the_same_day_or_on_the_last_of_a_shorter_month(start: str, months: int, end: str) -> None:
    moment = datetime.fromisoformat(start).replace(tzinfo=UTC)

    assert add_months(moment, months) == datetime.fromisoformat(end).replace(tzinfo=UTC)


def test_a_term_of_months_ends_with_the_local_day() -> None:
    known = datetime(2026, 8, 31, 12, 0, tzinfo=COSTA_RICA)

    assert term(known, 6, "months") == datetime(2027, 2, 28, 23, 59, tzinfo=COSTA_RICA)


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(ValueError, match="fortnights"):
        term(datetime(2026, 1, 1, tzinfo=UTC), 1, "fortnights")


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.integers(0, 60))
def test_a_term_of_working_days_holds_exactly_so_many_of_them_and_ends_on_one(start: date, count: int) -> None:
    is_worked = working_day_test(Source("CR"), frozenset(), frozenset(), WEEKEND)

    end = after_working_days(start, count, is_worked)

    days = [date.fromordinal(number) for number in range(start.toordinal() + 1, end.toordinal() + 1)]
    assert (sum(map(is_worked, days)), end == start or is_worked(end)) == (count, True)
