"""Fiscal years, gaps, and dates on which sources disagree."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from amparo.evidence.results.rules.periods import (
    Said,
    Span,
    disagreeing,
    fiscal_label,
    fiscal_year,
    fiscal_years,
    gaps,
    months_after,
    reasons_not_to_close,
    reasons_not_to_restate,
)

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def test_the_second_half_of_a_canadian_year() -> None:
    year = fiscal_year(date(2016, 10, 1), 4)

    assert year == Span(date(2016, 4, 1), date(2017, 3, 31))
    assert fiscal_label(year) == "2016-2017"
    assert fiscal_label(fiscal_year(date(2016, 10, 1), 1)) == "2016"


@given(starts_on=DAYS, days=st.integers(0, 3000), month=st.integers(1, 12))
def test_fiscal_years_cover_a_project_day_by_day_and_once(starts_on: date, days: int, month: int) -> None:
    ends_on = starts_on + timedelta(days=days)
    years = fiscal_years(starts_on, ends_on, month)

    assert (years[0].starts_on, years[-1].ends_on) == (starts_on, ends_on)
    assert gaps(years) == ()
    assert sum((year.ends_on - year.starts_on).days + 1 for year in years) == days + 1
    assert all(year.starts_on.month == month and year.starts_on.day == 1 for year in years[1:])


def test_me_19_between_two_projects_lies_a_gap() -> None:
    first, second = Span(date(2015, 9, 1), date(2018, 8, 31)), Span(date(2019, 1, 1), date(2022, 12, 31))

    assert gaps([second, first]) == (Span(date(2018, 9, 1), date(2018, 12, 31)),)


def test_me_19_two_pages_that_cannot_both_be_right_are_found_and_none_is_chosen() -> None:
    one = Said("project page", "2018", date(2018, 1, 1), date(2018, 12, 31))
    other = Said("another page", "2019", date(2019, 1, 1), date(2019, 12, 31))
    vague = Said("a third", "2018-2019", date(2018, 1, 1), date(2019, 12, 31))

    assert disagreeing([one, other, vague]) == ((one, other),)
    assert disagreeing([one, vague]) == ()


def test_a_period_closes_once_after_its_end_and_in_order() -> None:
    fine = {"ends_on": date(2022, 3, 31), "today": date(2022, 4, 1), "is_closed": False, "earlier_open": 0}

    assert reasons_not_to_close(**fine) == []  # type: ignore[arg-type]
    for wrong in ({"today": date(2022, 3, 31)}, {"is_closed": True}, {"earlier_open": 1}):
        assert len(reasons_not_to_close(**{**fine, **wrong})) == 1  # type: ignore[arg-type]


def test_only_the_newest_is_restated_and_with_a_reason() -> None:
    assert reasons_not_to_restate(is_last=True, why="late roll") == []
    assert len(reasons_not_to_restate(is_last=False, why="")) == 2


def test_months_later_is_the_last_day_where_there_is_no_such_day() -> None:
    assert months_after(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert months_after(date(2024, 12, 31), 24) == date(2026, 12, 31)
    assert months_after(date(2024, 1, 31), 1) == date(2024, 2, 29)
