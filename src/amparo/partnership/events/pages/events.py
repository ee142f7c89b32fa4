"""The list of events, making one, and the page of one for staff."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.boards import Cell, table
from amparo.foundation.design.pieces import Action, EmptyState, Fact, Link, More, PageHeader, Tile
from amparo.foundation.lists import actions as lists
from amparo.partnership.directory.vocabulary import SECRETARIAT
from amparo.partnership.events import permissions
from amparo.partnership.events import vocabulary as words
from amparo.partnership.events.models import Event, ProgrammeItem
from amparo.partnership.events.pages.programme import DayView, Reading, days_of, spoken_words
from amparo.partnership.events.queries import events, programme
from amparo.partnership.events.queries import registering as registered
from amparo.partnership.rolls.pages.activities import days, place_in
from amparo.partnership.rolls.permissions import MAY as ROLLS_MAY
from amparo.partnership.rolls.permissions import READ_ROLL
from amparo.partnership.rolls.queries import presence
from amparo.partnership.rolls.vocabulary import CANCELLED, IN_PERSON, KINDS, MODES, ONLINE

PAGE = 50


def list_page(by: Actor, asked: Mapping[str, str]) -> dict[str, Any]:
    """Gather the events of the coalition, latest first."""
    rows = list(events.with_waiting(events.after(events.events_visible_to(by), place_in(asked)))[: PAGE + 1])
    cells = tuple(
        (
            Cell(each.activity.title, reverse("events:event", args=[each.pk]), note=_state(each)),
            Cell(str(KINDS[each.activity.kind])),
            Cell(days(each.activity), whole=True),
            Cell(each.activity.place or "—"),
            Cell(str(each.series or "—")),
            Cell(str(each.waiting), number=True),  # type: ignore[attr-defined]
        )
        for each in rows[:PAGE]
    )
    columns = (_("Event"), _("Kind"), _("Days"), _("Place"), _("Series"), _("Waiting for an answer"))
    make = (Action(_("Make an event"), reverse("events:make"), kind="primary"),) if SECRETARIAT in by.roles else ()
    out = (lists.take_away("eventos"),) if rows else ()
    more = None
    if len(rows) > PAGE:
        last = rows[PAGE - 1]
        place = f"?desde={last.activity.starts_on}&tras={last.pk}"
        more = More(_("%(count)s shown") % {"count": PAGE}, reverse("events:events") + place)
    return {
        "header": PageHeader(
            _("Events"), lead=_("Congresses and workshops, with their programme."), actions=(*make, *_own(by), *out)
        ),
        "table": table(_("Events, latest first"), columns, cells) if cells else None,
        "more": more,
        "empty": EmptyState(
            _("There is no congress or workshop yet."),
            _("The secretariat makes one from a template, or writes the programme of an activity that is planned."),
            make,
        ),
    }


def _own(by: Actor) -> Iterator[Action]:
    """Return what one finds without knowing the event: minutes, certificates and, for who keeps records, the press."""
    yield Action(_("Minutes that I write"), reverse("events:my_sheets"))
    yield Action(_("My certificates of attendance"), reverse("events:my_certificates"))
    if by.roles & words.KEEPS_RECORD:
        yield Action(_("Press releases"), reverse("events:releases"))


def _state(event: Event) -> str:
    if event.activity.state == CANCELLED:
        return _("Cancelled")
    return "" if event.is_published else _("Only the coalition sees it")


@dataclass(frozen=True, slots=True)
class EventPage:
    """An event as staff see it."""

    header: PageHeader
    others: tuple[Action, ...]
    cancelled: str
    draft: str
    invented: str
    tiles: tuple[Tile, ...]
    facts: tuple[Fact, ...]
    days: tuple[DayView, ...]
    no_programme: EmptyState
    to_add: Action | None
    series: tuple[Link, ...]


def event_page(by: Actor, event: Event) -> EventPage:
    """Gather the page of an event; what can be done stands where it is done."""
    activity, keeps = event.activity, may(by, permissions.KEEP_EVENT, event, by_table=permissions.MAY)
    add = Action(_("Add to the programme"), reverse("events:add_item", args=[event.pk]), kind="primary")
    keeps = keeps and activity.state != CANCELLED
    return EventPage(
        header=PageHeader(
            activity.title,
            where=(Link(_("Events"), reverse("events:events")),),
            lead=" · ".join((str(KINDS[activity.kind]), days(activity), activity.place or _("Online"))),
            actions=tuple(_actions(by, event, keeps)),
        ),
        others=tuple(_others(by, event, keeps)),
        cancelled=activity.cancelled_why if activity.state == CANCELLED else "",
        draft="" if event.is_published else _("Nobody outside sees it yet, and nobody can register."),
        invented=str(event.origin.get("note", "")),
        tiles=tuple(_tiles(by, event)),
        facts=tuple(_facts(event)),
        days=days_of(event, _reading(event, keeps)),
        no_programme=EmptyState(_("Nothing is on the programme yet."), "", (add,) if keeps else ()),
        to_add=add if keeps else None,
        series=tuple(
            Link(f"{each.place_in_series}. {each}", "" if each.pk == event.pk else _url("event", each))
            for each in (events.events_of_series(event.series) if event.series else ())
        ),
    )


def _url(name: str, event: Event, *more: object) -> str:
    return reverse(f"events:{name}", args=[event.pk, *more])


def _reading(event: Event, keeps: bool) -> Reading:
    def actions(item: ProgrammeItem) -> tuple[Action, ...]:
        if not keeps:
            return ()
        return (
            Action(_("Change or move"), _url("change_item", event, item.pk), kind="quiet"),
            Action(_("Name who speaks"), _url("name_speaker", event, item.pk), kind="quiet"),
            Action(_("Take off"), _url("strike_item", event, item.pk), kind="quiet"),
        )

    return Reading(
        shown_to=programme.WHO_ORGANISES,
        actions=actions,
        roll=lambda item: (
            Link(_("Roll"), reverse("rolls:roll", args=[item.session_id])) if keeps and item.session_id else None
        ),
        remove=lambda who: _url("remove_speaker", event, who.item_id, who.pk) if keeps else "",
        tells_sources=True,
        shows_struck=True,
    )


def _actions(by: Actor, event: Event, keeps: bool) -> Iterator[Action]:
    """Return what is done next: answering who registered, then badges and the rolls."""
    if keeps and not event.is_published:
        yield Action(_("Publish"), _url("publish", event), kind="primary")
    if may(by, permissions.READ_REGISTRATIONS, event, by_table=permissions.MAY):
        waiting = registered.states_of(event).get(words.WAITING, 0)
        label = _("Registrations (%(count)s wait)") % {"count": waiting} if waiting else _("Registrations")
        yield Action(label, _url("registrations", event), kind="primary" if waiting and event.is_published else "")
    yield Action(_("Rolls and who came"), reverse("rolls:activity", args=[event.activity_id]))
    yield Action(_("Record of the event"), _url("record", event))
    if may(by, READ_ROLL, event.activity, by_table=ROLLS_MAY):
        yield Action(_("Badges (PDF)"), _url("badges", event), icon="download")


def _others(by: Actor, event: Event, keeps: bool) -> Iterator[Action]:
    """Return what is done now and then."""
    if keeps:
        yield Action(_("What it is and where"), _url("about", event))
        yield Action(_("Who may register, and how many"), _url("terms", event))
        yield Action(_("Working groups"), _url("tracks", event))
        yield Action(_("Series"), _url("series", event))
    if may(by, permissions.READ_BUDGET, event, by_table=permissions.MAY):
        yield Action(_("What it costs"), _url("budget", event))
    if keeps:
        yield lists.bring("programa", event.pk, label=_("Bring the programme (Excel)"))
    yield lists.take_away("programa", event.pk, label=_("Programme (Excel)"))
    yield Action(_("Programme to print"), _url("printed", event))
    if event.is_published:
        yield Action(_("Page for everybody"), reverse("events:public", args=[event.pk]))
        if keeps:
            yield Action(_("Do not show it outside any more"), _url("take_back", event), post=True)


def _tiles(by: Actor, event: Event) -> Iterator[Tile]:
    held, reach = presence.places_held(event.activity), presence.reach_of([event.activity])
    if reach.unique:
        text = _("%(room)s on site, %(line)s online, %(both)s in both ways")
        ways = text % {"room": reach.in_person, "line": reach.online, "both": reach.mixed}
        yield Tile(_("Persons who came"), str(reach.unique), _("each counted once"), ways)
    for way in (IN_PERSON, ONLINE):
        most = event.activity.places(way)
        if most is not None or held[way]:
            base = _("of %(count)s places") % {"count": most} if most is not None else _("no limit of places")
            yield Tile(_("Places taken: %(way)s") % {"way": MODES[way]}, str(held[way]), base)
    if may(by, permissions.READ_REGISTRATIONS, event, by_table=permissions.MAY):
        listed = registered.states_of(event).get(words.WAIT_LISTED, 0)
        if listed:
            yield Tile(_("On the waiting list"), str(listed), _("they get the next places that free"))


def _facts(event: Event) -> Iterator[Fact]:
    venue, terms, sources = events.venue_of(event), events.terms_of(event), event.origin.get("sources") or []
    told = [(_("What it is"), event.summary), (_("Languages"), spoken_words(event.languages, ()))]
    if venue is not None:
        told += [
            (_("Venue"), venue.name), (_("Address"), venue.address), (_("How to get there"), venue.directions),
            (_("How to get in"), venue.access),
        ]  # fmt: skip
    told.append((_("For whom"), terms.for_whom if terms else ""))
    form = _("source document %(codes)s") % {"codes": ", ".join(sources)} if sources else ""
    told.append((_("Its form comes from"), form))
    yield from (Fact(label, text) for label, text in told if text)
    if event.activity.online_address:
        note = _("Shown only to who has a place, shortly before and during what is held online.")
        yield Fact(_("Address of the stream"), event.activity.online_address, note=note)
