"""A page of governance: its notices and tiles and, below, parts with words, facts or a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format

from amparo.foundation.design.boards import Table
from amparo.foundation.design.pieces import Action, EmptyState, Fact, More, PageHeader, Tile
from amparo.partnership.governance import vocabulary as words
from amparo.partnership.governance.models import Seat


@dataclass(frozen=True, slots=True)
class Told:
    """A notice on a page. ``kind``: info, due, danger."""

    kind: str
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page under a heading; what is empty is left out."""

    heading: str = ""
    words: str = ""
    facts: tuple[Fact, ...] = ()
    table: Table | None = None
    empty: EmptyState | None = None
    actions: tuple[Action, ...] = ()
    more: More | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """A page: header, notices, tiles, parts."""

    header: PageHeader
    notices: tuple[Told, ...] = ()
    tiles: tuple[Tile, ...] = ()
    parts: tuple[Part, ...] = ()


def day_words(day: date | None) -> str:
    """Write a day, or a dash."""
    return date_format(day, "SHORT_DATE_FORMAT") if day else "—"


def moment_words(at: datetime, zone: str) -> str:
    """Write the day of a moment at its place."""
    return day_words(at.astimezone(ZoneInfo(zone)).date())


def span_words(first: date, last: date | None) -> str:
    """Write from when to when; without a last day it is open."""
    return f"{day_words(first)} – {day_words(last) if last else '…'}"


def speaks_for(seat: Seat) -> str:
    """Return the group that a seat speaks for, unless its name says it already."""
    told = str(words.CONSTITUENCIES.get(seat.constituency, ""))
    return "" if told == seat.name else told
