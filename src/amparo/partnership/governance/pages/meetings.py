"""A meeting with its roll, agenda and minutes, and a point of its agenda."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, EmptyState, Fact, Link, PageHeader, Tile
from amparo.partnership.governance import permissions
from amparo.partnership.governance import vocabulary as words
from amparo.partnership.governance.models import AgendaItem, Decision, Meeting, Minutes
from amparo.partnership.governance.pages.board import Board, Part, Told, day_words, moment_words, speaks_for
from amparo.partnership.governance.pages.promises import points_table
from amparo.partnership.governance.queries import bodies, meetings, promises
from amparo.partnership.governance.queries.meetings import Present
from amparo.partnership.rolls.queries import activities
from amparo.partnership.rolls.vocabulary import OFFERS


def where_of(meeting: Meeting) -> tuple[Link, ...]:
    """Return the way to a meeting."""
    return (
        Link(_("Governance"), reverse("governance:bodies")),
        Link(meeting.body.name, reverse("governance:body", args=[meeting.body_id])),
    )


def decision_of(item: AgendaItem) -> Decision | None:
    """Return the decision on a point, or None."""
    return getattr(item, "decision", None)


def meeting_page(by: Actor, meeting: Meeting, today: date) -> Board:
    """Gather a meeting: who was there and whether members made a quorum, the agenda, minutes and action points."""
    present = meetings.present_at(meeting)
    keeps = may(by, permissions.RECORD_DECISION, meeting, by_table=permissions.MAY)
    return Board(
        header=PageHeader(
            meeting.activity.title,
            where=where_of(meeting),
            lead=" · ".join((day_words(meetings.day_of(meeting)), str(OFFERS.get(meetings.mode_of(meeting), "—")))),
            actions=tuple(_actions(by, meeting, keeps)),
        ),
        notices=tuple(_notices(meeting, present)),
        tiles=tuple(_tiles(meeting, present)),
        parts=tuple(_parts(by, meeting, present, today)),
    )


def _notices(meeting: Meeting, present: Present) -> Iterator[Told]:
    if meetings.is_first_online(meeting):
        yield Told("info", _("First online"), _("It is the first meeting that this body holds online."))
    if present.reach.unique and not present.quorum.is_reached:
        yield Told("due", _("There is no quorum"), _("Nothing can be decided: guests do not count."))


def _actions(by: Actor, meeting: Meeting, keeps: bool) -> Iterator[Action]:
    sitting = bodies.sitting_of(meeting.body, meetings.day_of(meeting))
    if may(by, permissions.ADD_ITEM, sitting, by_table=permissions.MAY):
        yield Action(_("Add a point"), reverse("governance:add_item", args=[meeting.pk]), kind="primary")
    session = activities.sessions_of(meeting.activity).first()
    if keeps and session is not None:
        yield Action(_("Roll"), reverse("rolls:roll", args=[session.pk]))
        yield Action(_("Write the minutes"), reverse("governance:draft_minutes", args=[meeting.pk]))
        yield Action(_("Raise an action point"), reverse("governance:raise_in_meeting", args=[meeting.pk]))
    yield Action(_("Calendar"), reverse("rolls:calendar", args=[meeting.activity_id]), icon="calendar")


def _tiles(meeting: Meeting, present: Present) -> Iterator[Tile]:
    reach, quorum = present.reach, present.quorum
    ways = _("%(room)s on site, %(line)s online, %(both)s in both ways")
    told = ways % {"room": reach.in_person, "line": reach.online, "both": reach.mixed}
    url = reverse("rolls:activity", args=[meeting.activity_id])
    yield Tile(_("Persons who came"), str(reach.unique), told, url=url)
    base = _("it takes %(needed)s: quorum") if quorum.is_reached else _("it takes %(needed)s: no quorum")
    figure = _("%(part)s of %(whole)s") % {"part": quorum.there, "whole": quorum.members}
    yield Tile(_("Members who were there"), figure, base % {"needed": quorum.needed})
    yield Tile(_("Guests"), str(present.guests), _("donor, embassy, observers and team; outside the quorum"))


def _parts(by: Actor, meeting: Meeting, present: Present, today: date) -> Iterator[Part]:
    items = list(meetings.items_of(meeting))
    empty = EmptyState(_("Nothing is on the agenda yet."), _("Whoever sits in the body may add a point."))
    yield Part(_("Agenda"), table=_agenda(items)) if items else Part(_("Agenda"), empty=empty)
    versions = meetings.minutes_of(meeting)
    if versions:
        yield Part(_("Minutes of the meeting"), table=_versions(meeting, versions))
        shown = meetings.minutes_in_force(meeting)
        if shown is not None:
            heading = _("Minutes in force: version %(number)s") % {"number": shown.number}
            yield Part(heading, shown.text)
        if versions[0] != shown:
            yield Part(_("Draft: version %(number)s") % {"number": versions[0].number}, versions[0].text)
    points = list(promises.points_of(meeting))
    if points:
        yield Part(_("Action points"), table=points_table(by, points, today, with_source=False))
    yield Part(_("Who was there, by seat"), table=_seats(meeting, present))
    yield Part(facts=tuple(_facts(meeting)))


def _agenda(items: list[AgendaItem]) -> Table:
    rows = []
    for item in items:
        made = decision_of(item)
        url = reverse("governance:item", args=[item.pk])
        told = f"{words.OUTCOMES[made.outcome]} · {made.number}" if made else str(words.ITEMS[item.kind])
        proposer = item.proposed_by.name if item.proposed_by else "—"
        rows.append((Cell(f"{item.number}. {item.title}", url), Cell(told), Cell(proposer)))
    columns = (_("Point"), _("Decision"), _("Proposed by"))
    return table(_("Agenda"), columns, tuple(rows), caption_unseen=True)


def _versions(meeting: Meeting, versions: list[Minutes]) -> Table:
    zone = meeting.activity.time_zone
    rows = tuple(
        (
            Cell(_("Version %(number)s") % {"number": each.number}, _approving(each, versions[0]), note=each.why),
            Cell(moment_words(each.drafted_at, zone)),
            Cell(", ".join(row.seat.name for row in each.approvals.all()) or "—"),
            Cell(moment_words(each.approved_at, zone) if each.approved_at else _("Not approved yet")),
        )
        for each in versions
    )
    columns = (_("Version"), _("Written on"), _("Approved by"), _("Approved on"))
    return table(_("Minutes of the meeting"), columns, rows, caption_unseen=True)


def _approving(each: Minutes, newest: Minutes) -> str:
    """Return where a version is approved, while it can be."""
    return reverse("governance:approve_minutes", args=[each.pk]) if each == newest and not each.approved_at else ""


def _seats(meeting: Meeting, present: Present) -> Table:
    day = meetings.day_of(meeting)
    held = {each.seat for each in bodies.holders_on(meeting.body, day)}
    rows = tuple(
        (
            Cell(seat.name, note=speaks_for(seat)),
            Cell(str(words.STANDINGS[seat.standing])),
            Cell(_("Was there") if seat.pk in present.seats else _("Was not there")),
        )
        for seat in bodies.seats_of(meeting.body)
        if seat.pk in held
    )
    return table(_("Seats"), (_("Seat"), _("Part"), _("Roll")), rows, caption_unseen=True)


def _facts(meeting: Meeting) -> Iterator[Fact]:
    activity = meeting.activity
    yield Fact(_("Code"), activity.code)
    if activity.place:
        yield Fact(_("Place"), activity.place)
    if activity.online_address:
        yield Fact(_("Address of the online room"), activity.online_address)
    if activity.origin:
        yield Fact(_("Where its figures come from"), activity.origin)
    if activity.note:
        yield Fact(_("Note"), activity.note)
    for figure in activities.figures_of(activity):
        yield Fact(_("What a source says"), str(figure.value), figure.source)


def item_page(by: Actor, item: AgendaItem) -> Board:
    """Gather a point of the agenda: its documents, votes and conflicts, and what was decided."""
    meeting = item.meeting
    return Board(
        header=PageHeader(
            f"{item.number}. {item.title}",
            where=(
                *where_of(meeting),
                Link(meeting.activity.title, reverse("governance:meeting", args=[meeting.pk])),
            ),
            lead=str(words.ITEMS[item.kind]),
            actions=tuple(_item_actions(by, item)),
        ),
        parts=tuple(_item_parts(item)),
    )


def _item_actions(by: Actor, item: AgendaItem) -> Iterator[Action]:
    day, body = meetings.day_of(item.meeting), item.meeting.body
    keeps = may(by, permissions.RECORD_DECISION, body, by_table=permissions.MAY)
    sits = bool(bodies.own_seats(by, body, day))
    if item.kind == words.DECISION and not meetings.is_decided(item):
        if sits or keeps:
            yield Action(_("Vote"), reverse("governance:vote", args=[item.pk]), kind="" if keeps else "primary")
            yield Action(_("Declare an interest"), reverse("governance:declare_conflict", args=[item.pk]))
        if keeps:
            yield Action(_("Record the decision"), reverse("governance:decide", args=[item.pk]), kind="primary")
    if sits or keeps:
        yield Action(_("Add a document"), reverse("governance:add_paper", args=[item.pk]), icon="upload")


def _item_parts(item: AgendaItem) -> Iterator[Part]:
    if item.text:
        yield Part(_("What it is about"), item.text)
    made = decision_of(item)
    if made is not None:
        heading = _("Decision %(number)s") % {"number": made.number}
        yield Part(heading, made.text, tuple(_decision_facts(made)), actions=tuple(_decided(made)))
    if item.kind == words.DECISION and (made is None or item.votes.exists() or item.conflicts.exists()):
        yield _votes(item)
    papers = tuple(
        (Cell(each.title, reverse("governance:paper", args=[each.pk])), Cell(each.digest[:12]))
        for each in item.papers.defer("body")
    )
    if papers:
        yield Part(
            _("Documents"), table=table(_("Documents"), (_("Document"), _("Digest")), papers, caption_unseen=True)
        )
    else:
        yield Part(_("Documents"), empty=EmptyState(_("No document yet.")))


def _decision_facts(made: Decision) -> Iterator[Fact]:
    yield Fact(_("Outcome"), str(words.OUTCOMES[made.outcome]), str(words.MANNERS[made.manner]))
    if made.votes_for is not None:
        counts = _("%(yes)s for, %(no)s against, %(none)s abstained")
        yield Fact(_("Votes"), counts % {"yes": made.votes_for, "no": made.votes_against, "none": made.abstentions})
    members = _("%(part)s of %(whole)s") % {"part": made.members_there, "whole": made.members}
    yield Fact(_("Members who were there"), members)
    yield Fact(_("What it does"), str(words.EFFECTS[made.effect]))
    extension = getattr(made, "extension", None)
    if extension is not None:
        yield Fact(_("New last day"), day_words(extension.until_on), extension.project)


def _decided(made: Decision) -> Iterator[Action]:
    """Lead to what a decision did: the plan that it locked, the targets that its extension touches."""
    for version in made.plans.all():
        yield Action(_("See the plan"), reverse("governance:plan", args=[version.plan_id]), kind="small")
    extension = getattr(made, "extension", None)
    if extension is not None:
        url = reverse("governance:extension", args=[extension.pk])
        yield Action(_("See the targets that it touches"), url, kind="small")


def _votes(item: AgendaItem) -> Part:
    there = meetings.present_at(item.meeting).seats
    declared = {each.seat_id: each.why for each in item.conflicts.all()}
    cast = {each.seat_id: str(words.CHOICES[each.choice]) for each in item.votes.all()}
    rows = []
    for seat in bodies.seats_of(item.meeting.body):
        if not seat.is_member or (seat.pk not in there and seat.pk not in declared):
            continue
        told = _("Its vote is not open") if seat.pk in declared else cast.get(seat.pk, "—")
        rows.append((Cell(seat.name), Cell(told, note=declared.get(seat.pk, ""))))
    if not rows:
        empty = EmptyState(_("No member is on the roll yet."), _("Fill the roll of the meeting first."))
        return Part(_("Votes"), empty=empty)
    return Part(_("Votes"), table=table(_("Votes"), (_("Seat"), _("How it voted")), tuple(rows), caption_unseen=True))
