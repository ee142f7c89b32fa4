"""When a report is due and erased, and what may be done with it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from amparo.prevention.community import vocabulary as words
from amparo.prevention.community.rules import due

DAY = date(2026, 11, 22)


@given(st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2030, 1, 1)))
def test_an_urgent_report_is_due_within_fifteen_minutes_on_a_step_that_hides_its_arrival(naive: datetime) -> None:
    now = naive.replace(tzinfo=UTC)
    until = due.due_at(now)

    assert timedelta(minutes=10) <= until - now <= timedelta(minutes=15)
    assert until.timestamp() % 300 == 0


def test_only_danger_is_urgent() -> None:
    assert [code for code in words.ANSWERS if due.is_urgent(code)] == [words.YES]


def test_a_report_is_erased_a_year_after_it_came_or_three_months_after_it_was_closed() -> None:
    assert due.erase_on(DAY, closed=False) - DAY == timedelta(days=365)
    assert due.erase_on(DAY, closed=True) - DAY == timedelta(days=90)
    assert due.is_warned(DAY + timedelta(days=30), DAY)
    assert not due.is_warned(DAY + timedelta(days=31), DAY)


def test_a_report_is_closed_once_with_words_for_whoever_reported() -> None:
    assert due.reasons_not_to_close(state=words.OPEN, status=words.ACTED) == []
    assert len(due.reasons_not_to_close(state=words.CLOSED, status=words.RECEIVED)) == 2


def test_a_report_is_the_same_as_another_that_is_not_joined_itself() -> None:
    assert due.reasons_not_to_join(one="A", other="B", other_is_joined=False) == []
    assert len(due.reasons_not_to_join(one="A", other="A", other_is_joined=False)) == 1
    assert len(due.reasons_not_to_join(one="A", other="B", other_is_joined=True)) == 1


def test_only_answers_that_were_given_are_passed_on() -> None:
    assert due.reasons_not_to_pass(["what"], ["what", "place"]) == []
    assert len(due.reasons_not_to_pass([], ["what"])) == 1
    assert len(due.reasons_not_to_pass(["contact"], ["what"])) == 1
