"""When a case may move, and what its history was."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.utils import translation

from amparo.bpmn.migrate import Fate, Outlook
from amparo.bpmn.net import Move
from amparo.protection.moving import rules
from amparo.protection.moving.vocabulary import FATES, MOVING


def told(fate: Fate, *, is_open: bool = True, stays: bool = False, lost: tuple[str, ...] = ()) -> list[str]:
    with translation.override("en"):
        outlook = Outlook(fate, lost=lost)
        return rules.reasons_not_to_move(outlook, is_open=is_open, stays=stays, titles={"vote": "Vote"})


@pytest.mark.parametrize("fate", [Fate.FITS, Fate.HOLDS])
def test_a_case_that_keeps_all_rights_moves(fate: Fate) -> None:
    assert told(fate) == []


@pytest.mark.parametrize(
    ("fate", "says"), [(Fate.LOST, "Vote"), (Fate.BROKEN, "all rights"), (Fate.UNKNOWN, "could not be proved")]
)
def test_a_case_that_does_not_says_why(fate: Fate, says: str) -> None:
    (reason,) = told(fate, lost=("vote",) if fate is Fate.LOST else ())

    assert says in reason


def test_a_closed_case_and_one_that_was_kept_stay() -> None:
    assert len(told(Fate.FITS, is_open=False)) == 1
    assert len(told(Fate.FITS, stays=True)) == 1
    assert len(told(Fate.BROKEN, is_open=False, stays=True)) == 3


def test_every_fate_has_its_words() -> None:
    assert set(FATES) == {each.value for each in Fate} | {"kept"}
    assert {each.value for each in Fate if Outlook(each).moves} == MOVING


def test_the_history_is_what_moved_the_case_with_the_answers_that_drove_it() -> None:
    events = [
        SimpleNamespace(kind="STARTED", path="", outcome={}),
        SimpleNamespace(kind="STEP", path="ask", outcome={"crim": "out", "packet": "approved"}),
        SimpleNamespace(kind="ADDED", path="visit", outcome={}),
        SimpleNamespace(kind="SKIPPED", path="note", outcome={}),
        SimpleNamespace(kind="MESSAGE", path="alarm", outcome={}),
        SimpleNamespace(kind="ESCALATED", path="ask", outcome={}),
        SimpleNamespace(kind="TIMER", path="late", outcome={}),
        SimpleNamespace(kind="MOVED", path="", outcome={}),
    ]

    assert rules.history_of(events, {"ask": ["crim"]}) == [
        Move("step", "ask", (("crim", "out"),)),
        Move("step", "note"),
        Move("message", "alarm"),
        Move("timer", "late"),
    ]


def test_the_target_is_the_same_whatever_the_order() -> None:
    one, other = {"a": 1, "b": 2}, {"b": 2, "a": 1}

    assert rules.target_of(one) == rules.target_of(other) != rules.target_of({"a": 1, "b": 3})
    assert (rules.is_behind(one, other), rules.is_behind(one, {"a": 1, "b": 3})) == (False, True)


@pytest.mark.parametrize(
    ("state", "is_current", "count"),
    [("ASKED", True, 1), ("PLANNED", True, 0), ("PLANNED", False, 1), ("ORDERED", True, 1), ("DONE", True, 1)],
)
def test_a_plan_is_ordered_once_and_while_it_is_true(state: str, is_current: bool, count: int) -> None:
    assert len(rules.reasons_not_to_order(state, is_current=is_current)) == count


def test_a_case_is_kept_with_a_reason_of_the_list_while_it_is_open() -> None:
    assert rules.reasons_not_to_stay(is_open=True, reason="PERSON_ASKED") == []
    assert len(rules.reasons_not_to_stay(is_open=True, reason="because")) == 1
    assert len(rules.reasons_not_to_stay(is_open=False, reason="")) == 2
