"""The demonstration's events: the congress of 2021 and the workshop of 2022 as programmes, and one that is to come.

The form of both comes from source documents; hours, rooms, names and money are invented and say so.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Final

from amparo.demo.adopting import Adopter
from amparo.demo.gathering import CONGRESS_ORIGIN, WORKSHOP_ORIGIN
from amparo.foundation.access.actors import NOBODY, Actor
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.events import vocabulary as words
from amparo.partnership.events.models import Event
from amparo.partnership.events.operations import budget, deciding, registering
from amparo.partnership.events.operations import events as operations
from amparo.partnership.events.operations.events import About, EventPlan
from amparo.partnership.events.operations.programme import SpeakerEntry, name_speaker
from amparo.partnership.events.operations.registering import From
from amparo.partnership.events.queries import events as asked
from amparo.partnership.events.queries import programme
from amparo.partnership.events.queries.registering import registration_of
from amparo.partnership.events.queries.templates import template_with
from amparo.partnership.events.rules.budget import LineEntry
from amparo.partnership.events.rules.registering import Said
from amparo.partnership.events.rules.templates import Template
from amparo.partnership.rolls.models import Activity
from amparo.partnership.rolls.vocabulary import IN_PERSON, ONLINE

SERIES: Final = "Buenas prácticas regionales"
COMING: Final = "Segundo congreso regional (demostración)"
DAYS_AHEAD: Final = 30
INVENTED: Final = "Inventado para la demostración."
SPENT: Final = (Decimal("0.98"), Decimal("1.02"), Decimal("0.92"), None)  # of what was planned, line by line
# (given names, family names, country, organisation, way, what is answered); all invented.
WHO: Final = (
    ("Rebeca", "Lanza (inventada)", "HN", "Fiscalía inventada", IN_PERSON, "accept"),
    ("Tomás", "Obando (inventado)", "CR", "Policía inventada", ONLINE, "accept"),
    ("Wendy", "Solano (inventada)", "GT", "Organización inventada", IN_PERSON, ""),
    ("Ana", "Mora Mora (inventada)", "HN", "Institución inventada HN 1", IN_PERSON, ""),
    ("Óscar", "Fallas (inventado)", "PA", "Empresa inventada", ONLINE, "refuse"),
)


def load_events() -> int:
    """Make the demonstration's events when there are none yet; return how many were made."""
    holder = Adopter(datetime.now(UTC))
    if Event.objects.filter(activity__kept_by__code="HN").exists():
        return 0
    holder.as_staff("hn.secretaria", lambda by: _held(by, holder.now))
    holder.as_staff("hn.secretaria", lambda by: _coming(by, holder.now))
    return 3


def _template(code: str) -> Template:
    found = template_with(code, "es")
    if found is None:
        raise LookupError(code)
    return found


def _held(by: Actor, at: datetime) -> None:
    """Write the programmes of the congress and of the workshop that the sources tell of, in one series."""
    for code, origin in (("congress", CONGRESS_ORIGIN), ("workshop", WORKSHOP_ORIGIN)):
        activity = Activity.objects.select_related("kept_by").get(kept_by__code="HN", origin=origin)
        event = operations.hold_event(
            by=by, activity=activity, template=_template(code), language="es", at=at, is_invented=True
        )
        operations.put_in_series(by=by, event=event, name=SERIES, at=at)
        operations.publish_event(by=by, event=event, at=at)
        _spend(by, event)
        if code == "congress":
            _name_speakers(by, event)


def _spend(by: Actor, event: Event) -> None:
    for line, share in zip(list(asked.budget_of(event)), SPENT, strict=False):
        spent = line.planned * share if share and line.planned else None
        told = LineEntry(line.name, line.currency, line.planned, spent, note=INVENTED)
        budget.change_line(by=by, line=line, entry=told)


def _name_speakers(by: Actor, event: Event) -> None:
    """Name three who speak: one whom everybody may see, one for those who take part, one hidden."""
    agreed = date(2021, 9, 30)
    told = (
        ("Jueza inventada", "Corte inventada", words.PUBLIC, agreed),
        ("Fiscal inventado", "Fiscalía inventada", words.PARTICIPANTS, agreed),
        ("Persona que habla con un nombre elegido", "", words.HIDDEN, None),
    )
    items = programme.items_of(event).filter(kind=words.CONFERENCE)
    for item, (name, presented_as, visibility, on) in zip(items, told, strict=False):
        entry = SpeakerEntry(name, presented_as, visibility=visibility, agreed_on=on, is_invented=True)
        name_speaker(by=by, item=item, entry=entry, today=agreed)


def _coming(by: Actor, at: datetime) -> None:
    """Make an invented congress that one can register for now, with people who wait for an answer."""
    country = coalition.country_by_code("HN")
    plan = EventPlan(
        template=_template("congress"), title=COMING, is_invented=True,
        starts_on=at.date() + timedelta(days=DAYS_AHEAD), country="HN",
        time_zone=country.time_zone, language="es", place="Tegucigalpa", online_address="https://directo.example/congreso",
    )  # fmt: skip
    event = operations.make_event(by=by, kept_by=country, plan=plan, at=at)
    operations.change_about(by=by, event=event, about=_about(event))
    operations.put_in_series(by=by, event=event, name=SERIES, at=at)
    event = operations.publish_event(by=by, event=event, at=at)
    for number, (given, family, where, organisation, mode, answer) in enumerate(WHO, start=1):
        said = Said(
            given, family, f"i{number}@inventada.example", where, organisation, mode, agrees=True,
            is_listed=number == 1, badge_says_organisation=number == 1, why=INVENTED,
        )  # fmt: skip
        registering.register(by=NOBODY, event=event, said=said, came=From("demo", "es", at))
        row = registration_of(by, event, number)
        if row is not None and answer == "accept":
            deciding.accept(by=by, registration=row, at=at)
        elif row is not None and answer:
            reason = "El congreso es para instituciones y organizaciones. " + INVENTED
            deciding.refuse(by=by, registration=row, reason=reason, at=at)


def _about(event: Event) -> About:
    return About(
        summary=event.summary,
        languages=tuple(event.languages),
        name="Centro de convenciones inventado",
        address="Dirección inventada, Tegucigalpa",
        access="Entrada sin gradas; hay ascensor y una sala tranquila. Inventado.",
        stream_note="La dirección aparece en su inscripción poco antes de cada conferencia.",
    )
