"""What grantees report under their code, and what the secretariat answers; sessions are counted once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.calls import permissions
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import (
    Application,
    CallMail,
    DueReport,
    GrantAgreement,
    GranteeSession,
    GrantReport,
    ReportAnswer,
    ReportDraft,
    Spent,
)
from amparo.partnership.calls.operations.granting import hang
from amparo.partnership.calls.queries import grants as asked
from amparo.partnership.calls.queries.applications import Applicant
from amparo.partnership.calls.rules import reporting as rules
from amparo.partnership.rolls import vocabulary as rolls
from amparo.partnership.rolls.operations.counts import Count, record_counts
from amparo.partnership.rolls.operations.planning import ActivityPlan, SessionPlan, plan_activity, plan_session
from amparo.partnership.rolls.queries.activities import held_in_public_at


@dataclass(frozen=True, slots=True)
class Held:
    """A session with the public as a grantee tells of it: by counts, without names."""

    title: str
    place: str
    starts_at: datetime
    ends_at: datetime
    counts: Mapping[str, tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Reported:
    """What a report says, and how much was spent on each line of the budget."""

    was_done: str
    results: str
    difficulties: str
    follows: str
    spent: Mapping[int, Decimal]


def _grant(by: Applicant) -> GrantAgreement:
    """Return the grant of whoever holds the code, held against a change at the same moment. Raises `Refused`."""
    Application.objects.select_for_update().get(pk=by.application.pk)
    found = asked.grant_of(by.application)
    if found is None:
        raise Refused([_("There is no grant here yet.")])
    return found


@transaction.atomic
def declare_session(*, by: Applicant, held: Held, at: datetime) -> GranteeSession:
    """Tell of a session with the public; it counts once the secretariat takes it. Raises `Refused`."""
    agreement = _grant(by)
    zone = by.call.country.time_zone
    reasons = rules.reasons_not_to_declare(
        title=held.title, place=held.place, span=(held.starts_at, held.ends_at), counts=held.counts,
        days=(agreement.starts_on, agreement.ends_on), zone=zone, at=at,
    )  # fmt: skip
    same = GranteeSession.objects.filter(agreement=agreement, starts_at=held.starts_at, place=held.place.strip())
    on_the_rolls = held_in_public_at(by.call.country, held.place, held.starts_at)
    if same.exclude(state=words.RETURNED).exists() or on_the_rolls.exists():
        reasons.append(_("A session at that hour in that place was told already: it counts once."))
    if reasons:
        raise Refused(reasons)
    made = GranteeSession.objects.create(
        agreement=agreement,
        title=held.title.strip(),
        place=held.place.strip(),
        starts_at=held.starts_at,
        ends_at=held.ends_at,
        counts={band: list(told) for band, told in held.counts.items() if sum(told)},
        declared_at=at,
    )
    entries.record(Note("GRANTEE_SESSION_TOLD", subject=f"grant:{agreement.number}"), by=None)
    return made


@transaction.atomic
def take_session(*, by: Actor, session: GranteeSession, at: datetime) -> GranteeSession:
    """Put a session of a grantee on the rolls of the programme, once; from there it is counted. Raises `Refused`."""
    session = _answering(by, session)
    agreement, call = session.agreement, session.agreement.application.call
    if held_in_public_at(call.country, session.place, session.starts_at).exists():
        raise Refused([_("This session is on the rolls already, told by somebody else: give it back, it counts once.")])
    zone = rules.zone_of(call.country.time_zone)
    first, last = session.starts_at.astimezone(zone).date(), session.ends_at.astimezone(zone).date()
    plan = ActivityPlan(
        rolls.AWARENESS, session.title, call.country.code, call.country.time_zone, first, last,
        place=session.place, project=call.project, origin=agreement.number,
    )  # fmt: skip
    activity = plan_activity(by=by, kept_by=call.country, plan=plan, organiser=agreement.organisation, at=at)
    held = plan_session(by=by, activity=activity, plan=SessionPlan(session.starts_at, session.ends_at, rolls.IN_PERSON))
    counts = [Count(band, *told) for band, told in session.counts.items()]
    record_counts(by=by, session=held, counts=counts, at=at)
    hang(by=by, agreement=agreement, activity=activity, role=words.SESSION, at=at)
    session.activity = activity
    return _answered(by, session, words.TAKEN, "", at)


@transaction.atomic
def return_session(*, by: Actor, session: GranteeSession, why: str, at: datetime) -> GranteeSession:
    """Say that a session is not counted, and why. Raises `Refused`."""
    session = _answering(by, session)
    if not why.strip():
        raise Refused([_("Write the reason: the grantee reads it.")])
    return _answered(by, session, words.RETURNED, why.strip(), at)


def _answering(by: Actor, session: GranteeSession) -> GranteeSession:
    permits.require(by, permissions.ANSWER_GRANTEE, session.agreement.application.call, by_table=permissions.MAY)
    rows = GranteeSession.objects.select_for_update(of=("self",))
    held = rows.select_related("agreement__application__call__country", "agreement__organisation").get(pk=session.pk)
    if held.state != words.DECLARED:
        raise Refused([_("It was answered already.")])
    return held


def _answered(by: Actor, session: GranteeSession, state: str, why: str, at: datetime) -> GranteeSession:
    session.state, session.why, session.answered_at = state, why, at
    session.answered_by = permissions.account_of(by, permissions.ANSWER_GRANTEE)
    session.save(update_fields=["state", "why", "activity", "answered_by", "answered_at"])
    facts = {"state": state}
    entries.record(Note("GRANTEE_SESSION_ANSWERED", subject=f"grant:{session.agreement.number}", facts=facts), by=by)
    return session


@transaction.atomic
def keep_report(*, by: Applicant, due: DueReport, said: Mapping[str, str], at: datetime) -> ReportDraft:
    """Keep what is written so far of a report. Raises `Refused`."""
    _owed(by, due)
    kept = {name: text[: 2 * words.LONGEST_TEXT] for name, text in said.items()}
    draft, _made = ReportDraft.objects.update_or_create(due=due, defaults={"said": kept, "saved_at": at})
    return draft


@transaction.atomic
def send_report(*, by: Applicant, due: DueReport, reported: Reported, at: datetime) -> GrantReport:
    """Send a report. Raises `Refused`."""
    agreement = _owed(by, due)
    lines = {row.pk: row.amount for row in agreement.lines.all()}
    reasons = rules.reasons_not_to_report(
        texts=(reported.was_done, reported.results, reported.difficulties, reported.follows),
        spent=reported.spent,
        lines=lines,
        before=asked.spent_by_line(agreement),
    )
    if reasons:
        raise Refused(reasons)
    made = GrantReport.objects.create(
        due=due,
        version=GrantReport.objects.filter(due=due).count() + 1,
        was_done=reported.was_done.strip(),
        results=reported.results.strip(),
        difficulties=reported.difficulties.strip(),
        follows=reported.follows.strip(),
        sent_at=at,
    )
    Spent.objects.bulk_create(
        Spent(report=made, line_id=line, amount=amount) for line, amount in sorted(reported.spent.items())
    )
    ReportDraft.objects.filter(due=due).delete()
    facts = {"report": due.number, "version": made.version}
    entries.record(Note("GRANT_REPORT_SENT", subject=f"grant:{agreement.number}", facts=facts), by=None)
    return made


def _owed(by: Applicant, due: DueReport) -> GrantAgreement:
    agreement = _grant(by)
    newest = GrantReport.objects.filter(due=due).first()
    if due.agreement_id != agreement.pk:
        raise Refused([_("There is no such report.")])
    if newest is not None and not (hasattr(newest, "answer") and not newest.answer.is_accepted):
        raise Refused([_("This report was sent already. If something must change, it is returned to you first.")])
    return agreement


@transaction.atomic
def answer_report(*, by: Actor, report: GrantReport, is_accepted: bool, why: str, at: datetime) -> ReportAnswer:
    """Accept a report, or return it with the reason. Raises `Refused`."""
    agreement = report.due.agreement
    permits.require(by, permissions.ANSWER_GRANTEE, agreement.application.call, by_table=permissions.MAY)
    Application.objects.select_for_update().get(pk=agreement.application_id)
    if ReportAnswer.objects.filter(report=report).exists():
        raise Refused([_("It was answered already.")])
    if not is_accepted and len(why.strip()) < words.SHORTEST_REASON:
        raise Refused([_("Write in full sentences what is wanting: the grantee reads it.")])
    made = ReportAnswer.objects.create(
        report=report,
        is_accepted=is_accepted,
        why=why.strip(),
        account=permissions.account_of(by, permissions.ANSWER_GRANTEE),
        answered_at=at,
    )
    CallMail.objects.create(application=agreement.application, kind=words.NEWS, queued_at=at)
    facts = {"report": report.due.number, "accepted": is_accepted}
    entries.record(Note("GRANT_REPORT_ANSWERED", subject=f"grant:{agreement.number}", facts=facts), by=by)
    return made
