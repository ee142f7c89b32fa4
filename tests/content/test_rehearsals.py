"""What the rehearsals assume names only what the procedures have."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from amparo.bpmn.diagram import STEP_KINDS
from amparo.bpmn.library import open_library
from amparo.bpmn.rehearse import plan_from

CONTENT = Path(__file__).parents[2] / "content"
COUNTRIES = sorted(path.stem for path in (CONTENT / "rehearsals").glob("*.toml"))
LIBRARY = open_library([CONTENT / "procedures"])
DIAGRAMS = [each.diagram for each in LIBRARY.procedures.values()]


def written(country: str) -> dict[str, Any]:
    return tomllib.loads((CONTENT / "rehearsals" / f"{country}.toml").read_text(encoding="utf-8"))


def test_each_country_has_its_figures() -> None:
    assert sorted(path.name for path in (CONTENT / "coalitions").iterdir() if path.is_dir()) == COUNTRIES


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_figures_are_a_plan_and_say_where_they_come_from(country: str) -> None:
    deadlines = {name: each.parameters[country].get("deadlines", {}) for name, each in LIBRARY.procedures.items()}

    plan = plan_from(written(country), deadlines)

    assert plan.staff
    assert (written(country)["origin"], written(country)["verified"]) == ("proposal", False)


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_figures_name_roles_steps_answers_and_messages_of_the_procedures(country: str) -> None:
    given = written(country)
    roles = {lane.role for diagram in DIAGRAMS for lane in diagram.lanes}
    steps = {node for diagram in DIAGRAMS for node in diagram.nodes} | STEP_KINDS | {"other"}
    answers = {(name, value) for diagram in DIAGRAMS for name, one in diagram.variables.items() for value in one.values}
    messages = {node.message for diagram in DIAGRAMS for node in diagram.nodes.values()}

    assert set(given["staff"]) - roles == set()
    assert set(given["minutes"]) - steps == set()
    assert {(name, value) for name, row in given["chances"].items() for value in row} - answers == set()
    assert set(given["messages"]) - messages == set()
