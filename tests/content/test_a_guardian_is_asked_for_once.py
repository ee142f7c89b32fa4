"""A child is accompanied at once and given a guardian once: elsewhere nobody is asked again for what is there.

Health (05) does not wait for a guardian: it names who accompanies. Childhood (10) then names the guardian, and that is
not left out because somebody accompanied. Every other procedure asks only where nobody is there.
"""

import pytest

from amparo.bpmn.guards import parse, reads
from amparo.demo.cases import scenarios
from tests.partnership.procedures.drafts import NUMBERS, draft

NAMES_THE_GUARDIAN = "10"


def asking(number):
    """Return the steps of a procedure that ask for a guardian, with its drawing."""
    diagram = draft(number).diagram()
    return diagram, [node for node in diagram.nodes.values() if node.step and node.step.kind == "guardian"]


@pytest.mark.parametrize("number", [each for each in NUMBERS if each != NAMES_THE_GUARDIAN])
def test_nobody_is_asked_for_a_guardian_who_is_already_there(number):
    diagram, steps = asking(number)

    for step in steps:
        arrows = [diagram.flows[each] for each in step.incoming]
        assert arrows
        assert [each.id for each in arrows if not each.guard or "guardian" not in reads(
            parse(each.guard, diagram.variables)
        )] == [], step.id  # fmt: skip


def test_these_procedures_ask():
    assert [number for number in NUMBERS if asking(number)[1]] == ["05", "06", "08", "10", "11"]


def test_on_the_way_of_a_child_one_person_accompanies_and_one_guardian_is_named():
    asked = {f"{node.id}" for number in NUMBERS for node in asking(number)[1]}
    moves = [str(move.get("do", "")) for move in scenarios()["child_with_guardian"]]

    assert [move for move in moves if move.rpartition("/")[2] in asked] == [
        "call_health/name_companion", "call_children/name_guardian",
    ]  # fmt: skip
