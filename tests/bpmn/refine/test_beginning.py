"""An institution begins to draw with the steps of its lane, and what is seen at once is what is seen at length."""

import pytest

from amparo.bpmn.contract import Checker
from amparo.bpmn.read import read
from amparo.bpmn.refine import Side, begun, look_at_internal, look_at_once, steps_of_lane
from tests.bpmn.refine.test_looking import COALITION, INTERNAL, MINE, PARAMETERS
from tests.bpmn.sketch import sketch
from tests.partnership.procedures.drafts import NUMBERS, draft

MANY = 100_000


@pytest.mark.parametrize("number", NUMBERS)
def test_every_lane_that_does_something_can_be_begun_with_all_of_its_steps(number: str) -> None:
    given = draft(number)
    theirs = given.diagram()
    lanes = [lane.id for lane in theirs.lanes if steps_of_lane(theirs, lane.id)]

    for lane in lanes:
        drawn = read(begun(given.xml.encode(), lane, process="cr_inside", title="Por dentro"), name="x")

        assert drawn.refines is not None
        carried_out = {node.refines for node in drawn.nodes.values() if node.refines}
        assert (carried_out, drawn.refines.process, drawn.refines.lane) == (
            set(steps_of_lane(theirs, lane)), theirs.process, lane,
        )  # fmt: skip
        assert {node.name for node in drawn.nodes.values() if node.refines} == {
            step.name for step in steps_of_lane(theirs, lane).values()
        }


def test_a_lane_that_is_not_there_is_not_begun() -> None:
    with pytest.raises(LookupError):
        begun(draft("14").xml.encode(), "lane_nobody", process="cr_inside", title="Por dentro")


CHANGES = {
    "as agreed": ("", ""),
    "a step is dropped": ("go health @police refines visit", "go health @police"),
    "it reads more": ("reads C0", "reads C0/C5"),
    "an answer less": ("safe=yes/no deadline judge", "safe=yes deadline judge"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_seen_at_once_is_what_is_seen_at_length(change: str) -> None:
    old, new = CHANGES[change]
    drawn, coalition = sketch(INTERNAL.replace(old, new), "p_inside"), sketch(COALITION)
    sides, checker = {"p_main": Side(coalition, PARAMETERS)}, Checker({"p_main": coalition})

    at_once = look_at_once(Side(drawn, MINE), sides, checker, MANY)

    assert at_once.found == look_at_internal(Side(drawn, MINE), sides, checker)
    assert (at_once.later, bool(at_once.found)) == ((), change != "as agreed")


def test_what_takes_long_is_told_to_be_looked_at_later() -> None:
    drawn, coalition = sketch(INTERNAL, "p_inside"), sketch(COALITION.replace("explain", "never_checked_before"))
    sides, checker = {"p_main": Side(coalition, PARAMETERS)}, Checker({"p_main": coalition})

    at_once = look_at_once(Side(drawn, MINE), sides, checker, 1)

    assert (at_once.found, at_once.later) == ((), ("p_main",))
