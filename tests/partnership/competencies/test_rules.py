"""What a step asks for, and when a country may begin to ask: pure rules."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from amparo.bpmn.diagram import StepNote
from amparo.partnership.competencies.rules import Needed, needed_for, reasons_not_to_ask

TODAY = date(2026, 11, 22)
TOLD = Needed("INDICATORS", "WARNING")


def test_a_drawing_that_says_nothing_leaves_the_table_to_speak() -> None:
    assert needed_for(StepNote("screening"), TOLD) == TOLD
    assert needed_for(None, TOLD) == TOLD
    assert needed_for(StepNote("screening"), None) is None


def test_what_a_drawing_says_stands_before_the_table() -> None:
    step = StepNote("forensic_interview", competency="FORENSIC_INTERVIEW", competency_is="hard")

    needed = needed_for(step, TOLD)

    assert needed == Needed("FORENSIC_INTERVIEW", "HARD", is_drawn=True)
    assert needed.is_hard


def test_a_drawing_that_does_not_say_how_strictly_warns() -> None:
    assert needed_for(StepNote("care", competency="REFERRAL", competency_is="warning"), None) == Needed(
        "REFERRAL", "WARNING", is_drawn=True
    )


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
