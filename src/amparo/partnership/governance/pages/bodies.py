"""The bodies of a coalition with their duty to meet, and one body with its seats."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, Due, EmptyState, Fact, Link, PageHeader, Tile
from amparo.partnership.governance import permissions
from amparo.partnership.governance import vocabulary as words
from amparo.partnership.governance.models import Body, Mandate, Meeting, Seat, WorkPlan
from amparo.partnership.governance.pages.board import Board, Part, Told, day_words, span_words, speaks_for
from amparo.partnership.governance.queries import bodies, meetings, plans, promises
from amparo.partnership.governance.rules.bodies import Duty
from amparo.partnership.rolls.vocabulary import CANCELLED, OFFERS

SHOWN = 100


def duty_due(duty: Duty | None) -> Due:
    """Say by when a body has to meet, as a label."""
    if duty is None:
        return Due("none", _("No duty to meet"))
    day = day_words(duty.due_on)
    if duty.convened_on is not None and duty.convened_on <= duty.due_on:
        return Due("waiting", _("Convened: %(day)s") % {"day": day_words(duty.convened_on)})
    if duty.is_late:
        return Due("late", _("Was due on %(day)s") % {"day": day})
    return Due("soon" if duty.is_soon else "later", _("Due on %(day)s") % {"day": day})


def duty_words(duty: Duty | None, every: int | None) -> str:
    """Say how often a body has to meet."""
    if duty is None or every is None:
        return _("No duty to meet")
    return ngettext("At least once in %(count)s month", "At least once in %(count)s months", every) % {"count": every}


def bodies_page(by: Actor, today: date) -> Board:
    """Gather the bodies of the actor's coalition, those that are late first in its notices."""
    rows = list(bodies.bodies_visible_to(by)[:SHOWN])
    duties = bodies.duties_of(rows, today)
    late = [row for row in rows if (duty := duties[row.pk]) and duty.is_late and duty.convened_on is None]
    overdue = promises.overdue(promises.points_visible_to(by), today).count()
    notices = [
        Told("danger", _("%(body)s has not met in time") % {"body": row}, duty_due(duties[row.pk]).text) for row in late
    ]
    actions = [
        Action(_("Action points"), reverse("governance:points"), icon="work"),
        Action(_("Agreements"), reverse("governance:agreements"), icon="document"),
    ]
    if words.SECRETARIAT in by.roles:
        actions.insert(0, Action(_("Enter a body"), reverse("governance:enter_body"), kind="primary"))
    empty = EmptyState(_("No body is entered yet."), _("The secretariat enters them with their seats."))
    return Board(
        header=PageHeader(
            _("Governance"),
            lead=_("Who decides, who sits there and for whom, when they meet, and what was promised."),
            actions=tuple(actions),
        ),
        notices=tuple(notices),
        tiles=(
            Tile(_("Bodies"), str(len(rows)), _("commissions, groups and committees")),
            Tile(_("Late to meet"), str(len(late)), _("counted from the last meeting with a roll")),
            Tile(_("Overdue action points"), str(overdue), _("of all modules"), url=reverse("governance:points")),
        ),
        parts=(Part(table=_bodies(rows, duties)) if rows else Part(empty=empty),),
    )


def _bodies(rows: list[Body], duties: dict[int, Duty | None]) -> Table:
    cells = tuple(
        (
            Cell(row.name, reverse("governance:body", args=[row.pk])),
            Cell(str(words.BODIES[row.kind])),
            Cell(duty_words(duties[row.pk], row.meets_every)),
            Cell("", due=duty_due(duties[row.pk])),
        )
        for row in rows
    )
    return table(_("Bodies"), (_("Body"), _("Kind"), _("Duty to meet"), _("Next")), cells, caption_unseen=True)


def body_page(by: Actor, body: Body, today: date) -> Board:
    """Gather a body: its duty, seats with attendance and proposals adopted, meetings and plans."""
    keeps = may(by, permissions.KEEP_BODY, body, by_table=permissions.MAY)
    reads = may(by, permissions.READ_MEETING, bodies.sitting_of(body, today), by_table=permissions.MAY)
    duty = bodies.duties_of([body], today)[body.pk]
    notices: tuple[Told, ...] = ()
    if duty is not None and duty.is_late and duty.convened_on is None:
        notices = (Told("danger", _("%(body)s has not met in time") % {"body": body}, duty_due(duty).text),)
    return Board(
        header=PageHeader(
            body.name,
            where=(Link(_("Governance"), reverse("governance:bodies")),),
            lead=f"{words.BODIES[body.kind]} · {duty_words(duty, body.meets_every)}",
            due=duty_due(duty) if duty else None,
            actions=tuple(_actions(by, body)),
        ),
        notices=notices,
        parts=tuple(_parts(body, today, keeps=keeps, reads=reads)),
    )


