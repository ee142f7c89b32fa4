"""An institution's acts: recorded with their document, told in a numbered letter, withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.adoption import permissions
from amparo.partnership.adoption.models import Act, ActEnding, Document, Evidence
from amparo.partnership.adoption.operations.letters import issue_letter
from amparo.partnership.adoption.queries import coverage, records
from amparo.partnership.adoption.rules import acts as rules
from amparo.partnership.coalition.models import Institution
from amparo.partnership.procedures import queries as procedures
from amparo.partnership.procedures.models import Procedure, ProcedureVersion


@dataclass(frozen=True, slots=True)
class Signed:
    """What an act says of itself: its number, when it was signed and by whom, and from when it holds."""

    number: str
    signed_on: date
    signed_by: str
    in_force_on: date


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was uploaded."""

    name: str
    body: bytes


@transaction.atomic
def record_act(
    *, by: Actor, institution: Institution, version: ProcedureVersion, signed: Signed, file: File, today: date,
    at: datetime,
) -> Act:  # fmt: skip
    """Record that one's institution adopts a version, with the act as a PDF; its letter is issued at once.

    Raises `Refused` when the actor may not, the file is no plain PDF, or a rule forbids it; then no number is used.
    """
    permits.require(by, permissions.RECORD_ACT, institution, by_table=permissions.MAY)
    current = procedures.version_in_force(version.procedure.number, institution.country.code, today)
    reasons = rules.reasons_not_to_adopt(
        adopts=coverage.adopts(institution),
        is_current=current is not None and current.pk == version.pk,
        signed_on=signed.signed_on,
        in_force_on=signed.in_force_on,
        today=today,
        number=signed.number,
        signed_by=signed.signed_by,
    ) + rules.reasons_not_to_keep(file.body)
    reasons += rules.reasons_not_to_repeat(
        Act.objects.filter(institution=institution, version=version, number=signed.number.strip()).exists()
    )
    if reasons:
        raise Refused(reasons)
    act = Act.objects.create(
        institution=institution,
        version=version,
        document=_keep(by, institution, file, at),
        number=signed.number.strip(),
        signed_on=signed.signed_on,
        signed_by=signed.signed_by.strip(),
        in_force_on=signed.in_force_on,
        account=permissions.account_of(by, permissions.RECORD_ACT),
        recorded_at=at,
    )
    issue_letter(by=by, act=act, on=today, at=at)
    facts = {"procedure": version.procedure.number, "version": version.number, "act": act.document.digest}
    entries.record(Note("ACT_RECORDED", subject=f"institution:{institution.code}", facts=facts), by=by)
    return act


def _keep(by: Actor, institution: Institution, file: File, at: datetime) -> Document:
    """Keep a file with its digest."""
    return Document.objects.create(
        institution=institution,
        name=file.name[-100:],
        digest=rules.digest_of(file.body),
        size=len(file.body),
        body=file.body,
        account=permissions.account_of(by, permissions.RECORD_ACT),
        uploaded_at=at,
    )


@transaction.atomic
def withdraw_act(*, by: Actor, act: Act, ended_on: date, why: str, today: date, at: datetime) -> ActEnding:
    """Record that one's institution withdrew its act; the act and its letter stay. Raises `Refused`."""
    permits.require(by, permissions.WITHDRAW_ACT, act.institution, by_table=permissions.MAY)
    is_live = not ActEnding.objects.filter(act=act).exists()
    reasons = rules.reasons_not_to_withdraw(
        is_live=is_live, signed_on=act.signed_on, ended_on=ended_on, today=today, why=why
    )
    if reasons:
        raise Refused(reasons)
    ending = ActEnding.objects.create(
        act=act,
        ended_on=ended_on,
        why=why.strip(),
        account=permissions.account_of(by, permissions.WITHDRAW_ACT),
        recorded_at=at,
    )
    facts = {"procedure": act.version.procedure.number, "act": act.pk}
    entries.record(Note("ACT_WITHDRAWN", subject=f"institution:{act.institution.code}", facts=facts), by=by)
    return ending


@dataclass(frozen=True, slots=True)
class Shown:
    """What evidence of application is: its kind, a link or a figure, what it shows, and when it was seen."""

    kind: str
    value: str
    shows: str
    seen_on: date


@transaction.atomic
def record_evidence(
    *, by: Actor, institution: Institution, procedure: Procedure, shown: Shown, file: File | None, today: date,
    at: datetime,
) -> Evidence:  # fmt: skip
    """Record what shows that one's institution applies a procedure that it adopted.

    Raises `Refused` when the actor may not, nothing is adopted, or the evidence is not of its kind.
    """
    permits.require(by, permissions.RECORD_EVIDENCE, institution, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_show_evidence(
        is_adopted=records.live_act(institution, procedure) is not None,
        kind=shown.kind,
        value=shown.value,
        has_document=file is not None,
        shows=shown.shows,
        seen_on=shown.seen_on,
        today=today,
    ) + (rules.reasons_not_to_keep(file.body) if file else [])
    if reasons:
        raise Refused(reasons)
    evidence = Evidence.objects.create(
        institution=institution,
        procedure=procedure,
        kind=shown.kind,
        value=shown.value.strip(),
        document=_keep(by, institution, file, at) if file else None,
        shows=shown.shows.strip(),
        seen_on=shown.seen_on,
        account=by.account,
        recorded_at=at,
    )
    facts = {"procedure": procedure.number, "kind": shown.kind}
    entries.record(Note("EVIDENCE_RECORDED", subject=f"institution:{institution.code}", facts=facts), by=by)
    return evidence
