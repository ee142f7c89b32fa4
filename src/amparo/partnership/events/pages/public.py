"""Events as everybody reads them, and as whoever registered sees where they stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amparo.foundation.design.pieces import Fact
from amparo.foundation.design.squares import Square, square_of
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.events import vocabulary as words
from amparo.partnership.events.models import Event
from amparo.partnership.events.pages.programme import DayView, Reading, days_of, spoken_words
from amparo.partnership.events.queries import events, programme
from amparo.partnership.events.queries import registering as asked
from amparo.partnership.events.queries.registering import Participant
from amparo.partnership.events.rules.programme import is_stream_open
from amparo.partnership.events.rules.registering import is_open
from amparo.partnership.rolls.pages.activities import days
from amparo.partnership.rolls.vocabulary import CANCELLED, KINDS, MODES


@dataclass(frozen=True, slots=True)
class Card:
    """An event in the list for everybody."""

    title: str
    url: str
    when: str
    who: str
    is_invented: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class PublicPage:
    """An event as everybody reads it."""

    key: int
    title: str
    lead: str
    who: str
    summary: str
    cancelled: str
    invented: str
    facts: tuple[Fact, ...]
    days: tuple[DayView, ...]
    is_open: bool
    closed: str
    is_stranger: bool = True


def coalition_of(event: Event) -> str:
    """Return the name of the coalition that holds an event."""
    return in_language(event.kept_by.coalition, event.kept_by.code)


def cards(at: datetime) -> tuple[list[Card], list[Card]]:
    """Return the events that are to come, and those that were held."""
    coming: list[Card] = []
    past: list[Card] = []
    online = _("Online")
    for event in events.public_events()[:200]:
        activity = event.activity
        card = Card(
            activity.title,
            reverse("events:public", args=[event.pk]),
            f"{days(activity)} · {activity.place or online}",
            coalition_of(event),
            event.is_invented,
            is_open_now(event, at),
        )
        (coming if activity.ends_on >= at.astimezone(ZoneInfo(activity.time_zone)).date() else past).append(card)
    return coming[::-1], past


def is_open_now(event: Event, at: datetime) -> bool:
    """Say whether one can register for an event at a moment."""
    terms = events.terms_of(event)
    return (
        terms is not None
        and event.activity.state != CANCELLED
        and is_open(is_published=event.is_published, opens_at=terms.opens_at, closes_at=terms.closes_at, at=at)
    )


def public_page(event: Event, at: datetime) -> PublicPage:
    """Gather an event for everybody: no address of a stream, no name of who did not agree."""
    activity = event.activity
    return PublicPage(
        key=event.pk,
        title=activity.title,
        lead=" · ".join((str(KINDS[activity.kind]), days(activity), activity.place or _("Online"))),
        who=coalition_of(event),
        summary=event.summary,
        cancelled=activity.cancelled_why if activity.state == CANCELLED else "",
        invented=_("Invented for the demonstration") if event.is_invented else "",
        facts=tuple(_facts(event)),
        days=days_of(event, Reading(shown_to=programme.EVERYBODY)),
        is_open=is_open_now(event, at),
        closed=_closed(event, at),
    )


def moment_words(at: datetime, event: Event) -> str:
    """Write a moment on the clock of the place of an event."""
    return date_format(at.astimezone(ZoneInfo(event.activity.time_zone)), "SHORT_DATETIME_FORMAT")


def _closed(event: Event, at: datetime) -> str:
    terms = events.terms_of(event)
    if terms is None or at >= terms.closes_at:
        return _("One cannot register any more.")
    return _("One can register from %(day)s.") % {"day": moment_words(terms.opens_at, event)}


def _facts(event: Event) -> list[Fact]:
    venue, terms = events.venue_of(event), events.terms_of(event)
    told = [(_("Organised by"), coalition_of(event)), (_("Languages"), spoken_words(event.languages, ()))]
    if venue is not None:
        told += [
            (_("Venue"), venue.name), (_("Address"), venue.address), (_("How to get there"), venue.directions),
            (_("How to get in"), venue.access), (_("How to follow it online"), venue.stream_note),
        ]  # fmt: skip
    if terms is not None:
        told.append((_("For whom"), terms.for_whom))
        told.append((_("One can register until"), moment_words(terms.closes_at, event)))
    told.append((_("Hours are those of"), event.activity.time_zone.rpartition("/")[2].replace("_", " ")))
    return [Fact(label, text) for label, text in told if text]


@dataclass(frozen=True, slots=True)
class MinePage:
    """Where somebody stands who registered or was invited: shown to whoever holds their code."""

    event: PublicPage
    state: str
    told: str
    kind: str
    facts: tuple[Fact, ...]
    code: str
    square: Square | None
    stream: str
    stream_told: str
    group: str
    listed: tuple[tuple[str, str], ...]
    takes_part: bool
    may_withdraw: bool
    has_code: bool


def mine_page(who: Participant, at: datetime) -> MinePage:
    """Gather where somebody stands, and what they need: their programme, code, and the stream around its time."""
    event = who.event
    row, takes_part = who.registration, who.takes_part
    told, kind = _told(who)
    code = who.enrolment.check_in_code if who.enrolment is not None and takes_part else ""
    group = programme.group_of(who.enrolment) if who.enrolment is not None and takes_part else None
    reading = Reading(
        shown_to=programme.WHO_TAKES_PART if takes_part else programme.EVERYBODY,
        only_track=group.pk if group else None,
    )
    stream, stream_told = _stream(who, at)
    return MinePage(
        event=replace(public_page(event, at), days=days_of(event, reading), is_stranger=False),
        state=str(words.REGISTRATIONS[who.state]),
        told=told,
        kind=kind,
        facts=tuple(_mine(who)),
        code=code,
        square=square_of(code) if code else None,
        stream=stream,
        stream_told=stream_told,
        group=str(group) if group else "",
        listed=tuple(asked.who_is_listed(event)) if takes_part else (),
        takes_part=takes_part,
        may_withdraw=who.state in words.STANDING and event.activity.state != CANCELLED,
        has_code=row is not None,
    )


def _told(who: Participant) -> tuple[str, str]:
    """Say what a state means for the person, and how the notice looks."""
    reason = who.registration.reason if who.registration else ""
    if who.event.activity.state == CANCELLED:
        return _("The event was cancelled: %(why)s") % {"why": who.event.activity.cancelled_why}, "due"
    told = {
        words.WAITING: (_("The people who organise it answer here. Come back with your code."), "info"),
        words.ACCEPTED: (_("You have a place. Below are your programme and the code with which you sign in."), "info"),
        words.WAIT_LISTED: (
            _("All places are taken. You get the next one that frees, first come first; look here again."), "due"
        ),
        words.REFUSED: (reason, "due"),
        words.WITHDRAWN: (_("You took your registration back. You may register again while one can."), "info"),
    }  # fmt: skip
    if who.state == words.WAITING and who.registration is None:
        return _("You are invited. Say whether you come."), "due"
    return told[who.state]


def _mine(who: Participant) -> list[Fact]:
    row, mode = who.registration, who.enrolment.mode if who.enrolment else ""
    facts = [Fact(_("How you take part"), str(MODES.get(row.mode if row else mode, _("On site and online"))))]
    if row is not None:
        facts.insert(0, Fact(_("Registration"), _("number %(number)s") % {"number": row.number}))
        facts.append(Fact(_("Registered"), moment_words(row.registered_at, who.event)))
        facts.append(Fact(_("Your name is shown to"), str(words.VISIBILITIES[row.visibility])))
    return facts


def _stream(who: Participant, at: datetime) -> tuple[str, str]:
    """Return the address of the stream if it is shown now to who takes part, and else when it will be."""
    address = who.event.activity.online_address
    if not who.takes_part or not address:
        return "", ""
    venue = events.venue_of(who.event)
    early = venue.stream_opens_before if venue else 30
    spans = programme.items_of(who.event).values_list("starts_at", "ends_at", "offer")
    if is_stream_open(spans, opens_before=early, at=at):
        return address, ""
    told = _("The address of the stream is shown here %(minutes)s minutes before each part that is held online.")
    return "", told % {"minutes": early}