def _actions(by: Actor, body: Body) -> Iterator[Action]:
    if may(by, permissions.CONVENE_MEETING, body, by_table=permissions.MAY):
        yield Action(_("Convene a meeting"), reverse("governance:convene", args=[body.pk]), kind="primary")
        yield Action(_("Make a seat"), reverse("governance:enter_seat", args=[body.pk]))
    if may(by, permissions.WRITE_PLAN, body, by_table=permissions.MAY):
        yield Action(_("Begin a work plan"), reverse("governance:make_plan", args=[body.pk]))


def _parts(body: Body, today: date, *, keeps: bool, reads: bool) -> Iterator[Part]:
    facts = [Fact(_("Quorum"), str(words.QUORUMS[body.quorum]), _("Guests are not counted"))]
    facts += [Fact(_("What it is for"), body.purpose)] if body.purpose else []
    facts += [Fact(_("Code of the project"), body.project)] if body.project else []
    facts += [Fact(_("Known from"), body.origin)] if body.origin else []
    yield Part(facts=tuple(facts))
    seats = list(bodies.seats_of(body))
    no_seats = EmptyState(_("Nobody sits here yet."), _("Make its seats, then give each to a person."))
    yield Part(_("Seats"), table=_seats(body, seats, today, reads)) if seats else Part(_("Seats"), empty=no_seats)
    held = list(meetings.meetings_of(body)[:SHOWN])
    no_meetings = EmptyState(_("No meeting yet."), "")
    yield Part(_("Meetings"), table=_meetings(held, reads)) if held else Part(_("Meetings"), empty=no_meetings)
    if reads and (rows := list(plans.plans_of(body))):
        yield Part(_("Work plans"), table=_plans(rows))
    if keeps and (mandates := [each for seat in seats for each in seat.mandates.all()]):
        yield Part(_("Mandates"), table=_mandates(mandates))


def holder_of(seat: Seat, today: date) -> Mandate | None:
    """Return the mandate of whoever holds a seat on a day, and is no alternate."""
    for each in seat.mandates.all():
        if not each.is_alternate and each.from_on <= today and (each.to_on is None or each.to_on >= today):
            return each
    return None


def _seats(body: Body, seats: list[Seat], today: date, reads: bool) -> Table:
    did = meetings.participation_in(body)
    rows = tuple(
        (
            Cell(
                seat.name,
                reverse("governance:seat", args=[seat.pk]) if reads else "",
                note=speaks_for(seat),
            ),
            Cell(str(words.STANDINGS[seat.standing])),
            Cell(_holder(seat, today, reads)),
            Cell(_("%(part)s of %(whole)s") % {"part": did[seat.pk].attended, "whole": did[seat.pk].held}),
            Cell(_("%(part)s of %(whole)s") % {"part": did[seat.pk].adopted, "whole": did[seat.pk].proposed}),
        )
        for seat in seats
    )
    columns = (_("Seat"), _("Part"), _("Held by"), _("Meetings attended"), _("Proposals adopted"))
    return table(_("Seats"), columns, rows, caption_unseen=True)


def _holder(seat: Seat, today: date, reads: bool) -> str:
    held = holder_of(seat, today)
    if held is None:
        return _("Vacant")
    if reads:
        return held.professional.name
    return seat.organisation.name if seat.organisation else _("Held")


def _meetings(rows: list[Meeting], reads: bool) -> Table:
    cells = tuple(
        (
            Cell(
                row.activity.title,
                reverse("governance:meeting", args=[row.pk]) if reads else "",
                note=_("Cancelled") if row.activity.state == CANCELLED else "",
            ),
            Cell(day_words(row.activity.starts_on)),
            Cell(str(OFFERS.get(meetings.mode_of(row), "—"))),
            Cell(str(meetings.present_at(row).reach.unique), number=True),
        )
        for row in rows
    )
    columns = (_("Meeting"), _("Day"), _("How it was held"), _("Came"))
    return table(_("Meetings"), columns, cells, caption_unseen=True)


def _plans(rows: list[WorkPlan]) -> Table:
    cells = []
    for row in rows:
        versions = list(row.versions.all())
        locked = next((each for each in versions if each.is_locked), None)
        state = _("Version %(number)s validated") % {"number": locked.number} if locked else _("Not validated yet")
        newest = versions[0]
        note = _("Version %(number)s is being written") % {"number": newest.number} if newest is not locked else ""
        url = reverse("governance:plan", args=[row.pk])
        cells.append((Cell(row.title, url), Cell(span_words(row.starts_on, row.ends_on)), Cell(state, note=note)))
    return table(_("Work plans"), (_("Work plan"), _("Days"), _("State")), tuple(cells), caption_unseen=True)


def _mandates(rows: list[Mandate]) -> Table:
    cells = tuple(
        (
            Cell(row.professional.name, reverse("governance:end_mandate", args=[row.pk])),
            Cell(row.seat.name, note=_("Alternate") if row.is_alternate else ""),
            Cell(span_words(row.from_on, row.to_on)),
        )
        for row in rows
    )
    return table(_("Mandates"), (_("Who"), _("Seat"), _("From – to")), cells, caption_unseen=True)
