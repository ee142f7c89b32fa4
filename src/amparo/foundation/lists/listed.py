"""What a package says of one of its lists: what a row holds, who may take it away, how a row is taken in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table
from amparo.foundation.lists.columns import Column, NotUnderstood, Value, folded, in_every_language

Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Moment:
    """Who takes a row in, into what, and when."""

    by: Actor
    subject: Any
    at: datetime


@dataclass(frozen=True, slots=True)
class Taking:
    """How rows come in: which operation must be allowed, and what enters or changes one.

    `add` and `change` run an operation and raise `Refused` when it does not let them. Where there is none, the words
    beside it say why.
    """

    needs: str
    add: Callable[[Moment, Row], object] | None = None
    change: Callable[[Moment, Row, Row, Sequence[str]], object] | None = None
    why_no_change: Any = ""
    why_no_new: Any = ""
    needed: Sequence[str] = ()
    codes_are_given: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: its name in addresses, its title, its columns (the first tells which row it is), and its rows.

    `subject` returns what the list is of (a country, a project), or None when the actor sees no such list. A list
    that is not taken in by this package's pages says by which page it is (`taken_at`), or why it never is
    (`only_out`).
    """

    kind: str
    title: Any
    columns: Sequence[Column]
    may: Table
    needs: str
    subject: Callable[[Actor, str], Any | None]
    rows: Callable[[Actor, Any], Iterable[Row]]
    back: Callable[[str], str]
    taking: Taking | None = None
    taken_at: str = ""
    only_out: Any = ""

    @property
    def key(self) -> str:
        """The name of the column that tells which row it is."""
        return self.columns[0].name

    def headings(self) -> list[str]:
        """Return the headings in the reader's language."""
        return [str(column.heading) for column in self.columns]

    def places_in(self, headings: Sequence[str]) -> dict[str, int]:
        """Return where each column that is read stands in a file; a heading told twice is known once."""
        read = [column for column in self.columns if not column.is_told]
        known = {folded(column.name): column.name for column in read}
        for column in read:
            known |= dict.fromkeys(in_every_language(column.heading), column.name)
        found: dict[str, int] = {}
        for place, heading in enumerate(headings):
            name = known.get(folded(heading))
            if name is not None:
                found.setdefault(name, place)
        return found

    def read(self, cells: Sequence[str], places: Mapping[str, int]) -> tuple[dict[str, Value], list[str]]:
        """Read a row: its values by column, and what is not understood in words that begin with the heading."""
        values: dict[str, Value] = {}
        problems = []
        for column in self.columns:
            place = places.get(column.name)
            if place is None or place >= len(cells):
                continue
            try:
                values[column.name] = column.read(cells[place])
            except NotUnderstood as why:
                problems.append(f"{column.heading}: {why}")
        return values, problems


def is_empty(value: Value) -> bool:
    """Say whether a cell tells nothing."""
    return value is None or value == ""


def changes_in(said: Row, there: Row) -> tuple[str, ...]:
    """Return what a row says otherwise than what is there; an empty cell leaves what is there."""
    return tuple(
        name for name, value in said.items() if not is_empty(value) and not _same(value, there.get(name))
    )  # fmt: skip


def _same(one: Value, other: Value) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return " ".join(one.split()) == " ".join(other.split())
    return one == other


def completed(said: Row, there: Row) -> dict[str, Value]:
    """Return a row with what is there already wherever its own cells are empty or not in the file."""
    return {**there, **{name: value for name, value in said.items() if not is_empty(value)}}
