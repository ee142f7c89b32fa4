"""Writing down what people cannot do yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition.models import Country
from amparo.partnership.competencies.models import Competency
from amparo.partnership.kits import permissions
from amparo.partnership.kits.models import Need
from amparo.partnership.kits.rules import needs as rules


class InCountry:
    """A country as the subject of a permission."""

    def __init__(self, country: Country) -> None:
        """Keep the country."""
        self.country = country


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: who cannot do what, where, how many they are, by which means and source."""

    competency: Competency
    statement: str
    found_by: str
    source: str
    found_on: date
    region: str = ""
    sector: str = ""
    people: int | None = None


@transaction.atomic
def record_need(*, by: Actor, country: Country, found: Found, today: date, at: datetime) -> Need:
    """Write down a need for training, before any kit answers it. Raises `Refused`."""
    permits.require(by, permissions.RECORD_NEED, InCountry(country), by_table=permissions.MAY)
    reasons = rules.reasons_not_to_record(
        statement=found.statement, source=found.source, found_on=found.found_on, today=today, people=found.people
    )
    if reasons:
        raise Refused(reasons)
    need = Need.objects.create(
        country=country,
        competency=found.competency,
        region=found.region,
        sector=found.sector,
        found_by=found.found_by,
        found_on=found.found_on,
        people=found.people,
        statement=found.statement.strip(),
        source=found.source.strip(),
        account=permissions.account_of(by, permissions.RECORD_NEED),
        recorded_at=at,
    )
    facts = {"country": country.code, "competency": found.competency.code, "found_by": found.found_by}
    entries.record(Note("NEED_RECORDED", subject=f"need:{need.pk}", facts=facts), by=by)
    return need
