"""Consultations with children: approved, safeguarded, held, ended, and told back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from amparo.evidence.studies import permissions
from amparo.evidence.studies import vocabulary as words
from amparo.evidence.studies.models import (
    ChildFeedback,
    ChildrenCount,
    ChildStatement,
    Consultation,
    ConsultationSession,
    EthicsApproval,
    Facilitator,
)
from amparo.evidence.studies.operations.analyses import filled
from amparo.evidence.studies.permissions import Circle, Kept
from amparo.evidence.studies.queries import consultations as queries
from amparo.evidence.studies.rules import confidence
from amparo.evidence.studies.rules import consulting as rules
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.models import Professional


def circle_of(consultation: Consultation) -> Circle:
    """Return a consultation as permission is asked about it."""
    return Circle(consultation.kept_by, queries.accounts_of(consultation))


def _locked(by: Actor, consultation: Consultation, operation: str) -> Consultation:
    permits.require(by, operation, circle_of(consultation), by_table=permissions.MAY)
    rows = Consultation.objects.select_for_update(of=("self",)).select_related("kept_by", "safeguarding")
    return rows.get(pk=consultation.pk)


def _write_down(by: Actor, consultation: Consultation, what: str) -> None:
    """Say what was written; never how many, and nothing of what children said."""
    note = Note("CONSULTATION_WRITTEN", subject=f"consultation:{consultation.pk}", facts={"what": what})
    entries.record(note, by=by)


@dataclass(frozen=True, slots=True)
class ConsultationEntry:
    """A consultation: its title, what children are asked for, and where; no school or home is named."""

    title: str
    purposes: Mapping[str, str]
    place: str
    period: str = ""
    origin: str = ""
    is_invented: bool = False


@transaction.atomic
def prepare_consultation(*, by: Actor, kept_by: Country, entry: ConsultationEntry, today: date) -> Consultation:
    """Begin to prepare a consultation; nobody speaks with a child yet. Raises `Refused`."""
    permits.require(by, permissions.KEEP_CONSULTATION, Kept(kept_by), by_table=permissions.MAY)
    reasons = [] if entry.title.strip() else [_("Write the title.")]
    if not filled(entry.purposes):
        reasons.append(_("Write what the children are asked, and what for."))
    if not entry.place.strip():
        reasons.append(_("Write where it was."))
    reasons += rules.reasons_not_to_quote({"": ". ".join((entry.title, entry.place, entry.period))})
    reasons += rules.reasons_not_to_quote(entry.purposes)
    if reasons:
        raise Refused(reasons)
    made = Consultation.objects.create(
        kept_by=kept_by, title=entry.title.strip(), purposes=filled(entry.purposes), place=entry.place.strip(),
        period=entry.period.strip(), origin=entry.origin, is_invented=entry.is_invented, account=by.account,
        entered_on=today,
    )  # fmt: skip
    _write_down(by, made, "BEGUN")
    return made


@dataclass(frozen=True, slots=True)
class Approval:
    """An ethics approval: which body, by which office, when, on what conditions, and the document itself."""

    body: str
    office: str
    approved_on: date
    document: bytes
    conditions: str = ""


@transaction.atomic
def record_approval(*, by: Actor, consultation: Consultation, approval: Approval, today: date) -> EthicsApproval:
    """Keep an ethics approval with its document. Raises `Refused`."""
    consultation = _locked(by, consultation, permissions.KEEP_CONSULTATION)
    reasons = []
    if not approval.body.strip() or not approval.office.strip():
        reasons.append(_("Write which body approved, and by which office."))
    if approval.approved_on > today:
        reasons.append(_("That day has not come yet."))
    if not approval.document.startswith(b"%PDF-"):
        reasons.append(_("The document is a PDF."))
    if len(approval.document) > words.LARGEST_PAPER:
        reasons.append(_("The file is too large: at most 5 MB."))
    if reasons:
        raise Refused(reasons)
    made = EthicsApproval.objects.create(
        consultation=consultation, body=approval.body.strip(), office=approval.office.strip(),
        approved_on=approval.approved_on, conditions=approval.conditions.strip(), document=approval.document,
        digest=hashlib.sha256(approval.document).hexdigest(), account=by.account, recorded_on=today,
    )  # fmt: skip
    _write_down(by, consultation, "APPROVAL")
    return made


@transaction.atomic
def name_safeguard(*, by: Actor, consultation: Consultation, professional: Professional) -> Consultation:
    """Name the professional who answers for the children's safety. Raises `Refused`."""
    consultation = _locked(by, consultation, permissions.KEEP_CONSULTATION)
    _refuse_unless_here(consultation, professional)
    consultation.safeguarding = professional
    consultation.save(update_fields=["safeguarding"])
    _write_down(by, consultation, "SAFEGUARD")
    return consultation


