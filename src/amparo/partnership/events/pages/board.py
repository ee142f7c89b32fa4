"""A page of the record of an event: tiles and, below, parts with words, facts, a chart or a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amparo.foundation.design.boards import Table
from amparo.foundation.design.days import day
from amparo.foundation.design.pieces import Action, Chip, EmptyState, Fact, Link, PageHeader, Tile
from amparo.partnership.events.models import Event

WIDE = 1000  # of the drawing's own units; the page stretches it


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a bar: the number of its colour and pattern, where it begins and how long it is."""

    number: int
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class BarRow:
    """A bar with its words: its pieces are told in words too."""

    label: str
    note: str
    total: str
    says: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars beside one another, of the same pieces: a legend, and the figures in a table behind."""

    title: str
    base: str
    legend: tuple[tuple[int, str], ...]
    rows: tuple[BarRow, ...]
    table: Table


def stacked(rows: Sequence[tuple[str, str, tuple[int, ...]]], names: Sequence[str]) -> tuple[BarRow, ...]:
    """Draw rows of (label, note, values): the longest fills the width; a piece of nobody is left out."""
    most = max((sum(values) for _label, _note, values in rows), default=0) or 1
    made = []
    for label, note, values in rows:
        pieces, at = [], 0
        for number, value in enumerate(values, start=1):
            if value:
                width = round(WIDE * value / most)
                pieces.append(Segment(number, at, width))
                at += width
        told = ", ".join(f"{name}: {value}" for name, value in zip(names, values, strict=True) if value)
        made.append(BarRow(label, note, str(sum(values)), told, tuple(pieces)))
    return tuple(made)


@dataclass(frozen=True, slots=True)
class Part:
    """A part under a heading; what is empty is left out. What other floors tell of an event comes as parts too."""

    heading: str
    words: str = ""
    facts: tuple[Fact, ...] = ()
    bars: Bars | None = None
    tables: tuple[Table, ...] = ()
    note: str = ""
    empty: EmptyState | None = None
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """A page of the record: header, tabs, notices, tiles, parts."""

    header: PageHeader
    tabs: tuple[Chip, ...] = ()
    notices: tuple[str, ...] = ()
    tiles: tuple[Tile, ...] = ()
    parts: tuple[Part, ...] = ()


def lang() -> str:
    """Return the reader's language."""
    return (get_language() or "es")[:2]


def moment(at: datetime, zone: str) -> str:
    """Return a moment in words, by the clock of a place."""
    return date_format(at.astimezone(ZoneInfo(zone)), "SHORT_DATETIME_FORMAT")


def days_of(event: Event) -> str:
    """Return from when to when an event is held."""
    activity = event.activity
    if activity.starts_on == activity.ends_on:
        return day(activity.starts_on)
    return f"{day(activity.starts_on)} – {day(activity.ends_on)}"


def invented(is_invented: bool) -> str:
    """Return the mark of what was made up for the demonstration."""
    return _("Invented for the demonstration") if is_invented else ""


def where(event: Event, *more: Link) -> tuple[Link, ...]:
    """Return the way to a page of the record of an event."""
    return (
        Link(_("Events"), reverse("events:events")),
        Link(event.activity.title, reverse("events:event", args=[event.pk])),
        *more,
    )  # fmt: skip


def record_link(event: Event) -> Link:
    """Return the way back to the record."""
    return Link(_("Record"), reverse("events:record", args=[event.pk]))
