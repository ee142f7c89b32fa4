"""The way of a story on the drawing."""

from __future__ import annotations

from pathlib import Path

import pytest

from amparo.bpmn.check import Broken, check
from amparo.bpmn.library import open_library
from amparo.bpmn.net import Net
from amparo.bpmn.proof.sound import Line, Story
from amparo.bpmn.read import read
from amparo.bpmn.trail import drawn_in, trail
from tests.content.spoiling import Spoiled

CONTENT = Path(__file__).resolve().parents[2] / "content" / "procedures"


@pytest.fixture(scope="module")
def main() -> Net:
    return open_library([CONTENT]).net("p00_main")


def test_the_way_of_a_story_is_connected() -> None:
    spoiled = Spoiled("14-reparacion")
    spoiled.redirect("flow_joined_choose_route", "denied_finally")
    spoiled.drop("choose_route")
    diagram = read(spoiled.xml(), name="x")
    net = Net({diagram.process: diagram}, diagram.process)
    result = check(net).results["R2"]
    assert isinstance(result, Broken)

    opening, *rest = trail(net, result.story)

    assert opening.line is None
    assert opening.flows == ("flow_claim_opens_assess_damage",)
    for stretch in rest:
        assert stretch.line is not None
        assert diagram.flows[stretch.flows[0]].source == stretch.line.path


def test_a_line_that_the_net_refuses_ends_the_way(main: Net) -> None:
    told = Story((), (Line("step", main.open_steps(main.start())[0], None, (("nothing", "at_all"),)),), ())

    assert [stretch.flows for stretch in trail(main, told)][1:] == [()]


def test_what_lies_in_a_called_procedure_is_seen_as_the_call() -> None:
    assert drawn_in(["call_a/step", "call_a/flow", "vote"]) == ("call_a", "vote")
    assert drawn_in(["call_a/step", "vote"], "call_a/") == ("step",)
