"""What the tests of outreach enter, and as whom."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from amparo.foundation.access.actors import Actor
from amparo.partnership.directory.models import Organisation
from amparo.partnership.directory.operations import organisations
from amparo.partnership.directory.rules.entries import OrganisationEntry
from amparo.partnership.rolls.operations.public import InPublic
from amparo.prevention.outreach import vocabulary as words
from amparo.prevention.outreach.models import Channel, Company, Initiative
from amparo.prevention.outreach.operations import companies, initiatives, reporting
from amparo.prevention.outreach.operations.companies import CompanyEntry
from amparo.prevention.outreach.operations.initiatives import Entry, Joining
from amparo.prevention.outreach.operations.reporting import Opening, Trying
from tests.conftest import As
from tests.partnership.directory.entering import country

NOW = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
TODAY = NOW.date()
YEAR = timedelta(days=365)


def institutions(as_staff: As, where: str = "HN") -> None:
    with as_staff(f"{where.lower()}.secretaria") as by:
        organisations.enter_institutions(by=by, kept_by=country(where), at=NOW)


def own(code: str = "HN_CSO_WOMEN") -> Organisation:
    return Organisation.objects.select_related("kept_by", "institution").get(institution__code=code)


def held(place: str = "Tela", hours_ago: int = 30, **more: Any) -> InPublic:
    start = NOW - timedelta(hours=hours_ago)
    counts = {"12_17": (8, 3, 0), "18_29": (12, 5, 1)}
    return InPublic("Ofertas engañosas", place, start, start + timedelta(hours=2), **{"counts": counts, **more})


def entry(kind: str = words.STRATEGY, **more: Any) -> Entry:
    said = {"title": "Estrategia de prueba", "place": "Tela", "led_by": "Junta del barrio", **more}
    return Entry(kind, **said)


def entered(by: Actor, kind: str = words.STRATEGY, **more: Any) -> Initiative:
    return initiatives.enter_initiative(by=by, kept_by=country(by.country), entry=entry(kind, **more), at=NOW)


def informal(by: Actor, initiative: Initiative, name: str = "Vendedoras de la playa norte") -> None:
    joining = Joining(name=name, is_informal=True)
    initiatives.add_partner(by=by, initiative=initiative, joining=joining, at=NOW)


def channel(by: Actor, initiative: Initiative, reached_at: str = "Línea 100", **more: Any) -> Channel:
    opening = Opening(words.PHONE, reached_at, "Equipo de respuesta", **{"is_public": True, **more})
    return reporting.open_channel(by=by, initiative=initiative, opening=opening, at=NOW)


def tried(by: Actor, which: Channel, result: str = words.WORKED, days_ago: int = 0) -> None:
    trying = Trying(TODAY - timedelta(days=days_ago), "Organización de mujeres", result)
    reporting.record_test(by=by, channel=which, trying=trying, today=TODAY, at=NOW)


def company(by: Actor, name: str = "Hotel de prueba") -> Company:
    about = OrganisationEntry(name, "PRIVATE", by.country, ())
    organisation = organisations.enter_organisation(by=by, kept_by=country(by.country), entry=about, at=NOW)
    said = CompanyEntry(organisation, words.LODGING, "Tela")
    return companies.enter_company(by=by, kept_by=country(by.country), entry=said, at=NOW)
