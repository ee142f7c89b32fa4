"""What differs between two drawings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from amparo.bpmn.compare import ADDED, CHANGED, REMOVED, Change, compare, marked
from amparo.bpmn.diagram import Diagram
from amparo.bpmn.draw import layout, svg
from amparo.bpmn.read import read
from amparo.bpmn.write import loosely, named
from tests.content.spoiling import Spoiled

CONTENT = Path(__file__).resolve().parents[2] / "content" / "procedures"


def drawn(folder: str = "14-reparacion") -> Diagram:
    return read((CONTENT / folder / "procedure.bpmn").read_bytes(), name=folder)


def unjust() -> Diagram:
    spoiled = Spoiled("14-reparacion")
    spoiled.redirect("flow_joined_choose_route", "denied_finally")
    spoiled.drop("choose_route")
    return loosely(spoiled.xml())


@pytest.mark.parametrize("folder", sorted(path.parent.name for path in CONTENT.glob("*/procedure.bpmn")))
def test_a_drawing_does_not_differ_from_itself(folder: str) -> None:
    assert compare(drawn(folder), drawn(folder)) == ()


def test_what_was_removed_and_what_leads_elsewhere_are_named() -> None:
    found = {each.id: each for each in compare(drawn(), unjust())}

    assert (found["choose_route"].kind, found["choose_route"].name) == (REMOVED, "Elegir la vía")
    assert found["flow_joined_choose_route"].kind == CHANGED
    assert found["flow_joined_choose_route"].changes == (Change("to", "Elegir la vía", "Negada tras el recurso"),)


def test_the_other_way_round_what_was_removed_is_added() -> None:
    one, other = compare(drawn(), unjust()), compare(unjust(), drawn())
    kinds: Any = {ADDED: REMOVED, REMOVED: ADDED, CHANGED: CHANGED}

    assert sorted((each.id, kinds[each.kind]) for each in one) == sorted((each.id, each.kind) for each in other)


def test_a_new_name_changes_the_step_and_not_its_arrows() -> None:
    renamed = named((CONTENT / "14-reparacion/procedure.bpmn").read_bytes(), {"steps": {"assess_damage": "Ver"}})

    (found,) = compare(drawn(), read(renamed, name="x"))

    assert (found.id, found.changes) == ("assess_damage", (Change("name", "Reunir los daños", "Ver"),))


@pytest.mark.parametrize(
    ("old", "new", "id_", "change"),
    [
        ("crim = in<", "crim = out<", "flow_joined_choose_route_joined", Change("guard", "crim = in", "crim = out")),
        ('role="fund"', 'role="court"', "lane_fund", Change("role", "fund", "court")),
        ('deadline="payment"', 'deadline="closing"', "collect_payment", Change("deadline", "payment", "closing")),
        ('writes="C0 C9"', 'writes="C9"', "decide_claim_appeal", Change("writes", "C0 C9", "C9")),
        ('"payment" values="full partial"', '"payment" values="full partial half"', "payment",
         Change("values", "full partial", "full partial half")),
        ('promises="R2"', 'promises="R1 R2"', "p14_reparation", Change("promises", "R2", "R1 R2")),
    ],
    ids=["condition", "role", "limit", "compartments", "answers", "promises"],
)  # fmt: skip
def test_each_thing_that_changed_says_what_it_was_and_is(old: str, new: str, id_: str, change: Change) -> None:
    xml = (CONTENT / "14-reparacion/procedure.bpmn").read_text()
    assert old in xml

    found = {each.id: each for each in compare(drawn(), loosely(xml.replace(old, new, 1).encode()))}

    assert change in found[id_].changes


def test_changed_help_is_a_change_of_the_step() -> None:
    before, after = {"steps": {"assess_damage": {"help": "a"}}}, {"steps": {"assess_damage": {"help": "b"}}}

    (found,) = compare(drawn(), drawn(), before, after)

    assert (found.id, found.changes) == ("assess_damage", (Change("help", "a", "b"),))


def test_what_differs_is_marked_on_the_drawing_and_nothing_else() -> None:
    diagram = drawn()
    picture = svg(diagram, layout(diagram))

    found = marked(picture, {"choose_route": REMOVED, "flow_joined_choose_route": CHANGED})

    assert (found.count(" bp-removed"), found.count(" bp-changed")) == (1, 1)
    assert found.replace(" bp-removed", "").replace(" bp-changed", "") == picture
