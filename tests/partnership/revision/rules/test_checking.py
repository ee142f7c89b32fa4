"""What the check says of a drawing while it is drawn."""

from __future__ import annotations

from typing import cast

import pytest

from amparo.partnership.revision.rules.checking import Checked, Surroundings, checked
from tests.partnership.procedures.drafts import diagrams, draft
from tests.partnership.procedures.test_rules import unjust

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


def test_the_same_surroundings_are_known_by_their_key() -> None:
    assert Surroundings((1,), {}, {}) == Surroundings((1,), diagrams(), {})
    assert Surroundings((1,), {}, {}) != Surroundings((2,), {}, {})
