"""What the secretariat records on a cell: agreed days, exemptions, advocacy, reminders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.adoption import permissions
from amparo.partnership.adoption.models import Advocacy, Agreement, Exemption, Reminder
from amparo.partnership.adoption.queries import coverage, records
from amparo.partnership.adoption.rules import acts as rules
from amparo.partnership.adoption.rules.coverage import reminder_due
from amparo.partnership.adoption.rules.life import reasons_of_text
from amparo.partnership.coalition.models import Institution
from amparo.partnership.procedures.models import Procedure


@transaction.atomic
def agree_date(
    *, by: Actor, institution: Institution, procedure: Procedure, due_on: date, today: date, at: datetime
) -> Agreement:
    """Record until when an institution agreed to adopt. Raises `Refused` when the actor may not, or it is past."""
    permits.require(by, permissions.AGREE_DATE, institution, by_table=permissions.MAY)
    if due_on < today:
        raise Refused([_("Agree on today or a later day.")])
    made = Agreement.objects.create(
        institution=institution, procedure=procedure, due_on=due_on, account=by.account, recorded_at=at
    )
    _record(by, "ADOPTION_AGREED", institution, procedure, due=due_on.isoformat())
    return made


@transaction.atomic
def exempt_institution(
    *, by: Actor, institution: Institution, procedure: Procedure, is_exempt: bool, reason: str, at: datetime
) -> Exemption:
    """Record that a procedure does not concern an institution, or that it does after all, and why.

    Raises `Refused` when the actor may not, or the institution has adopted it.
    """
    permits.require(by, permissions.EXEMPT_INSTITUTION, institution, by_table=permissions.MAY)
    reasons = reasons_of_text(reason, _("Say why."))
    if is_exempt and records.live_act(institution, procedure) is not None:
        reasons.append(_("The institution has adopted it: its act would have to be withdrawn first."))
    if reasons:
        raise Refused(reasons)
    made = Exemption.objects.create(
        institution=institution,
        procedure=procedure,
        is_exempt=is_exempt,
        reason=reason.strip(),
        account=by.account,
        recorded_at=at,
    )
    _record(by, "EXEMPTION_RECORDED", institution, procedure, exempt=is_exempt)
    return made


@dataclass(frozen=True, slots=True)
class Done:
    """What was done so that an institution adopts: with whom by post, what came of it, and what is next."""

    kind: str
    done_on: date
    with_role: str
    result: str
    note: str = ""
    next_step: str = ""
    next_on: date | None = None


@transaction.atomic
def record_advocacy(
    *, by: Actor, institution: Institution, procedure: Procedure, done: Done, today: date, at: datetime
) -> Advocacy:
    """Record an advocacy action towards an institution. Raises `Refused` when the actor may not, or a rule forbids."""
    permits.require(by, permissions.RECORD_ADVOCACY, institution, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_advocate(
        kind=done.kind,
        result=done.result,
        with_role=done.with_role,
        done_on=done.done_on,
        next_on=done.next_on,
        today=today,
    )
    if reasons:
        raise Refused(reasons)
    made = Advocacy.objects.create(
        institution=institution,
        procedure=procedure,
        done_on=done.done_on,
        kind=done.kind,
        with_role=done.with_role.strip(),
        result=done.result,
        note=done.note.strip(),
        next_step=done.next_step.strip(),
        next_on=done.next_on,
        account=by.account,
        recorded_at=at,
    )
    _record(by, "ADVOCACY_RECORDED", institution, procedure, kind=done.kind, result=done.result)
    return made


@transaction.atomic
def remind_institution(
    *, by: Actor, institution: Institution, procedure: Procedure, today: date, at: datetime
) -> Reminder:
    """Remind an institution of an act that is late or of an adoption that is due for revision.

    Raises `Refused` when the actor may not, nothing is due, or it was reminded less than a month ago.
    """
    permits.require(by, permissions.REMIND_INSTITUTION, institution, by_table=permissions.MAY)
    found = coverage.coverage_of(institution.country.code, today, only=institution.pk)
    state = found.states.get((institution.pk, procedure.pk), "")
    sent = coverage.last_reminders([institution.pk]).get((institution.pk, procedure.pk, state))
    kind = reminder_due(state, last_sent=sent, today=today)
    if not kind:
        raise Refused([_("Nothing is due there, or a reminder was sent less than a month ago.")])
    return _remind(by, institution, procedure, kind, today, at)


@transaction.atomic
def send_due_reminders(*, by: Actor, country: str, today: date, at: datetime) -> int:
    """Remind every institution of a country of what is late or due for revision there; return how many were sent.

    Raises `NotAllowed` unless the installation or the secretariat asks.
    """
    found = coverage.coverage_of(country, today)
    last = coverage.last_reminders(row.pk for row in found.institutions)
    count = 0
    for institution in found.institutions:
        permits.require(by, permissions.REMIND_INSTITUTION, institution, by_table=permissions.MAY)
        for version in found.versions:
            state = found.states[institution.pk, version.procedure_id]
            sent = last.get((institution.pk, version.procedure_id, state))
            kind = reminder_due(state, last_sent=sent, today=today)
            if kind:
                _remind(by, institution, version.procedure, kind, today, at)
                count += 1
    return count


def _remind(
    by: Actor, institution: Institution, procedure: Procedure, kind: str, today: date, at: datetime
) -> Reminder:
    made = Reminder.objects.create(
        institution=institution, procedure=procedure, kind=kind, sent_on=today, account=by.account, recorded_at=at
    )
    _record(by, "REMINDER_SENT", institution, procedure, kind=kind)
    return made


def _record(by: Actor, action: str, institution: Institution, procedure: Procedure, **facts: Any) -> None:
    known = {"procedure": procedure.number}
    entries.record(Note(action, subject=f"institution:{institution.code}", facts={**known, **facts}), by=by)
