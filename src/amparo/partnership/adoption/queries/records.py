"""What was recorded on one cell: acts and their letters, evidence, reminders, advocacy and the rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from amparo.foundation import keys
from amparo.foundation.access.actors import Actor
from amparo.partnership.adoption.models import (
    Act,
    Advocacy,
    Agreement,
    Document,
    Evidence,
    Exemption,
    Letter,
    LetterText,
    Reminder,
)
from amparo.partnership.adoption.rules import letters
from amparo.partnership.coalition.models import Institution
from amparo.partnership.procedures.models import Procedure


@dataclass(frozen=True)
class Records:
    """Everything that was recorded where an institution and a procedure meet, newest first."""

    acts: tuple[Act, ...]
    evidence: tuple[Evidence, ...]
    exemptions: tuple[Exemption, ...]
    agreements: tuple[Agreement, ...]
    advocacy: tuple[Advocacy, ...]
    reminders: tuple[Reminder, ...]


def procedure_numbered(number: str) -> Procedure | None:
    """Return a procedure by its number."""
    return Procedure.objects.filter(number=number).first()


def records_of(institution: Institution, procedure: Procedure) -> Records:
    """Return what was recorded on a cell."""
    here = {"institution": institution, "procedure": procedure}
    return Records(
        acts=tuple(acts_of(institution, procedure)),
        evidence=tuple(Evidence.objects.filter(**here).select_related("document").defer("document__body")),
        exemptions=tuple(Exemption.objects.filter(**here)),
        agreements=tuple(Agreement.objects.filter(**here)),
        advocacy=tuple(Advocacy.objects.filter(**here)),
        reminders=tuple(Reminder.objects.filter(**here)),
    )


def acts_of(institution: Institution, procedure: Procedure) -> QuerySet[Act]:
    """Return the acts of an institution on a procedure, newest first, with document, letter and ending."""
    rows = Act.objects.filter(institution=institution, version__procedure=procedure)
    return rows.select_related("version", "document", "letter", "ending").defer(
        "document__body", "version__xml", "version__report"
    )


def _reads(by: Actor) -> bool:
    return bool(by.country) and bool(by.roles - {"administrator"})


def act_visible_to(by: Actor, key: int) -> Act | None:
    """Return an act of the actor's country, or None."""
    rows = Act.objects.filter(pk=key, institution__country__code=by.country) if _reads(by) else Act.objects.none()
    joined = ("institution__country", "version__procedure", "document", "letter", "ending")
    return rows.select_related(*joined).first()


def document_visible_to(by: Actor, key: int) -> Document | None:
    """Return a document of the actor's country with its bytes, or None."""
    found = Document.objects.filter(pk=key, institution__country__code=by.country)
    return found.first() if _reads(by) else None


def letter_text_visible_to(by: Actor, act: int, language: str) -> LetterText | None:
    """Return the letter of an act of the actor's country in a language, or None."""
    if not _reads(by):
        return None
    rows = LetterText.objects.filter(letter__act=act, letter__institution__country__code=by.country, language=language)
    joined = ("letter__act__version__procedure", "letter__act__document", "letter__institution__country")
    return rows.select_related(*joined).first()


def live_act(institution: Institution, procedure: Procedure) -> Act | None:
    """Return the act by which an institution has adopted a procedure, unless it was withdrawn."""
    return acts_of(institution, procedure).filter(ending=None).first()


def reminders_waiting_for(by: Actor) -> QuerySet[Reminder]:
    """Return the reminders that the actor's institution was sent, newest first."""
    rows = Reminder.objects.filter(institution_id=by.institution) if by.institution else Reminder.objects.none()
    return rows.select_related("procedure", "institution")


def code_of(letter: Letter) -> str:
    """Return the verification code of a letter."""
    return keys.code_for("letters", _coded(letter))


def _coded(letter: Letter) -> str:
    reference = letters.reference_of(letter.institution.short_name, letter.number, letter.year)
    return letters.what_is_coded(reference, letter.institution.code, letter.pk)


@dataclass(frozen=True, slots=True)
class Genuine:
    """All that anyone is told of a letter whose number and code they have."""

    reference: str
    issued_on: date
    institution: dict[str, str]
    revoked_on: date | None


def genuine_letter(reference: str, code: str) -> Genuine | None:
    """Return what is told of a letter; None when there is none with this number and code, whichever is wrong."""
    parts = letters.parts_of(reference)
    if parts is None:
        return None
    _institution, number, year = parts
    rows = Letter.objects.filter(number=number, year=year).select_related("institution__country", "act__ending")
    for row in rows:
        written = letters.reference_of(row.institution.short_name, row.number, row.year)
        if written == "-".join((parts[0], f"{number:03d}", str(year))) and keys.is_code_for(
            code, "letters", _coded(row)
        ):
            zone = ZoneInfo(row.institution.country.time_zone)
            ending = getattr(row.act, "ending", None)
            issued_on = row.issued_at.astimezone(zone).date()
            return Genuine(written, issued_on, row.institution.names, ending.ended_on if ending else None)
    return None
