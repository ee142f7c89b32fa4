"""The shape of what can be counted: as parts of a question to the database, or as sums that somebody else gives out.

Whoever defines an indicator chooses from it and writes no question. A part holds no value that came from anybody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from amparo.evidence.results.vocabulary import DURING, SINCE_START


@dataclass(frozen=True, slots=True)
class Way:
    """A way of counting rows: each `key` (a column or several) once, or the sum of an `amount`, in a unit.

    With `per`, each `key` once in each of these, summed. A way of a sum that is given has none of them.
    """

    label: Any
    unit: str
    key: str = ""
    amount: str = ""
    per: str = ""
    may_be_missing: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """A column by which a source is narrowed or broken down; `values` is empty where any code may stand."""

    label: Any
    sql: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    is_of_people: bool = False


HAPPENS: Final = frozenset({DURING, SINCE_START})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something that can be counted, over which days, in which ways, and narrowed or broken down by what."""

    label: Any
    ways: Mapping[str, Way]
    axes: Mapping[str, Axis]
    spans: frozenset[str] = HAPPENS
    tells_of_people: bool = False
    columns: tuple[Any, ...] = ()

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of what stands behind a figure."""
        return tuple(str(label) for label in self.columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows(Source):
    """A source of rows.

    `tables` and `where` say from which rows, `day` when one happened (`moment` the time that it is taken from), `until`
    when one ended, `country` whose it is, `shown` the columns of its rows, `row` the key by which they are paged.

    Where `brought` names columns (as `x`.name), rows are first brought together by those that are asked for, and only
    then `joined` to further tables, each under its letter and only where it is named: a person at a thousand sessions
    is looked up once. By a `fine` column nothing is brought together. `grows` is the table by whose size one knows
    how long counting takes. `leads` gives the address of the page that a row is from, such as its roll.

    Rows are paged by their key alone, or within the column `lead`: then `held` are the tables of what they lie in, read
    in its order until a page is full, `within` says which rows lie in one (called `h`), and `before` gives the `lead`
    of a key.
    """

    tables: str
    where: str
    day: str
    country: str
    row: str
    shown: tuple[str, ...]
    moment: str = ""
    until: str = ""
    brought: Mapping[str, str] = field(default_factory=dict)
    fine: frozenset[str] = frozenset()
    joined: tuple[tuple[str, str], ...] = ()
    lead: str = ""
    held: str = ""
    within: str = ""
    before: str = ""
    grows: str = ""
    leads: str = "''"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums(Source):
    """A source that is asked for sums and never for rows: what is small never comes out of it.

    Each column of `one_of` is narrowed to exactly one value and every other to one at most, so that what differs is
    never mixed. A way in `shares` is told only out of the way that is its base, of the same, save for what `told_of`
    names: the answer that some of the base gave.
    """

    one_of: tuple[str, ...]
    told_of: tuple[str, ...] = ()
    shares: Mapping[str, str] = field(default_factory=dict)
