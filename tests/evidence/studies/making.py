"""Analyses and consultations for tests, made by the people who would make them."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from typing import Any

from amparo.demo.adopting import document
from amparo.evidence.studies import vocabulary as words
from amparo.evidence.studies.models import Analysis, Consultation, Finding, Source
from amparo.evidence.studies.operations import analyses, consulting, findings
from amparo.evidence.studies.rules.consulting import Session
from amparo.foundation.access.acting import acting
from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts.queries import demo_account
from amparo.foundation.accounts.signing import member_token
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.directory.models import Professional
from amparo.partnership.directory.operations.accounts import tie_account
from amparo.partnership.directory.operations.people import enter_professional
from amparo.partnership.directory.queries.people import professional_of_account
from amparo.partnership.directory.rules.entries import Entry
from tests.conftest import As

TODAY = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
KEEPER = "cr.secretaria"
PAPER = document()


def staff(username: str) -> AbstractContextManager[Actor]:
    """Open a transaction in which a member of staff acts, in whichever database is in use."""
    account = demo_account(username)
    assert account is not None
    return acting(member_token(account.pk, 600))


def analysis(as_staff: As) -> Analysis:
    """Return an empty analysis of Costa Rica."""
    with as_staff(KEEPER) as by:
        entry = analyses.AnalysisEntry({"es": "Informe"}, "2026")
        return analyses.make_analysis(by=by, kept_by=coalition.country_by_code("CR"), entry=entry, at=AT)


def source(by: Actor, of: Analysis, kind: str = words.MEETING, **more: Any) -> Source:
    """Enter a source."""
    said = {"title": "Reunión", "trust": words.MEDIUM, "told_on": TODAY, **more}
    return analyses.enter_source(by=by, analysis=of, entry=analyses.SourceEntry(kind, **said), today=TODAY, at=AT)


def finding(by: Actor, of: Analysis, *sources: Source, theme: str = "TRAINING") -> Finding:
    """Write a finding on sources."""
    entry = findings.FindingEntry(theme, {"es": "Falta formación."}, {"es": "No hay curso."})
    made = findings.write_finding(by=by, analysis=of, entry=entry, at=AT)
    for each in sources:
        findings.stand_on(by=by, finding=made, source=each)
    return made


def opened(by: Actor, of: Analysis) -> None:
    """Open the validation round today."""
    findings.open_round(by=by, analysis=of, opens_on=TODAY, closes_on=TODAY, at=AT)


def professional(by: Actor, family: str, username: str = "") -> Professional:
    """Enter a professional, tied to an account; who has it already stays."""
    account = demo_account(username) if username else None
    found = professional_of_account(account.pk) if account else None
    if found is not None:
        return found
    kept_by = coalition.country_by_code("CR")
    made = enter_professional(by=by, kept_by=kept_by, entry=Entry("Invento", family, country="CR"), at=AT)
    if account is not None:
        tie_account(by=by, professional=made, account=account.pk)
    return made


def prepared(as_staff: As) -> Consultation:
    """Return a consultation that lacks everything."""
    with as_staff(KEEPER) as by:
        entry = consulting.ConsultationEntry("Consulta", {"es": "Qué opinan."}, "Región Central")
        kept_by = coalition.country_by_code("CR")
        return consulting.prepare_consultation(by=by, kept_by=kept_by, entry=entry, today=TODAY)


def approval(on: date = TODAY) -> consulting.Approval:
    """Return an ethics approval."""
    return consulting.Approval("Comité de ética", "Presidencia", on, PAPER)


def ready(as_staff: As, on: date = TODAY) -> Consultation:
    """Return a consultation in which children may be asked; intake safeguards, a psychologist facilitates."""
    made = prepared(as_staff)
    with as_staff(KEEPER) as by:
        consulting.record_approval(by=by, consultation=made, approval=approval(on), today=TODAY)
        consulting.name_safeguard(
            by=by, consultation=made, professional=professional(by, "Salvaguarda", "cr.recepcion")
        )
        leader = professional(by, "Facilita", "cr.psicologia")
        consulting.name_facilitator(by=by, consultation=made, professional=leader, on=on)
    made.refresh_from_db()
    return made


def session(on: date = TODAY, *, girls: int = 6, boys: int = 5, band: str = "12_14", **more: int) -> Session:
    """Return a session as it is told."""
    present = girls + boys
    agreed = {"consents": present, "assents": present, "declined": 0, **more}
    return Session(on, counts={band: {"girls": girls, "boys": boys, "others": 0}}, **agreed)


def held(as_staff: As, on: date = TODAY) -> Consultation:
    """Return a consultation of which a session was held."""
    made = ready(as_staff, on)
    with as_staff(KEEPER) as by:
        consulting.record_session(by=by, consultation=made, session=session(on), today=TODAY)
    made.refresh_from_db()
    return made
