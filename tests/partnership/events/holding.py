"""Events that the tests hold, and who registers for them."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from typing import Any

from amparo.foundation.access.acting import acting
from amparo.foundation.access.actors import NOBODY, Actor
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.events.models import Event, Registration
from amparo.partnership.events.operations import deciding, registering
from amparo.partnership.events.operations import events as operations
from amparo.partnership.events.operations.events import EventPlan
from amparo.partnership.events.operations.registering import From, Registered
from amparo.partnership.events.queries import events as asked
from amparo.partnership.events.queries.templates import template_with
from amparo.partnership.events.rules.registering import Said
from amparo.partnership.events.rules.templates import Template
from amparo.partnership.rolls.operations import planning
from tests.conftest import As
from tests.partnership.directory.entering import country

NOW = datetime(2027, 1, 10, 15, 0, tzinfo=UTC)
FIRST = date(2027, 3, 1)
ANA = Said("Ana", "Mora Paz", "ana@x.hn", "HN", "Ministerio Público", "IN_PERSON", agrees=True)


def template(code: str = "workshop", language: str = "es") -> Template:
    found = template_with(code, language)
    assert found is not None
    return found


def event(as_staff: As, code: str = "workshop", *, places: tuple[int | None, int | None] | None = None) -> Event:
    """Make an event from a template and publish it."""
    told = template(code)
    plan = EventPlan(
        template=told, title=told.title, starts_on=FIRST, country="HN", time_zone="America/Tegucigalpa",
        language="es", place="Tegucigalpa", online_address="https://directo.example/sala",
    )  # fmt: skip
    with as_staff("hn.secretaria") as actor:
        made = operations.make_event(by=actor, kept_by=country(), plan=plan, at=NOW)
        if places is not None:
            planning.set_places(by=actor, activity=made.activity, in_person=places[0], online=places[1])
        operations.publish_event(by=actor, event=made, at=NOW)
        return fresh(made)


def fresh(made: Event) -> Event:
    return Event.objects.select_related("activity__kept_by", "series").get(pk=made.pk)


def said(number: int = 1, **more: Any) -> Said:
    """Say who registers; each number is another person."""
    names = ("Ana Mora", "Berta Lanza", "Carla Vásquez", "Delia Quirós", "Elsa Obando", "Flor Zúñiga")
    given, family = names[number - 1].split()
    told = {
        "given_names": given, "family_names": family, "e_mail": f"{given.lower()}@x.hn", "country": "HN",
        "organisation": "Fiscalía", "mode": "IN_PERSON", "agrees": True,
    }  # fmt: skip
    return Said(**{**told, **more})


def registered(made: Event, number: int = 1, *, place: str = "10.0.0.1", **more: Any) -> Registered:
    """Register somebody, who is not signed in."""
    return registering.register(
        by=NOBODY, event=made, said=said(number, **more), came=From(place, "es", NOW + timedelta(minutes=number))
    )


def accepted(as_staff: As, row: Registration) -> Registration:
    with as_staff("hn.secretaria") as actor:
        return deciding.accept(by=actor, registration=row, at=NOW)


def clock() -> AbstractContextManager[Actor]:
    """Act as the installation itself does, by its clock."""
    return acting(service_token())


def line_of(made: Event) -> Any:
    return asked.budget_of(made)[0]
