"""When a drawing is taken as an internal procedure, and how it stands."""

from __future__ import annotations

import pytest

from amparo.bpmn.contract import Checker
from amparo.bpmn.problems import LANGUAGES
from amparo.bpmn.refine import Side
from amparo.partnership.internal import rules
from amparo.partnership.internal.vocabulary import BREAKS, KEEPS, WAITING, WITHDRAWN
from tests.bpmn.sketch import sketch

COALITION = """
    variable safe yes no
    start s -> assess
    task assess decision @police ask safe=yes/no deadline assess reads C0 -> explain
    task explain information @worker -> e
    end e
"""
INTERNAL = """
    refines p_main lane_police
    variable safe yes no
    start s -> judge
    task judge decision @police refines assess ask safe=yes/no deadline {limit} reads C0 -> e
    end e
"""
THEIRS = {"p_main": sketch(COALITION)}
LIMITS = {"assess": {"amount": 24, "unit": "hours"}}


def internal(limit: str = "assess", process: str = "p_inside", lane: str = "lane_police"):
    return sketch(INTERNAL.replace("{limit}", limit).replace("lane_police", lane), process)


def test_a_drawing_of_one_s_own_lane_is_taken() -> None:
    assert rules.reasons_not_to_take(internal(), THEIRS) == []


@pytest.mark.parametrize(
    ("diagram", "said"),
    [
        (sketch(COALITION, "p_other"), "amparo:refines"),
        (internal(lane="lane_nobody"), "lane_police"),
        (internal(process="p_main"), "amparo:refines"),
    ],
    ids=["of no lane", "of an unknown lane", "of the coalition's process"],
)
def test_another_drawing_is_refused_in_words(diagram, said: str) -> None:
    theirs = THEIRS if diagram.process != "p_main" else {"p_main": diagram}
    if diagram.process == "p_main":
        said = "proceso propio"

    (reason,) = rules.reasons_not_to_take(diagram, theirs)
    assert said in reason


def test_a_procedure_that_is_not_in_force_cannot_be_carried_out() -> None:
    (reason,) = rules.reasons_not_to_take(internal(), {})
    assert "p_main" in reason


def test_a_limit_of_the_coalition_needs_no_length_and_another_does() -> None:
    assert rules.limits_without_length(internal(), LIMITS) == []
    (reason,) = rules.limits_without_length(internal("own"), LIMITS)
    assert "own" in reason


def test_own_limits_stand_before_the_coalition_s() -> None:
    shorter = {"assess": {"amount": 2, "unit": "hours"}}

    beside = rules.parameters_beside({"deadlines": LIMITS}, {"roles": {"police": "X"}, "deadlines": shorter})
    assert beside == {"roles": {"police": "X"}, "deadlines": shorter}


@pytest.mark.parametrize(("hours", "wrong"), [(2, 0), (24, 0), (25, 1)])
def test_what_takes_longer_than_agreed_is_found_and_told_in_every_language(hours: int, wrong: int) -> None:
    own = Side(internal(), {"cr": {"deadlines": {"assess": {"amount": hours, "unit": "hours"}}}})
    theirs = {"p_main": Side(THEIRS["p_main"], {"cr": {"deadlines": LIMITS}})}

    found = rules.found_of(own, theirs, Checker(THEIRS))

    assert [set(each) for each in found] == [set(LANGUAGES)] * wrong


@pytest.mark.parametrize(
    ("found", "withdrawn", "state"),
    [
        (None, False, WAITING),
        ([], False, KEEPS),
        ([{"es": "…"}], False, BREAKS),
        ([], True, WITHDRAWN),
        (None, True, WITHDRAWN),
    ],
)
def test_it_stands_as_it_was_found(found, withdrawn: bool, state: str) -> None:
    assert rules.state_of(found, withdrawn=withdrawn) == state
