"""Which differences between versions concern whoever was taught a step: a pure rule."""

from __future__ import annotations

from amparo.bpmn.compare import ADDED, CHANGED, REMOVED, Change, Difference
from amparo.partnership.kits.rules.changes import changed_steps


def test_what_a_step_asks_reads_or_explains_matters() -> None:
    found = changed_steps(
        [
            Difference(CHANGED, "node", "vote", "Votar", (Change("asks"), Change("scope"), Change("help"))),
            Difference(REMOVED, "node", "sign", "Firmar"),
        ]
    )

    assert found == {"vote": ("asks", "help"), "sign": (REMOVED,)}


def test_where_it_stands_a_new_step_or_an_arrow_does_not() -> None:
    found = changed_steps(
        [
            Difference(CHANGED, "node", "vote", "Votar", (Change("scope"),)),
            Difference(ADDED, "node", "new", "Nuevo"),
            Difference(CHANGED, "flow", "flow_1", "", (Change("name"),)),
            Difference(CHANGED, "lane", "panel", "Panel", (Change("role"),)),
        ]
    )

    assert found == {}
