"""What the check says of a drawing while it is drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from amparo.bpmn.diagram import Diagram
from amparo.partnership.procedures.rules import Standing, Surroundings, begun
from amparo.partnership.revision.rules.checking import Checked, checked
from tests.bpmn.contract.test_checker import CALLED, drawings
from tests.bpmn.sketch import draw
from tests.partnership.procedures.drafts import diagrams, draft
from tests.partnership.procedures.test_rules import unjust, unseen

AROUND = Surroundings(("content",), diagrams(), {})


def look(xml: str, lang: str = "es") -> Checked:
    return checked(xml, draft("14").texts, AROUND, lang)


def test_a_just_drawing_holds_and_says_how_much_was_looked_at() -> None:
    found = look(draft("14").xml)

    assert (found.ok, found.states > 10, "R2" in [each.right for each in found.holding]) == (True, True, True)


@pytest.mark.parametrize(("lang", "told"), [("es", "No participa"), ("fr", "Ne participe pas")])
def test_a_broken_right_is_told_with_its_story_in_the_reader_s_language(lang: str, told: str) -> None:
    found = look(unjust().xml, lang)

    (finding,) = (each for each in found.findings if each.right == "R2")
    assert (told in finding.story[0].text, bool(finding.ending), bool(finding.instead)) == (True, True, True)
    assert "R2" not in [each.right for each in (*found.holding, *found.absent)]


def test_every_step_of_a_story_lights_something_that_is_drawn() -> None:
    diagram = unjust().diagram()
    drawn = {*diagram.nodes, *diagram.flows}

    passed = [
        set(cast("list[str]", step["passed"])) for finding in look(unjust().xml).findings for step in finding.steps
    ]

    assert len(passed) > 1
    assert [each for each in passed if not each or each - drawn] == []


def test_what_cannot_be_read_yet_is_named_as_the_drawing_names_it() -> None:
    found = look(draft("14").xml.replace("crim = in<", "crim = maybe<"))

    assert [(each.element, each.title) for each in found.to_mend] == [("flow_joined_choose_route_joined", "Sí")]
    assert (found.ok, found.findings) == (False, ())


def test_what_is_drawn_in_vain_leads_to_its_place() -> None:
    found = look(draft("14").xml.replace("crim = in<", "crim = in and crim = out<"))

    assert "choose_route_joined" in [each.at for each in found.findings]


def test_a_call_that_does_not_fit_is_something_to_mend() -> None:
    drawn = draft("00").xml.replace('calledElement="p14_reparation"', 'calledElement="p99_nothing"')

    assert [each.element for each in look(drawn).to_mend] == ["call_reparation"]


def test_what_calls_it_is_pending_and_the_procedure_itself_is_told_at_once() -> None:
    found = look(draft("14").xml)

    assert found.wider is not None
    assert ([(each.process, each.state) for each in found.wider.callers], found.ok, found.is_pending) == (
        [("p00_main", "pending")], True, True,
    )  # fmt: skip


def test_a_large_procedure_is_read_at_once_and_its_rights_are_pending() -> None:
    found = look(unseen("00").xml)

    assert found.wider is not None
    assert (found.wider.own_pending, found.to_mend, found.findings, found.ok) == (True, (), (), False)


def proved(diagram: Diagram, around: Surroundings) -> Standing:
    """Return the proof as it is when the job has done all of it."""
    standing = begun(diagram, around)
    return replace(
        standing,
        parts=tuple(replace(part, report=standing.checker.check(part.process)) for part in standing.parts),
    )


@pytest.mark.parametrize(("values", "state"), [("near/far", "holds"), ("near", "broken")])
def test_what_the_job_found_of_a_caller_is_told_beside_with_its_story(values: str, state: str) -> None:
    around = Surroundings(("sketch",), drawings(), {})
    called = CALLED.format(values=values, then="e", step="a")

    found = checked(draw(called, "p_other").decode(), {}, around, "es", proved)

    assert found.wider is not None
    ((caller),) = found.wider.callers
    assert (caller.process, caller.state, found.ok, found.is_pending) == ("p_main", state, True, False)
    assert bool(caller.findings) is (state == "broken")
