"""A programme as it is read: day by day, what is at once side by side; for everybody, who takes part, or staff."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amparo.foundation.design.pieces import Action, Link
from amparo.partnership.events import vocabulary as words
from amparo.partnership.events.models import Event, ProgrammeItem, Speaker
from amparo.partnership.events.queries import programme as asked
from amparo.partnership.events.rules.programme import laid_out
from amparo.partnership.rolls.vocabulary import IN_PERSON, OFFERS


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who speaks, as shown to who reads; `note` says to whom they are shown, for staff."""

    name: str
    part: str
    note: str = ""
    remove: str = ""


@dataclass(frozen=True, slots=True)
class ItemView:
    """Something on a programme."""

    key: int
    when: str
    title: str
    kind: str
    code: str
    room: str
    group: str
    summary: str
    offer: str
    spoken: str
    speakers: tuple[Named, ...]
    roll: Link | None
    source: str
    struck: str
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class SlotView:
    """What is at once."""

    items: tuple[ItemView, ...]

    @property
    def is_parallel(self) -> bool:
        """Whether several things are held at once."""
        return len(self.items) > 1


@dataclass(frozen=True, slots=True)
class DayView:
    """A day of a programme."""

    title: str
    anchor: str
    slots: tuple[SlotView, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads a programme: whose names they are shown, what they may do with an item, and which group is theirs."""

    shown_to: Collection[str] = asked.EVERYBODY
    actions: Callable[[ProgrammeItem], tuple[Action, ...]] = lambda item: ()
    roll: Callable[[ProgrammeItem], Link | None] = lambda item: None
    remove: Callable[[Speaker], str] = lambda speaker: ""
    tells_sources: bool = False
    shows_struck: bool = False
    only_track: int | None = None


def spoken_words(languages: Collection[str], interpreted: Collection[str]) -> str:
    """Say in which languages something is spoken, and to which it is interpreted."""
    told = [", ".join(str(words.SPOKEN[code]) for code in languages if code in words.SPOKEN)]
    if interpreted:
        names = ", ".join(str(words.SPOKEN[code]) for code in interpreted if code in words.SPOKEN)
        told.append(_("interpreted to: %(languages)s") % {"languages": names})
    return "; ".join(text for text in told if text)


def day_title(on: date) -> str:
    """Return a day in words, with the day of the week."""
    return f"{date_format(on, 'l')} {date_format(on, 'DATE_FORMAT')}"


def hours(starts_at: datetime, ends_at: datetime, zone: str) -> str:
    """Return from when until when something is held, on the clock of the place."""
    start, end = (moment.astimezone(ZoneInfo(zone)) for moment in (starts_at, ends_at))
    return f"{start:%H:%M}–{end:%H:%M}"


def days_of(event: Event, reading: Reading) -> tuple[DayView, ...]:
    """Gather the programme of an event as somebody reads it."""
    zone = event.activity.time_zone
    rows = asked.items_of(event, struck=reading.shows_struck)
    shown = [row for row in rows if reading.only_track is None or row.track_id in (None, reading.only_track)]
    speakers = asked.speakers_of(event, reading.shown_to)
    return tuple(
        DayView(
            day_title(day.on),
            f"d{day.on.isoformat()}",
            tuple(
                SlotView(tuple(_item(each, speakers.get(each.pk, []), reading, zone) for each in slot.items))
                for slot in day.slots
            ),
        )
        for day in laid_out(shown, zone)
    )


def _item(item: ProgrammeItem, speakers: Collection[Speaker], reading: Reading, zone: str) -> ItemView:
    return ItemView(
        key=item.pk,
        when=hours(item.starts_at, item.ends_at, zone),
        title=item.title,
        kind="" if item.kind == words.PAUSE else str(words.ITEM_KINDS[item.kind]),
        code=item.kind.lower().replace("_", "-"),
        room=item.room,
        group=str(item.track) if item.track else "",
        summary=item.summary,
        offer="" if item.offer == IN_PERSON or item.kind == words.PAUSE else str(OFFERS[item.offer]),
        spoken=spoken_words(item.languages, item.interpreted_to),
        speakers=tuple(_named(each, reading) for each in speakers),
        roll=reading.roll(item),
        source=_source(item) if reading.tells_sources else "",
        struck=_("Taken off: %(why)s") % {"why": item.struck_why} if item.struck_at else "",
        actions=() if item.struck_at else reading.actions(item),
    )


def _named(speaker: Speaker, reading: Reading) -> Named:
    told = f"{speaker.name}, {speaker.presented_as}" if speaker.presented_as else speaker.name
    note = str(words.VISIBILITIES[speaker.visibility]) if reading.tells_sources else ""
    return Named(told, str(words.PARTS[speaker.part]), note, reading.remove(speaker))


def _source(item: ProgrammeItem) -> str:
    if item.kind == words.PAUSE:
        return ""
    if item.source:
        return _("Subject from source %(source)s; hour and room invented") % {"source": item.source}
    return _("Invented") if item.is_invented else ""
