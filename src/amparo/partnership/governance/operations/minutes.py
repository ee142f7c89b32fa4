"""Minutes: drafted by the secretariat, approved by the members who were there, never changed afterwards."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.governance import permissions
from amparo.partnership.governance import vocabulary as words
from amparo.partnership.governance.models import Approval, Meeting, Minutes, Seat
from amparo.partnership.governance.queries import bodies, meetings
from amparo.partnership.governance.rules import meetings as meeting_rules
from amparo.partnership.governance.rules import voting as rules
from amparo.partnership.governance.rules.voting import Place


@transaction.atomic
def draft_minutes(*, by: Actor, meeting: Meeting, text: str, at: datetime, why: str = "") -> Minutes:
    """Write a version of the minutes; after an approved one it says why, and the approved one stays in force.

    Raises `Refused` when the actor may not, the meeting was not held, or nothing would change.
    """
    body = meeting.body
    permits.require(by, permissions.DRAFT_MINUTES, body, by_table=permissions.MAY)
    bodies.hold_body(body)
    newest = next(iter(meetings.minutes_of(meeting)), None)
    reasons = meeting_rules.reasons_not_to_draft(
        text=text,
        was_held=meetings.present_at(meeting).reach.unique > 0,
        follows_approved=newest is not None and newest.approved_at is not None,
        why=why,
        is_the_same=newest is not None and newest.text == text.strip(),
    )
    if reasons:
        raise Refused(reasons)
    made = Minutes.objects.create(
        meeting=meeting,
        number=(newest.number if newest else 0) + 1,
        text=text.strip(),
        why=why.strip(),
        account=by.account,
        drafted_at=at,
    )
    facts = {"meeting": meeting.pk, "version": made.number}
    entries.record(Note("MINUTES_DRAFTED", subject=f"body:{body.pk}", facts=facts), by=by)
    return made


@transaction.atomic
def approve_minutes(*, by: Actor, minutes: Minutes, seat: Seat, at: datetime) -> Approval:
    """Approve a version of the minutes for a seat; with more than half of the members who were there it is in force.

    Raises `Refused` when the actor does not hold the seat, it was not there, or there is a newer version.
    """
    meeting = minutes.meeting
    chair = bodies.chair_of(seat, meetings.day_of(meeting))
    permits.require(by, permissions.APPROVE_MINUTES, chair, by_table=permissions.MAY)
    bodies.hold_body(meeting.body)
    minutes = Minutes.objects.select_related("meeting__body", "meeting__activity").get(pk=minutes.pk)
    present = meetings.present_at(meeting)
    place = Place(seat.is_member and seat.body_id == meeting.body_id, seat.pk in present.seats, has_conflict=False)
    reasons = rules.reasons_not_to_approve(
        place,
        is_newest=not Minutes.objects.filter(meeting=meeting, number__gt=minutes.number).exists(),
        is_approved=minutes.approved_at is not None,
    )
    if reasons:
        raise Refused(reasons)
    made, is_new = Approval.objects.get_or_create(
        minutes=minutes, seat=seat, defaults={"account": by.account, "approved_at": at}
    )
    if is_new:
        facts = {"meeting": meeting.pk, "version": minutes.number, "seat": seat.pk}
        entries.record(Note("MINUTES_APPROVED", subject=f"body:{meeting.body_id}", facts=facts), by=by)
    approvals = Approval.objects.filter(minutes=minutes, seat__standing=words.MEMBER).count()
    if rules.is_approved_by(approvals, there=present.quorum.there):
        minutes.approved_at = at
        minutes.save(update_fields=["approved_at"])
    return made
