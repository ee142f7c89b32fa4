"""Convening meetings, their agenda and documents, and declaring an interest of one's own."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.documents.rebuilding import media_of
from amparo.partnership.governance import permissions
from amparo.partnership.governance import vocabulary as words
from amparo.partnership.governance.models import AgendaItem, Body, Conflict, Meeting, Paper, Seat
from amparo.partnership.governance.queries import bodies, meetings
from amparo.partnership.governance.rules import meetings as rules
from amparo.partnership.rolls.operations import enrolling, planning
from amparo.partnership.rolls.operations.planning import ActivityPlan, SessionPlan
from amparo.partnership.rolls.vocabulary import MEETING


@dataclass(frozen=True, slots=True)
class Convening:
    """When, where and in which of three modes a body meets."""

    title: str
    starts_at: datetime
    ends_at: datetime
    offer: str
    place: str = ""
    online_address: str = ""
    note: str = ""
    origin: str = ""


@transaction.atomic
def convene_meeting(*, by: Actor, body: Body, convening: Convening, at: datetime) -> Meeting:
    """Convene a body: an activity with its roll, to which everybody who sits in it on that day is invited.

    Raises `Refused` when the actor may not, or the plan of the meeting is wanting.
    """
    permits.require(by, permissions.CONVENE_MEETING, body, by_table=permissions.MAY)
    country = body.kept_by
    day = convening.starts_at.astimezone(ZoneInfo(country.time_zone)).date()
    plan = ActivityPlan(
        kind=MEETING,
        title=convening.title,
        country=country.code,
        time_zone=country.time_zone,
        starts_on=day,
        ends_on=day,
        place=convening.place,
        online_address=convening.online_address,
        project=body.project,
        note=convening.note,
        origin=convening.origin,
    )
    activity = planning.plan_activity(by=by, kept_by=country, plan=plan, at=at)
    session = SessionPlan(convening.starts_at, convening.ends_at, convening.offer)
    planning.plan_session(by=by, activity=activity, plan=session)
    invited = [each.professional.same_as or each.professional for each in bodies.mandates_on(body, day)]
    if invited:
        enrolling.enrol(by=by, activity=activity, professionals=invited, mode=convening.offer, at=at)
    made = Meeting.objects.create(body=body, activity=activity, convened_at=at, convened_by=by.account)
    facts = {"meeting": made.pk, "offer": convening.offer}
    entries.record(Note("MEETING_CONVENED", subject=f"body:{body.pk}", facts=facts), by=by)
    return made


@dataclass(frozen=True, slots=True)
class ItemEntry:
    """What is said of a point of the agenda, and which seat proposes it."""

    kind: str
    title: str
    text: str = ""
    proposed_by: Seat | None = None


@transaction.atomic
def add_item(*, by: Actor, meeting: Meeting, entry: ItemEntry) -> AgendaItem:
    """Put a point on the agenda; whoever sits in the body may. Raises `Refused`."""
    body = meeting.body
    sitting = bodies.sitting_of(body, meetings.day_of(meeting))
    permits.require(by, permissions.ADD_ITEM, sitting, by_table=permissions.MAY)
    bodies.hold_body(body)
    reasons = rules.reasons_not_to_add_item(
        kind=entry.kind,
        title=entry.title,
        is_seat_of_body=entry.proposed_by is None or entry.proposed_by.body_id == body.pk,
    )
    if reasons:
        raise Refused(reasons)
    if words.SECRETARIAT not in by.roles and entry.proposed_by not in bodies.own_seats(
        by, body, meetings.day_of(meeting)
    ):
        raise Refused([_("Propose it for a seat of yours.")])
    last = AgendaItem.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or 0
    made = AgendaItem.objects.create(
        meeting=meeting,
        number=last + 1,
        kind=entry.kind,
        title=entry.title.strip(),
        text=entry.text.strip(),
        proposed_by=entry.proposed_by,
    )
    facts = {"meeting": meeting.pk, "number": made.number}
    entries.record(Note("ITEM_ADDED", subject=f"body:{body.pk}", facts=facts), by=by)
    return made


@transaction.atomic
def add_paper(*, by: Actor, item: AgendaItem, title: str, content: bytes, at: datetime) -> Paper:
    """Add a document to a point of the agenda; the same file is added once. Raises `Refused`."""
    body = item.meeting.body
    sitting = bodies.sitting_of(body, meetings.day_of(item.meeting))
    permits.require(by, permissions.ADD_ITEM, sitting, by_table=permissions.MAY)
    kind = media_of(content)
    reasons = rules.reasons_not_to_add_paper(title=title, size=len(content), kind=kind)
    if reasons:
        raise Refused(reasons)
    bodies.hold_body(body)
    digest = hashlib.sha256(content).hexdigest()
    found = Paper.objects.filter(item=item, digest=digest).defer("body").first()
    if found is not None:
        return found
    made = Paper.objects.create(
        item=item, title=title.strip(), kind=kind, digest=digest, body=content, account=by.account, added_at=at
    )
    facts = {"meeting": item.meeting_id, "number": item.number, "digest": digest}
    entries.record(Note("MEETING_PAPER_ADDED", subject=f"body:{body.pk}", facts=facts), by=by)
    return made


@transaction.atomic
def declare_conflict(*, by: Actor, item: AgendaItem, seat: Seat, why: str, at: datetime) -> Conflict:
    """Declare that a seat has an interest of its own in a point: its vote is not open on it, and is not counted.

    Raises `Refused` when the actor may not, or the point is decided.
    """
    day = meetings.day_of(item.meeting)
    permits.require(by, permissions.DECLARE_CONFLICT, bodies.chair_of(seat, day), by_table=permissions.MAY)
    body = item.meeting.body
    bodies.hold_body(body)
    reasons = []
    if seat.body_id != body.pk:
        reasons.append(_("That seat is of another body."))
    if meetings.is_decided(item):
        reasons.append(_("This point is decided already."))
    if not why.strip():
        reasons.append(_("Say which interest it is, in a few words."))
    if Conflict.objects.filter(item=item, seat=seat).exists():
        reasons.append(_("This seat declared it already."))
    if reasons:
        raise Refused(reasons)
    made = Conflict.objects.create(item=item, seat=seat, why=why.strip(), account=by.account, declared_at=at)
    facts = {"meeting": item.meeting_id, "number": item.number, "seat": seat.pk}
    entries.record(Note("CONFLICT_DECLARED", subject=f"body:{body.pk}", facts=facts), by=by)
    return made
