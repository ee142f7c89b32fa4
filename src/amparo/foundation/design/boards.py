"""Larger pieces: tables and matrices, the panel and its days, the drawing and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from amparo.foundation.design.pieces import Action, Badge, Due


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; ``url`` makes it a link, ``number`` aligns it to the right, ``whole`` keeps it on one line."""

    text: str
    url: str = ""
    number: bool = False
    note: str = ""
    due: Due | None = None
    badge: Badge | None = None
    label: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows become cards on a phone. The first cell of a row is its heading.

    Each cell carries the heading of its column as ``label`` (``table`` fills it).
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption_unseen: bool = False

    @property
    def headings(self) -> tuple[tuple[str, bool], ...]:
        """Each column's heading, and whether it stands over numbers."""
        first = self.rows[0] if self.rows else tuple(Cell("") for _ in self.columns)
        return tuple((column, cell.number) for column, cell in zip(self.columns, first, strict=True))


@dataclass(frozen=True, slots=True)
class Agreement:
    """A cell of a matrix. ``state``: yes, no, withdrawn, none (never asked)."""

    state: Literal["yes", "no", "withdrawn", "none"]
    text: str
    note: str = ""
    action: Action | None = None
    label: str = ""

    @property
    def icon(self) -> str:
        """The icon that says the state beside the words."""
        return {"yes": "check", "no": "minus", "withdrawn": "undo", "none": "minus"}[self.state]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A line of a matrix: its heading, and a cell for each column."""

    title: str
    cells: tuple[Agreement, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Purposes by recipients, or any two lists that meet; ``corner`` names the first column."""

    caption: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]

    @property
    def headed_rows(self) -> tuple[tuple[MatrixRow, tuple[tuple[str, Agreement], ...]], ...]:
        """Each row with its cells, each cell with the heading of its column."""
        return tuple((row, tuple(zip(self.columns, row.cells, strict=True))) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Seat:
    """A member of the panel: what they decided and when, or that they are awaited."""

    who: str
    institution: str
    vote: str = ""
    when: str = ""
    yours: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the bar. ``kind``: spent, today, left, rest (weekend), holiday; ``limit``: the last one."""

    weekday: str
    number: str
    words: str
    kind: Literal["spent", "today", "left", "rest", "holiday"] = "left"
    limit: bool = False


@dataclass(frozen=True, slots=True)
class DaysLeft:
    """The days of a deadline as a bar, with the holidays marked and said."""

    due: Due
    days: tuple[Day, ...]
    text: str = ""
    holidays: str = ""
    badge: Badge | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """A diagram: an SVG already safe to show, its title, and where its text list is."""

    title: str
    svg: str
    list_url: str = ""
    small: bool = False


@dataclass(frozen=True, slots=True)
class Right:
    """A right that was checked on the drawing. ``state``: holds, broken, not_arising."""

    id: str
    text: str
    state: Literal["holds", "broken", "not_arising"] = "holds"
    story_url: str = ""

    @property
    def icon(self) -> str:
        """The icon that says the state beside the words."""
        return {"holds": "check", "broken": "cross", "not_arising": "minus"}[self.state]


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A step of the story of a broken right; ``breaks`` marks the one that breaks it."""

    lane: str
    step: str
    answer: str = ""
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class AdoptionMark:
    """An institution beside a procedure. ``state``: adopted (by an act), process, none."""

    institution: str
    state: Literal["adopted", "process", "none"] = "none"
    note: str = ""


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """A role that can be tried on the sign-in page of the demo; ``value`` is what its button sends."""

    role: str
    institution: str
    value: str


def table(
    caption: str, columns: tuple[str, ...], rows: Sequence[tuple[Cell, ...]], *, caption_unseen: bool = False
) -> Table:
    """Make a table, giving each cell the heading of its column so that it reads alone on a phone."""
    labelled = tuple(tuple(_labelled(cell, column) for cell, column in zip(row, columns, strict=True)) for row in rows)
    return Table(caption, columns, labelled, caption_unseen)


def _labelled(cell: Cell, column: str) -> Cell:
    """Give a cell the heading of its column."""
    return Cell(cell.text, cell.url, cell.number, cell.note, cell.due, cell.badge, column, cell.whole)