@transaction.atomic
def name_facilitator(*, by: Actor, consultation: Consultation, professional: Professional, on: date) -> Facilitator:
    """Name a facilitator; once sessions are held, only one with a valid certificate. Raises `Refused`."""
    consultation = _locked(by, consultation, permissions.KEEP_CONSULTATION)
    _refuse_unless_here(consultation, professional)
    if Facilitator.objects.filter(consultation=consultation, professional=professional).exists():
        raise Refused([_("This person facilitates already.")])
    made = Facilitator.objects.create(consultation=consultation, professional=professional)
    if consultation.state == words.HELD:
        _refuse_unless_ready(consultation, on)
    _write_down(by, consultation, "FACILITATOR")
    return made


def _refuse_unless_here(consultation: Consultation, professional: Professional) -> None:
    if consultation.state == words.ENDED:
        raise Refused([_("This consultation has ended.")])
    if professional.kept_by_id != consultation.kept_by_id:
        raise Refused([_("That person stands in the directory of another coalition.")])


def _refuse_unless_ready(consultation: Consultation, on: date) -> None:
    reasons = queries.reasons_to_wait(consultation, on)
    if reasons:
        raise Refused(reasons)


@transaction.atomic
def record_session(
    *, by: Actor, consultation: Consultation, session: rules.Session, today: date
) -> ConsultationSession:
    """Write down a session by its counts. Raises `Refused` when ethics, safeguarding or training lacked that day."""
    consultation = _locked(by, consultation, permissions.HOLD_CONSULTATION)
    _refuse_unless_ready(consultation, session.held_on)
    reasons = rules.reasons_not_to_record(session, today=today)
    if reasons:
        raise Refused(reasons)
    last = ConsultationSession.objects.filter(consultation=consultation).aggregate(last=Max("number"))["last"] or 0
    made = ConsultationSession.objects.create(
        consultation=consultation, number=last + 1, held_on=session.held_on, consents=session.consents,
        assents=session.assents, declined=session.declined, account=by.account,
    )  # fmt: skip
    ChildrenCount.objects.bulk_create(
        ChildrenCount(session=made, band=band, **session.counts[band])
        for band in words.BANDS
        if any(session.counts.get(band, {}).values())
    )
    if consultation.state == words.PREPARED:
        consultation.state = words.HELD
        consultation.save(update_fields=["state"])
    _write_down(by, consultation, "SESSION")
    return made


@transaction.atomic
def code_statement(
    *, by: Actor, consultation: Consultation, theme: str, texts: Mapping[str, str], is_invented: bool = False
) -> ChildStatement:
    """Keep what children said under a theme; refused when something in it could let one be known."""
    consultation = _locked(by, consultation, permissions.HOLD_CONSULTATION)
    reasons = confidence.reasons_not_to_write(texts=texts, theme=theme)
    if consultation.state == words.PREPARED:
        reasons.append(_("No session was written down yet."))
    reasons += rules.reasons_not_to_quote(texts)
    if reasons:
        raise Refused(reasons)
    made = ChildStatement.objects.create(
        consultation=consultation, theme=theme, texts=filled(texts), is_invented=is_invented, account=by.account
    )
    _write_down(by, consultation, "STATEMENT")
    return made


@transaction.atomic
def end_consultation(*, by: Actor, consultation: Consultation, on: date) -> Consultation:
    """End a consultation: no session is added, and the children wait to be told what came of it."""
    consultation = _locked(by, consultation, permissions.KEEP_CONSULTATION)
    reasons = rules.reasons_not_to_end(state=consultation.state, sessions=consultation.sessions.count())
    last = queries.last_session_on(consultation)
    if last is not None and on < last:
        reasons.append(_("It does not end before its last session."))
    if reasons:
        raise Refused(reasons)
    consultation.state, consultation.ended_on = words.ENDED, on
    consultation.save(update_fields=["state", "ended_on"])
    _write_down(by, consultation, "ENDED")
    return consultation


@transaction.atomic
def give_feedback(
    *, by: Actor, consultation: Consultation, given_on: date, how: str, today: date, is_invented: bool = False
) -> ChildFeedback:
    """Write down that the children were told what came of what they said. Raises `Refused`."""
    consultation = _locked(by, consultation, permissions.HOLD_CONSULTATION)
    reasons = [] if how.strip() else [_("Write how the children were told.")]
    if consultation.state == words.PREPARED:
        reasons.append(_("No session was written down yet."))
    if given_on > today:
        reasons.append(_("Write down what happened: the day is today or before."))
    reasons += rules.reasons_not_to_quote({"": how})
    if reasons:
        raise Refused(reasons)
    made = ChildFeedback.objects.create(
        consultation=consultation, given_on=given_on, how=how.strip(), is_invented=is_invented, account=by.account
    )
    _write_down(by, consultation, "FEEDBACK")
    return made
