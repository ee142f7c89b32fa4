"""What a step asks for, and when a country may begin to ask: pure rules."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.bpmn.diagram import StepNote
from amparo.partnership.competencies.rules import Needed, needed_for, reasons_not_to_ask

TODAY = date(2026, 11, 22)


def needed(strength: str) -> Needed | None:
    return needed_for(StepNote("care", competency="CHILD_CONTACT", competency_is=strength))


def test_a_drawing_that_names_no_competency_asks_for_nothing() -> None:
    assert (needed_for(StepNote("screening")), needed_for(None)) == (None, None)


@pytest.mark.parametrize(
    ("drawn", "strength", "is_hard"),
    [("hard", "HARD", True), ("unless_urgent", "UNLESS_URGENT", True), ("warning", "WARNING", False),
     ("", "WARNING", False)],
)  # fmt: skip
def test_a_step_asks_as_strictly_as_its_drawing_says(drawn: str, strength: str, is_hard: bool) -> None:
    found = needed(drawn)

    assert found == Needed("CHILD_CONTACT", strength)
    assert found.is_hard == is_hard


@pytest.mark.parametrize(
    ("drawn", "calm", "urgent"),
    [("hard", True, True), ("unless_urgent", True, False), ("warning", False, False)],
)
def test_what_is_hard_unless_urgent_only_warns_while_the_procedure_says_urgent(
    drawn: str, calm: bool, urgent: bool
) -> None:
    found = needed(drawn)
    assert found is not None

    assert (found.forbids(is_urgent=False), found.forbids(is_urgent=True)) == (calm, urgent)


def reasons(**changed: object) -> int:
    asked = {"since": TODAY, "today": TODAY, "why": "Ya hay quien puede.", "is_asked": False, **changed}
    return len(reasons_not_to_ask(**asked))  # type: ignore[arg-type]


@given(st.integers(min_value=0, max_value=4000))
def test_any_day_from_today_on_can_be_chosen(days: int) -> None:
    assert reasons(since=TODAY + timedelta(days=days)) == 0


@given(st.integers(min_value=1, max_value=4000))
def test_a_day_that_is_past_cannot(days: int) -> None:
    assert reasons(since=TODAY - timedelta(days=days)) == 1


def test_only_what_is_asked_for_can_cease() -> None:
    assert (reasons(since=None), reasons(since=None, is_asked=True)) == (1, 0)


def test_a_reason_is_given_and_is_not_too_long() -> None:
    assert (reasons(why="  "), reasons(why="x" * 2001)) == (1, 1)
