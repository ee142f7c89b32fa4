"""Looking at a case as one member of staff sees it, inside a transaction in which that member acts."""

from __future__ import annotations

from typing import Any

from amparo.demo.carrying import Carrier
from amparo.foundation.audit.models import Entry
from amparo.partnership.coalition.models import Team
from amparo.protection.cases import queries as cases
from amparo.protection.cases.models import Case
from amparo.protection.pathways.models import OpenStep, Pathway
from amparo.protection.pathways.queries import runs


def case_of(carrier: Carrier) -> Case:
    """Return the carried case. Raises `LookupError` when it is out of the actor's sight."""
    case = cases.case_by_code(carrier.code)
    if case is None:
        raise LookupError(carrier.code)
    return case


def step_of(carrier: Carrier, path: str) -> OpenStep:
    """Return an open step of the carried case. Raises `LookupError` when it is not open."""
    step = runs.open_step(case_of(carrier), path)
    if step is None:
        raise LookupError(path)
    return step


def open_paths(carrier: Carrier) -> list[str]:
    """Return the paths of the steps that are open, whoever looks."""
    rows = OpenStep.objects.using("owner").filter(case__code=carrier.code)
    return sorted(rows.values_list("path", flat=True))


def answers_of(carrier: Carrier) -> dict[str, Any]:
    """Return the finite answers of the pathway, whoever looks."""
    return dict(Pathway.objects.using("owner").get(case__code=carrier.code).state["answers"])


def actions_of(carrier: Carrier) -> list[str]:
    """Return the actions of the audit chain of the carried case, in order."""
    rows = Entry.objects.using("owner").filter(case=carrier.code, chain__startswith="case:").order_by("seq")
    return list(rows.values_list("action", flat=True))


def team_of(institution: str, code: str = "team") -> int:
    """Return the id of a team."""
    return int(Team.objects.get(institution__code=institution, code=code).pk)
