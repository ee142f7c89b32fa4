"""The matrix: what is in force in a country by the institutions that adopt, and what is known of each cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from amparo.foundation.access.actors import Actor
from amparo.partnership.adoption.models import Act, Agreement, Evidence, Exemption, Reminder
from amparo.partnership.adoption.rules.coverage import Cell, LiveAct, state_of
from amparo.partnership.adoption.vocabulary import REVISION_MONTHS
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.coalition.models import Country, Institution
from amparo.partnership.procedures import queries as procedures
from amparo.partnership.procedures.models import ProcedureVersion

# They run the coalition's own work: the coalition itself, its response team and its review.
OWN_BODIES = frozenset({"COALITION", "COMMISSION", "RESPONSE_TEAM"})
Place = tuple[int, int]


@dataclass(frozen=True)
class Coverage:
    """A country's matrix on a day: its institutions, what is in force, and each cell by institution and procedure."""

    institutions: tuple[Institution, ...]
    versions: tuple[ProcedureVersion, ...]
    cells: dict[Place, Cell]
    states: dict[Place, str]


def revision_months(country: Country) -> int:
    """Return after how many months an adoption is looked at again in a country."""
    return int(country.facts.get("adoption", {}).get("revision_months", REVISION_MONTHS))


def institutions_that_adopt(country: str) -> tuple[Institution, ...]:
    """Return the members of a coalition; where none is marked as such, the institutions that hold a role in it."""
    rows = list(coalition.institutions_of(country))
    members = [row for row in rows if row.is_member]
    others = [row for row in rows if row.kind not in OWN_BODIES and _takes_part(row)]
    return tuple(sorted(members or others, key=lambda row: row.short_name.casefold()))


def _takes_part(institution: Institution) -> bool:
    roles = institution.facts.get("roles", [])
    return bool(roles) and "secretariat" not in roles


def adopts(institution: Institution) -> bool:
    """Say whether an institution is among those that adopt the procedures of its coalition."""
    return institution in institutions_that_adopt(institution.country.code)


def institution_visible_to(by: Actor, key: int) -> Institution | None:
    """Return an institution of the actor's country that adopts procedures; an administrator has none."""
    if not by.roles - {"administrator"}:
        return None
    return next((row for row in institutions_that_adopt(by.country) if row.pk == key), None)


def coverage_of(country: str, today: date, *, only: int | None = None) -> Coverage:
    """Return a country's matrix on a day, in as many questions whatever its size; `only` narrows to an institution."""
    months = revision_months(coalition.country_by_code(country))
    institutions = tuple(row for row in institutions_that_adopt(country) if only in {None, row.pk})
    versions = tuple(procedures.in_force(country, today).defer("xml", "report"))
    cells = _cells(institutions, versions)
    states = {place: state_of(cell, today=today, months=months) for place, cell in cells.items()}
    return Coverage(institutions, versions, cells, states)


def _cells(institutions: tuple[Institution, ...], versions: tuple[ProcedureVersion, ...]) -> dict[Place, Cell]:
    keys = [row.pk for row in institutions]
    acts = _live_acts(keys)
    rows = Evidence.objects.filter(institution__in=keys).order_by("seen_on")
    seen = _last(rows.values_list("institution", "procedure", "seen_on"))
    exempt = _last(_in_order(Exemption, keys).values_list("institution", "procedure", "is_exempt"))
    agreed = _last(_in_order(Agreement, keys).values_list("institution", "procedure", "due_on"))
    places = ((institution, version) for institution in keys for version in versions)
    return {
        (institution, version.procedure_id): Cell(
            version=version.pk,
            act=acts.get((institution, version.procedure_id)),
            evidence_on=seen.get((institution, version.procedure_id)),
            is_exempt=bool(exempt.get((institution, version.procedure_id))),
            agreed_on=agreed.get((institution, version.procedure_id)),
        )
        for institution, version in places
    }


def _in_order(model: Any, institutions: list[int]) -> Any:
    return model.objects.filter(institution__in=institutions).order_by("pk")


def _live_acts(institutions: list[int]) -> dict[Place, LiveAct]:
    """Return the newest act of each cell that was not withdrawn."""
    rows = Act.objects.filter(institution__in=institutions, ending=None).order_by("signed_on", "pk")
    found = rows.values_list("institution", "version__procedure", "version", "signed_on", "in_force_on")
    return {(place, procedure): LiveAct(version, signed, since) for place, procedure, version, signed, since in found}


def _last(rows: Iterable[tuple[int, int, Any]]) -> dict[Place, Any]:
    """Return the last value of each cell."""
    return {(institution, procedure): value for institution, procedure, value in rows}


def last_reminders(institutions: Iterable[int]) -> dict[tuple[int, int, str], date]:
    """Return when each cell was last reminded, by kind."""
    rows = Reminder.objects.filter(institution__in=list(institutions)).order_by("sent_on")
    found = rows.values_list("institution", "procedure", "kind", "sent_on")
    return {(institution, procedure, kind): sent_on for institution, procedure, kind, sent_on in found}
