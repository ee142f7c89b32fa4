"""Mandates from a day to a day, and the duty to meet."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.partnership.governance.rules.bodies import Span, duty_to_meet, months_after, reasons_not_to_give

DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))
SPANS = st.builds(lambda first, days: Span(first, first + timedelta(days=days)), DAYS, st.integers(0, 900))
YEAR = Span(date(2020, 1, 1), date(2020, 12, 31))
SEAT = Span(date(2019, 1, 1))


@given(SPANS, SPANS)
def test_two_spans_meet_exactly_when_a_day_lies_in_both(one: Span, other: Span) -> None:
    latest_start = max(one.from_on, other.from_on)
    both = one.holds(latest_start) and other.holds(latest_start)

    assert one.meets(other) == other.meets(one) == both


def test_a_span_without_end_meets_whatever_comes_after_it() -> None:
    assert Span(date(2020, 1, 1)).meets(Span(date(2030, 1, 1)))
    assert not Span(date(2031, 1, 1)).meets(Span(date(2030, 1, 1), date(2030, 12, 31)))


@pytest.mark.parametrize(
    ("span", "is_alternate", "reasons"),
    [
        (Span(date(2021, 1, 1)), False, 0),
        (Span(date(2020, 12, 31)), False, 1),
        (Span(date(2020, 6, 1)), True, 0),
        (Span(date(2018, 1, 1), date(2018, 2, 1)), False, 1),
        (Span(date(2021, 2, 1), date(2021, 1, 1)), False, 1),
    ],
)
def test_a_seat_is_held_by_one_at_a_time_and_only_while_it_exists(span: Span, is_alternate: bool, reasons: int) -> None:
    assert len(reasons_not_to_give(span, seat=SEAT, others=[YEAR], is_alternate=is_alternate)) == reasons


def test_a_mandate_without_end_does_not_outlive_its_seat() -> None:
    assert len(reasons_not_to_give(Span(YEAR.from_on), seat=YEAR, others=[], is_alternate=False)) == 1


@given(DAYS, st.integers(1, 48))
def test_so_many_months_later_is_in_that_month(day: date, months: int) -> None:
    later = months_after(day, months)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


@pytest.mark.parametrize(
    ("last", "today", "told"),
    [
        (date(2020, 9, 3), date(2021, 3, 1), (date(2021, 9, 3), False, False)),
        (date(2020, 9, 3), date(2021, 8, 1), (date(2021, 9, 3), False, True)),
        (date(2020, 9, 3), date(2021, 9, 3), (date(2021, 9, 3), False, True)),
        (date(2020, 9, 3), date(2021, 9, 4), (date(2021, 9, 3), True, False)),
        (None, date(2020, 3, 1), (date(2020, 2, 1), True, False)),
    ],
)
def test_a_body_that_meets_once_a_year_is_late_after_a_year(
    last: date | None, today: date, told: tuple[date, bool, bool]
) -> None:
    duty = duty_to_meet(since=date(2019, 2, 1), every=12, last=last, convened=None, today=today)

    assert duty is not None
    assert (duty.due_on, duty.is_late, duty.is_soon) == told


def test_a_body_without_that_duty_is_never_late() -> None:
    assert duty_to_meet(since=date(2000, 1, 1), every=None, last=None, convened=None, today=date(2026, 1, 1)) is None
