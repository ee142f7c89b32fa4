"""The clock of the server, and the days of a grant."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.rules import deadlines as rules

CLOSES = datetime(2026, 11, 30, 6, 0, tzinfo=UTC)
OPENS = CLOSES - timedelta(days=30)


def test_the_last_moment_is_in_time_and_a_second_later_is_not() -> None:
    second = timedelta(seconds=1)

    answers = [
        rules.is_open(opens_at=OPENS, closes_at=CLOSES, at=CLOSES + after) for after in (-second, 0 * second, second)
    ]

    assert answers == [True, True, False]
    assert not rules.is_open(opens_at=OPENS, closes_at=CLOSES, at=OPENS - second)
    assert not rules.is_open(opens_at=None, closes_at=CLOSES, at=CLOSES)


def test_a_call_is_published_when_it_is_told_asked_and_weighed() -> None:
    well = {
        "languages": ["es"], "stages": list(words.PARTS), "weights": {"CONCEPT": 100, "PLAN": 100}, "closes_at": CLOSES,
        "at": OPENS,
    }  # fmt: skip

    assert rules.reasons_not_to_publish(**well) == []  # type: ignore[arg-type]
    for wrong in (
        {"languages": ["fr"]},
        {"stages": ["CONCEPT"]},
        {"weights": {"CONCEPT": 99, "PLAN": 100}},
        {"at": CLOSES},
    ):
        assert len(rules.reasons_not_to_publish(**{**well, **wrong})) == 1  # type: ignore[arg-type]


def test_a_deadline_is_moved_later_and_before_it_passes_only() -> None:
    later = CLOSES + timedelta(days=2)

    assert rules.reasons_not_to_move(before=CLOSES, after=later, at=OPENS) == []
    assert rules.reasons_not_to_move(before=CLOSES, after=OPENS, at=OPENS) != []
    assert rules.reasons_not_to_move(before=CLOSES, after=later, at=CLOSES + timedelta(seconds=1)) != []
    assert rules.reasons_not_to_move(before=None, after=later, at=OPENS) != []


def test_gra_09_a_six_month_grant_has_its_end_date_and_the_days_of_its_reports() -> None:
    due = rules.reports_due(date(2020, 11, 1), 6)

    assert rules.last_day(date(2020, 11, 1), 6) == date(2021, 4, 30)
    assert [(each.from_on, each.to_on, each.due_on) for each in due] == [
        (date(2020, 11, 1), date(2021, 1, 31), date(2021, 3, 2)),
        (date(2021, 2, 1), date(2021, 4, 30), date(2021, 5, 30)),
    ]


def test_a_month_without_that_day_ends_on_its_last_one() -> None:
    assert rules.months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert rules.last_day(date(2024, 1, 1), 2) == date(2024, 2, 29)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 36), st.integers(1, 6))
def test_reports_tell_of_every_day_of_a_grant_once(start: date, months: int, count: int) -> None:
    due = rules.reports_due(start, months, count=count)

    assert due[0].from_on == start
    assert due[-1].to_on == rules.last_day(start, months)
    assert all(one.to_on + timedelta(days=1) == other.from_on for one, other in pairwise(due))
    assert all(each.from_on <= each.to_on < each.due_on for each in due)


@pytest.mark.parametrize(
    ("days_left", "made", "kind"),
    [
        (15, (), ""),
        (14, (), "REPORT_SOON"),
        (10, ("REPORT_SOON",), ""),
        (3, ("REPORT_SOON",), "REPORT_NEAR"),
        (2, (), "REPORT_NEAR"),
        (0, ("REPORT_NEAR",), ""),
        (-1, ("REPORT_SOON", "REPORT_NEAR"), "REPORT_LATE"),
        (-400, (), "REPORT_LATE"),
        (-5, ("REPORT_LATE",), ""),
    ],
)
def test_gra_09_a_report_is_reminded_of_once_of_each_kind(days_left: int, made: tuple[str, ...], kind: str) -> None:
    today = date(2026, 11, 22)

    assert rules.reminder_for(today + timedelta(days=days_left), today=today, made=made) == kind
