"""A page of figures: its tiles and, below, sections with words, facts, a table or a drawing."""

from __future__ import annotations

from dataclasses import dataclass, field

from amparo.evidence.claims.rules.bars import Bars
from amparo.foundation.design.boards import Table
from amparo.foundation.design.pieces import Action, Chip, EmptyState, Fact, More, PageHeader, Tile


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing of figures with what is to be said under it, and the same figures as a table."""

    bars: Bars
    notes: tuple[str, ...]
    table: Table


@dataclass(frozen=True, slots=True)
class Warned:
    """A notice on a page. ``kind``: info, due, danger."""

    kind: str
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Waited:
    """Counting that is under way: so many of so many; asked for anew by itself at its address, or by hand."""

    title: str
    done: int
    total: int
    address: str
    back: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under a heading; what is empty is left out."""

    heading: str = ""
    words: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    table: Table | None = None
    drawn: Drawn | None = None
    empty: EmptyState | None = None
    actions: tuple[Action, ...] = ()
    more: More | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """A page: header, filters, notices, tiles, sections."""

    header: PageHeader
    chips: tuple[Chip, ...] = ()
    chips_label: str = ""
    notices: tuple[Warned, ...] = ()
    waited: Waited | None = None
    tiles: tuple[Tile, ...] = ()
    sections: tuple[Section, ...] = field(default=())
    is_wide: bool = False
