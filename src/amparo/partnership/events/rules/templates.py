"""What a template brings: sessions with a roll, groups, items, terms and budget, by day and hour of the place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from amparo.partnership.events.rules.budget import LineEntry
from amparo.partnership.events.rules.programme import ItemEntry


@dataclass(frozen=True, slots=True)
class Moment:
    """A day of an event, the first being 1, and from when until when on the clock of the place."""

    day: int
    starts: time
    ends: time

    def on(self, first: date, zone: str) -> tuple[datetime, datetime]:
        """Return the two moments when the event begins on a day."""
        day, place = first + timedelta(days=self.day - 1), ZoneInfo(zone)
        return datetime.combine(day, self.starts, place), datetime.combine(day, self.ends, place)


@dataclass(frozen=True, slots=True)
class Template:
    """A template in one language."""

    code: str
    kind: str
    title: str
    summary: str
    days: int
    languages: tuple[str, ...]
    sources: tuple[str, ...]
    sessions: tuple[tuple[Moment, str, str], ...]
    tracks: tuple[tuple[int, str, bool], ...]
    items: tuple[tuple[Moment, int | None, Mapping[str, Any]], ...]
    budget: tuple[LineEntry, ...]
    for_whom: str
    consent: str
    places: Mapping[str, int]
    invented: str


def in_words(said: Any, language: str) -> str:
    """Return a text of a template in a language, else in Spanish."""
    return str(said.get(language) or said["es"]) if isinstance(said, Mapping) else str(said or "")


def moment_of(said: Mapping[str, Any]) -> Moment:
    """Read a day and its hours."""
    return Moment(int(said["day"]), time.fromisoformat(said["starts"]), time.fromisoformat(said["ends"]))


def _tracks(item: Mapping[str, Any], tracks: Iterable[Mapping[str, Any]]) -> tuple[int | None, ...]:
    """Return for which groups something is on the programme: for each of them, or for none in particular."""
    return tuple(int(each["number"]) for each in tracks) if item.get("each_track") else (None,)


def template_of(code: str, said: Mapping[str, Any], language: str) -> Template:
    """Read a template in a language. What has no source in it is invented, and says so."""
    return Template(
        code=code,
        kind=said["kind"],
        title=in_words(said["title"], language),
        summary=in_words(said["summary"], language),
        days=int(said["days"]),
        languages=tuple(said["languages"]),
        sources=tuple(said["sources"]),
        sessions=tuple(
            (moment_of(each), in_words(each["title"], language), each["offer"]) for each in said["sessions"]
        ),
        tracks=tuple(
            (int(each["number"]), in_words(each["name"], language), not each.get("source"))
            for each in said.get("tracks", ())
        ),
        items=tuple(
            (moment_of(each), track, each) for each in said["items"] for track in _tracks(each, said.get("tracks", ()))
        ),
        budget=tuple(
            LineEntry(
                in_words(each["name"], language), each["currency"], Decimal(str(each["planned"])),
                is_invented=not each.get("source"),
            )
            for each in said.get("budget", ())
        ),
        for_whom=in_words(said["for_whom"], language),
        consent=in_words(said["consent"], language),
        places=dict(said.get("places", {})),
        invented=in_words(said["invented"], language),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Beginning:
    """On which day an event begins, on the clock of which place, and in which language its texts are."""

    first: date
    zone: str
    language: str


def item_entry(moment: Moment, track: int | None, said: Mapping[str, Any], start: Beginning) -> ItemEntry:
    """Return what a template puts on the programme of an event; each group meets in a room of its own."""
    language, room = start.language, in_words(said.get("room", ""), start.language)
    starts_at, ends_at = moment.on(start.first, start.zone)
    return ItemEntry(
        kind=said["kind"],
        title=in_words(said["title"], language),
        starts_at=starts_at,
        ends_at=ends_at,
        offer=said["offer"],
        room=f"{room} {track}" if track and room else room,
        summary=in_words(said.get("summary", ""), language),
        languages=tuple(said.get("languages", ())),
        interpreted_to=tuple(said.get("interpreted_to", ())),
        source=said.get("source", ""),
        is_invented=not said.get("source"),
    )
