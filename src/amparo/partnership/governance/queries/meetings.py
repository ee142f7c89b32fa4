"""Meetings, who was there, in which mode, whose vote is open, and minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from amparo.foundation.access.actors import Actor
from amparo.partnership.governance import vocabulary as words
from amparo.partnership.governance.models import AgendaItem, Body, Conflict, Decision, Meeting, Minutes, Paper, Seat
from amparo.partnership.governance.queries import bodies
from amparo.partnership.governance.rules.bodies import Span
from amparo.partnership.governance.rules.voting import Place, Quorum, Tally, quorum_of, tally
from amparo.partnership.rolls.queries import activities, presence
from amparo.partnership.rolls.rules.counting import Reach
from amparo.partnership.rolls.vocabulary import MIXED, ONLINE, PLANNED


def meetings_visible_to(by: Actor) -> QuerySet[Meeting]:
    """Return the meetings of the bodies that an actor sees, latest first."""
    rows = Meeting.objects.filter(body__in=bodies.bodies_visible_to(by))
    return rows.select_related("body__kept_by", "activity__kept_by").order_by("-activity__starts_on", "-pk")


def meetings_of(body: Body) -> QuerySet[Meeting]:
    """Return the meetings of a body, latest first."""
    return Meeting.objects.filter(body=body).select_related("body", "activity").order_by("-activity__starts_on", "-pk")


def meeting_visible_to(by: Actor, key: int) -> Meeting | None:
    """Return a meeting of the actor's coalition, or None."""
    return meetings_visible_to(by).filter(pk=key).first()


def day_of(meeting: Meeting) -> date:
    """Return the day of a meeting: by it mandates run."""
    return meeting.activity.starts_on


@dataclass(frozen=True, slots=True)
class Present:
    """Who was in a meeting: persons by way, seats that were there, how many were guests, and the members' quorum."""

    reach: Reach
    seats: frozenset[int]
    guests: int
    quorum: Quorum


def present_at(meeting: Meeting) -> Present:
    """Count who was in a meeting from its roll; a seat is there when its holder or an alternate is."""
    holders = bodies.holders_on(meeting.body, day_of(meeting))
    people = set(presence.attendances_of([meeting.activity]).values_list("person", flat=True))
    members = {each.seat for each in holders if each.is_member}
    there = {each.seat for each in holders if each.person in people}
    of_members = {each.person for each in holders if each.is_member} & people
    return Present(
        reach=presence.reach_of([meeting.activity]),
        seats=frozenset(there),
        guests=len(people - of_members),
        quorum=quorum_of(meeting.body.quorum, members=members, there=there),
    )


def mode_of(meeting: Meeting) -> str:
    """Return whether a meeting is held on site, online or in both ways; "" while it has no session."""
    offers = activities.offers_of(meeting.activity)
    return MIXED if len(offers) > 1 else next(iter(offers), "")


def is_first_online(meeting: Meeting) -> bool:
    """Say whether a meeting is the first that its body holds online."""
    if mode_of(meeting) != ONLINE:
        return False
    of_body = Meeting.objects.filter(body=meeting.body, activity__state=PLANNED)
    earlier = of_body.filter(activity__starts_on__lt=day_of(meeting)).select_related("activity")
    return not any(mode_of(each) == ONLINE for each in earlier)


def items_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    """Return the agenda with its decisions, papers, conflicts and votes."""
    rows = AgendaItem.objects.filter(meeting=meeting).select_related("proposed_by", "decision")
    return rows.prefetch_related("papers", "conflicts__seat", "votes__seat").order_by("number")


def item_visible_to(by: Actor, key: int) -> AgendaItem | None:
    """Return a point of the agenda of a meeting of the actor's coalition, or None."""
    rows = AgendaItem.objects.filter(pk=key, meeting__in=meetings_visible_to(by))
    return rows.select_related("meeting__body__kept_by", "meeting__activity__kept_by", "proposed_by").first()


def proposals_of(seat: Seat) -> QuerySet[AgendaItem]:
    """Return the points that a seat proposed, latest first."""
    rows = AgendaItem.objects.filter(proposed_by=seat).select_related("meeting__activity", "decision")
    return rows.order_by("-meeting__activity__starts_on", "-pk")


def is_decided(item: AgendaItem) -> bool:
    """Say whether a point was decided."""
    return Decision.objects.filter(item=item).exists()


def place_of(item: AgendaItem, seat: Seat) -> Place:
    """Return where a seat stands on a point."""
    has_conflict = Conflict.objects.filter(item=item, seat=seat).exists()
    return Place(seat.is_member, seat.pk in present_at(item.meeting).seats, has_conflict)


def open_seats(item: AgendaItem) -> list[Seat]:
    """Return the seats whose vote is open on a point: members' that are there and declared nothing."""
    if item.kind != words.DECISION or is_decided(item):
        return []
    there = present_at(item.meeting).seats
    declared = Conflict.objects.filter(item=item).values_list("seat", flat=True)
    rows = Seat.objects.filter(pk__in=there, standing=words.MEMBER).exclude(pk__in=declared)
    return list(rows.select_related("body__kept_by").order_by("pk"))


def tally_of(item: AgendaItem) -> Tally:
    """Count the votes on a point; that of a seat that declared a conflict after voting is left out."""
    declared = Conflict.objects.filter(item=item).values_list("seat", flat=True)
    return tally(item.votes.exclude(seat__in=declared).values_list("choice", flat=True))


def paper_visible_to(by: Actor, key: int) -> Paper | None:
    """Return a document of a meeting of the actor's coalition, or None."""
    rows = Paper.objects.filter(pk=key, item__meeting__in=meetings_visible_to(by))
    return rows.select_related("item__meeting__body__kept_by", "item__meeting__activity").first()


def minutes_of(meeting: Meeting) -> list[Minutes]:
    """Return the versions of the minutes of a meeting, newest first, with who approved each."""
    return list(meeting.minutes.prefetch_related("approvals__seat").order_by("-number"))


def minutes_visible_to(by: Actor, key: int) -> Minutes | None:
    """Return a version of the minutes of a meeting of the actor's coalition, or None."""
    rows = Minutes.objects.filter(pk=key, meeting__in=meetings_visible_to(by))
    return rows.select_related("meeting__body__kept_by", "meeting__activity").first()


def minutes_in_force(meeting: Meeting) -> Minutes | None:
    """Return the newest version of the minutes that was approved, or None."""
    return meeting.minutes.exclude(approved_at=None).order_by("-number").first()


@dataclass(frozen=True, slots=True)
class Participation:
    """What a seat did: meetings held in its time, those it was in, proposals it made, and those adopted."""

    held: int = 0
    attended: int = 0
    proposed: int = 0
    adopted: int = 0


def participation_in(body: Body) -> dict[int, Participation]:
    """Return, for each seat of a body, the meetings it was in and what became of its proposals."""
    held = Meeting.objects.filter(bodies.was_held(), body=body, activity__state=PLANNED)
    there = {each: present_at(each).seats for each in held.select_related("activity", "body")}
    rows = AgendaItem.objects.filter(meeting__body=body).exclude(proposed_by=None)
    proposals = list(rows.values_list("proposed_by", "decision__outcome"))
    found = {}
    for seat in Seat.objects.filter(body=body):
        span = Span(seat.from_on, seat.to_on)
        in_time = [each for each in there if span.holds(day_of(each))]
        own = [outcome for key, outcome in proposals if key == seat.pk]
        attended = sum(seat.pk in there[each] for each in in_time)
        found[seat.pk] = Participation(len(in_time), attended, len(own), own.count(words.ADOPTED))
    return found
