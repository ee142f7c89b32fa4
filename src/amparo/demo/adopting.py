"""Invented adoption: acts that say they are a demonstration, a consultation with comments, agreed days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import typst

from amparo.foundation.access.acting import acting
from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts.queries import demo_account
from amparo.foundation.accounts.signing import member_token
from amparo.partnership.adoption.operations import acts, cells, comments, proposals
from amparo.partnership.adoption.operations.acts import File, Shown, Signed
from amparo.partnership.adoption.operations.cells import Done
from amparo.partnership.adoption.queries import coverage, life
from amparo.partnership.coalition.models import Institution
from amparo.partnership.procedures import queries as procedures
from amparo.partnership.revision.operations import beginning, saving

# (account, institution, procedure, signed how many days ago, applied)
ACTS: Final = (
    ("cr.policia", "CR_OIJ", "02", 120, True),
    ("cr.policia", "CR_OIJ", "03", 120, False),
    ("cr.inamu", "CR_INAMU", "02", 800, False),
    ("cr.inamu", "CR_INAMU", "09", 60, True),
    ("cr.migracion", "CR_DGME", "01", 30, False),
    ("cr.salud", "CR_CCSS", "09", 15, False),
    ("hn.policia", "HN_POLICE", "02", 90, True),
    ("hn.migracion", "HN_INM", "01", 40, False),
)
# (secretariat, institution, procedure, agreed how many days ago, for how many days)
AGREED: Final = (
    ("cr.secretaria", "CR_PANI", "02", 60, 30),
    ("cr.secretaria", "CR_MTSS", "09", 20, 60),
    ("hn.secretaria", "HN_SENAF", "02", 50, 20),
)
EXEMPT: Final = (("cr.secretaria", "CR_HACIENDA", "03"), ("cr.secretaria", "CR_ICT", "07"))
SAID: Final = (
    ("policia", "Falta decir quién avisa cuando la persona cambia de lugar."),
    ("migracion", "Proponemos que el plazo se cuente en días hábiles."),
)
DOCUMENT: Final = "Documento inventado para la demostración. Nadie lo firmó y no obliga a ninguna institución."
BOSS: Final = "Dirección General (persona inventada para la demostración)"


@dataclass
class Adopter:
    """Acts as the demonstration's staff, each with a session of their own."""

    now: datetime

    def as_staff(self, username: str, act: Callable[[Actor], object]) -> None:
        """Do something as a member of staff."""
        account = demo_account(username)
        if account is None:
            raise LookupError(username)
        with acting(member_token(account.pk, 600)) as actor:
            act(actor)

    def day(self, ago: int) -> date:
        """Return the day some days ago."""
        return self.now.date() - timedelta(days=ago)


def document() -> bytes:
    """Return the one-page PDF that stands for every invented act."""
    made: Any = typst.compile(DOCUMENT.encode(), timestamp=0)
    return bytes(made)


def load_adoption() -> int:
    """Make the demonstration's adoption when there is none yet; return how many acts were made."""
    adopter = Adopter(datetime.now(UTC))
    found = {row.code: row for code in ("CR", "HN") for row in coverage.institutions_that_adopt(code)}
    if any(cell.act for cell in coverage.coverage_of("CR", adopter.day(0)).cells.values()):
        return 0
    body = document()
    for each in ACTS:
        adopter.as_staff(each[0], lambda actor, each=each: _adopt(actor, adopter, found[each[1]], each, body))  # type: ignore[misc]
    for one in AGREED:
        adopter.as_staff(one[0], lambda actor, one=one: _agree(actor, adopter, found[one[1]], one))  # type: ignore[misc]
    for username, code, number in EXEMPT:
        adopter.as_staff(username, lambda actor, code=code, number=number: _exempt(actor, adopter, found[code], number))  # type: ignore[misc]
    for country in ("cr", "hn"):
        _consult(adopter, country)
    return len(ACTS)


def _version(institution: Institution, number: str, on: date) -> Any:
    version = procedures.version_in_force(number, institution.country.code, on)
    if version is None:
        raise LookupError(number)
    return version


def _adopt(by: Actor, adopter: Adopter, place: Institution, each: tuple[str, str, str, int, bool], body: bytes) -> None:
    _username, _code, number, ago, is_applied = each
    today, signed_on = adopter.day(0), adopter.day(ago)
    version = _version(place, number, today)
    signed = Signed(f"DEMOSTRACIÓN-{number}", signed_on, BOSS, signed_on)
    file = File("demostracion.pdf", body)
    acts.record_act(by=by, institution=place, version=version, signed=signed, file=file, today=today, at=adopter.now)
    if is_applied:
        shown = Shown("NUMBER", "12", "Personas formadas en el procedimiento (cifra inventada).", today)
        acts.record_evidence(
            by=by, institution=place, procedure=version.procedure, shown=shown, file=None, today=today, at=adopter.now
        )


def _agree(by: Actor, adopter: Adopter, place: Institution, each: tuple[str, str, str, int, int]) -> None:
    _username, _code, number, ago, days = each
    start = adopter.day(ago)
    procedure = _version(place, number, start).procedure
    due_on = start + timedelta(days=days)
    cells.agree_date(
        by=by, institution=place, procedure=procedure, due_on=due_on, today=start, at=adopter.now - timedelta(days=ago)
    )
    done = Done("MEETING", start, "Dirección General", "COMMITTED", "Reunión inventada para la demostración.")
    cells.record_advocacy(by=by, institution=place, procedure=procedure, done=done, today=start, at=adopter.now)


def _exempt(by: Actor, adopter: Adopter, place: Institution, number: str) -> None:
    cells.exempt_institution(
        by=by,
        institution=place,
        procedure=_version(place, number, adopter.day(0)).procedure,
        is_exempt=True,
        reason="No atiende a personas (motivo inventado para la demostración).",
        at=adopter.now,
    )


def _consult(adopter: Adopter, country: str) -> None:
    """Open a consultation on another title of procedure 14, with comments of two institutions."""
    today = adopter.day(0)

    def propose(by: Actor) -> None:
        begun = beginning.start_draft(by=by, number="14", at=adopter.now)
        title = "Reparación integral, con o sin proceso penal (revisión de la demostración)"
        texts = {**begun.texts, "es": {**begun.texts["es"], "title": title}}
        saved = saving.save_draft(
            by=by, draft=begun, revision=begun.revision, xml=begun.xml, texts=texts, at=adopter.now
        )
        proposals.put_to_consultation(
            by=by,
            draft=saved.draft,
            reason="Revisión inventada para la demostración: solo cambia el título.",
            open_until=today + timedelta(days=20),
            today=today,
            at=adopter.now,
        )

    def say(by: Actor, text: str) -> None:
        proposal = life.open_proposal("14", by.country)
        if proposal is not None:
            step = life.steps_of(proposal, "es")[2][0]
            comments.comment_on_step(by=by, proposal=proposal, element=step, text=text, today=today, at=adopter.now)

    adopter.as_staff(f"{country}.secretaria", propose)
    for role, text in SAID:
        adopter.as_staff(f"{country}.{role}", lambda by, text=text: say(by, text))  # type: ignore[misc]
