"""What can be asked of competencies and of the steps that need them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.competencies.models import Asking, Competency
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


def asked_since(country: str) -> dict[str, date]:
    """Return from which day a country asks for each competency, by code; those not asked for are left out."""
    rows = Asking.objects.filter(country__code=country).order_by("competency_id", "-pk").distinct("competency_id")
    found = rows.values_list("competency__code", "since")
    return {code: since for code, since in found if since is not None}


def asked_on(country: str, on: date) -> QuerySet[Competency]:
    """Return the competencies that a country asks for on a day."""
    decided = Asking.objects.filter(country__code=country, competency=OuterRef("pk")).order_by("-pk")
    return competencies().alias(since=Subquery(decided.values("since")[:1])).filter(since__lte=on)


def steps_that_ask(country: str, on: date) -> tuple[Step, ...]:
    """Return every step of the procedures in force in a country that asks for a competency, by procedure."""
    return tuple(step for version in procedures.in_force(country, on) for step in steps_of(version))


def steps_of(version: ProcedureVersion) -> Iterator[Step]:
    """Yield the steps of a version that ask for a competency, in the order of its drawing."""
    diagram = procedures.diagram_of(version)
    for key, node in diagram.nodes.items():
        needed = needed_for(node.step)
        if needed is None or node.step is None:
            continue
        titles = {lang: texts.get("steps", {}).get(key, {}).get("title", key) for lang, texts in version.texts.items()}
        yield Step(diagram.number, version.number, key, in_language(titles, key), diagram.role_of(key) or "", needed)
