"""What can be asked of competencies and of the steps that need them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from amparo.bpmn.diagram import Diagram
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.competencies.models import Asking, Competency, Requirement
from amparo.partnership.competencies.rules import Needed, needed_for
from amparo.partnership.procedures import queries as procedures
from amparo.partnership.procedures.models import ProcedureVersion


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a procedure in force that asks for a competency."""

    procedure: str
    version: int
    element: str
    title: str
    role: str
    needed: Needed


def competencies() -> QuerySet[Competency]:
    """Return every competency, framework by framework."""
    return Competency.objects.select_related("framework")


def competency(code: str) -> Competency | None:
    """Return a competency by its code."""
    return competencies().filter(code=code).first()


def told_of(procedure: str, element: str) -> Needed | None:
    """Return what the content's table tells of a step."""
    row = Requirement.objects.filter(procedure=procedure, element=element).values_list("competency__code", "strength")
    found = row.first()
    return Needed(*found) if found else None


def asked_since(country: str) -> dict[str, date]:
    """Return from which day a country asks for each competency, by code; those not asked for are left out."""
    rows = Asking.objects.filter(country__code=country).order_by("competency_id", "-pk").distinct("competency_id")
    found = rows.values_list("competency__code", "since")
    return {code: since for code, since in found if since is not None}


def needed_on(country: str, diagram: Diagram, element: str, on: date) -> Needed | None:
    """Return what a step asks for in a country on a day, or None: nothing, or not yet."""
    node = diagram.nodes[element]
    needed = needed_for(node.step, told_of(diagram.number, element))
    if needed is None:
        return None
    since = asked_since(country).get(needed.competency)
    return needed if since is not None and since <= on else None


def steps_that_ask(country: str, on: date) -> tuple[Step, ...]:
    """Return every step of the procedures in force in a country that asks for a competency, by procedure."""
    told = {
        (procedure, element): Needed(code, strength)
        for procedure, element, code, strength in Requirement.objects.values_list(
            "procedure", "element", "competency__code", "strength"
        )
    }
    return tuple(step for version in procedures.in_force(country, on) for step in _of_version(version, told))


def _of_version(version: ProcedureVersion, told: dict[tuple[str, str], Needed]) -> Iterator[Step]:
    """Yield the steps of a version that ask for a competency."""
    diagram = procedures.diagram_of(version)
    for key, node in diagram.nodes.items():
        needed = needed_for(node.step, told.get((diagram.number, key)))
        if needed is None or node.step is None:
            continue
        titles = {lang: texts.get("steps", {}).get(key, {}).get("title", key) for lang, texts in version.texts.items()}
        yield Step(diagram.number, version.number, key, in_language(titles, key), diagram.role_of(key) or "", needed)
