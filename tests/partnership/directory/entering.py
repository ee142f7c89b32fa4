"""What the tests of the directory enter, and as whom."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime

import openpyxl

from amparo.foundation.access.actors import Actor
from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.models import Organisation, Professional
from amparo.partnership.directory.operations import organisations, people
from amparo.partnership.directory.rules.entries import Entry, OrganisationEntry
from tests.conftest import As

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
HEADINGS = ("Nombres", "Apellidos", "Correo", "País", "Organización", "Cargo", "Modalidad")


def country(code: str = "HN") -> Country:
    return Country.objects.get(code=code)


def enter(by: Actor, given: str, family: str, e_mail: str = "", **more: str) -> Professional:
    entry = Entry(given, family, e_mail, **{"country": "HN", **more})  # type: ignore[arg-type]
    return people.enter_professional(by=by, kept_by=country(by.country), entry=entry, at=NOW)


def entered(as_staff: As, given: str, family: str, e_mail: str = "", **more: str) -> Professional:
    with as_staff("hn.secretaria") as actor:
        return enter(actor, given, family, e_mail, **more)


def of_the_police(as_staff: As, given: str = "Ana", family: str = "Pérez") -> Professional:
    """Enter somebody who works in the institution of the focal point."""
    with as_staff("hn.secretaria") as actor:
        organisations.enter_institutions(by=actor, kept_by=country(), at=NOW)
        name = Organisation.objects.get(institution__code="HN_POLICE").name
        return enter(actor, given, family, organisation=name)


def organisation(as_staff: As, name: str, *aliases: str, where: str = "HN", sector: str = "STATE") -> Organisation:
    with as_staff("hn.secretaria") as actor:
        return organisations.enter_organisation(
            by=actor, kept_by=country(), entry=OrganisationEntry(name, sector, where, aliases), at=NOW
        )


def workbook(rows: Sequence[Sequence[object]], headings: Sequence[str] = HEADINGS) -> bytes:
    book = openpyxl.Workbook()
    for row in (headings, *rows):
        book.worksheets[0].append(list(row))
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()
