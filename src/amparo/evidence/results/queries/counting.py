"""Counting: what an indicator gives in a window, by which groups, and from which rows."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db import OperationalError, connection, transaction

from amparo.evidence.results.queries import sums
from amparo.evidence.results.rules import counting as rules
from amparo.evidence.results.rules.countables import SOURCES
from amparo.evidence.results.rules.counting import Question, Window
from amparo.evidence.results.rules.definitions import Counting, Definition
from amparo.evidence.results.rules.sources.shapes import Rows, Source, Sums
from amparo.evidence.results.rules.wholes import Counted
from amparo.evidence.statistics.rules import suppression

Parts = dict[str, dict[str, Counted]]
ROWS = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A row behind a figure: the key by which one goes on, what its columns say, and the page that it is from."""

    place: int
    cells: tuple[object, ...]
    leads: str = ""


class TooLong(Exception):
    """Counting was given up: it would have taken longer than whoever waits can wait."""


# Counting reads whole rolls: it may take more memory than a page's own questions, and its own time, in its
# transaction only.
ROOM: Final = "select set_config('work_mem', %s, true), set_config('statement_timeout', %s, true)"
MEMORY: Final = "128MB"
WHILE_ONE_WAITS: Final = 5_000  # milliseconds for one question of a page
CANCELLED: Final = "57014"  # what the database says of a question whose time is over
LONGEST: Final = 60_000  # for one question of whoever closes a period, and of the clock


def _one(question: Question, longest: int) -> int:
    return int(str(_many(question, longest)[0][0]))


def _many(question: Question, longest: int) -> list[tuple[object, ...]]:
    """Ask with room for large sorts; the limits of the page hold again afterwards. Raises `TooLong`."""
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('work_mem'), current_setting('statement_timeout')")
        before = list(cursor.fetchone())
        try:
            with transaction.atomic():
                cursor.execute(ROOM, [MEMORY, str(longest)])
                cursor.execute(question.sql, question.values)
                found = list(cursor.fetchall())
                cursor.execute(ROOM, before)
        except OperationalError as stopped:
            if getattr(stopped.__cause__, "sqlstate", "") != CANCELLED:
                raise
            raise TooLong from stopped
    return found


def is_heavy(definition: Definition, most: int) -> bool:
    """Say whether a source is larger than so many bytes, so that nobody should wait for it to be counted."""
    sides = (definition.numerator, definition.denominator)
    return _largest(side.counted for side in sides if side) > most


def anything_is_heavy(most: int) -> bool:
    """Say whether any source is larger than so many bytes."""
    return _largest(SOURCES.values()) > most


def _largest(sources: Iterable[Source]) -> int:
    tables = sorted({source.grows for source in sources if isinstance(source, Rows)} - {""})
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(max(pg_relation_size(t::regclass)), 0) from unnest(%s::text[]) t", [tables])
        return int(cursor.fetchone()[0])


def count(definition: Definition, window: Window, *, longest: int = LONGEST) -> Counted:
    """Return what a definition gives: its numerator, and its denominator where it is a share. Raises `TooLong`."""
    below = definition.denominator
    if isinstance(definition.numerator.counted, Sums):
        return _summed(definition, window)
    k = _one(rules.total_of(definition.numerator, definition.span, window), longest)
    return Counted(k, _one(rules.total_of(below, definition.span, window), longest) if below else None)


def _summed(definition: Definition, window: Window) -> Counted:
    """Ask a source of sums; a figure of which a side is withheld is withheld whole."""
    below = definition.denominator
    sides = [sums.sum_of(side, definition.span, window) for side in (definition.numerator, below) if side]
    withheld = next((side.withheld for side in sides if side.withheld), "")
    if withheld:
        return Counted(0, 0 if below else None, withheld)
    return Counted(sides[0].k, sides[1].k if below else None)


def count_parts(definition: Definition, window: Window, *, longest: int = LONGEST) -> Parts:
    """Return what a definition gives by each column that it is broken down by, before anything is hidden."""
    if isinstance(definition.numerator.counted, Sums):
        return {axis: _summed_by(definition, window, axis) for axis in definition.by}
    return {axis: _parts(definition, window, axis, longest) for axis in definition.by}


def _summed_by(definition: Definition, window: Window, axis: str) -> dict[str, Counted]:
    found = sums.sums_by(definition.numerator, definition.span, window, axis)
    return {group: Counted(each.k, None, each.withheld) for group, each in found.items()}


def _parts(definition: Definition, window: Window, axis: str, longest: int) -> dict[str, Counted]:
    above = _groups(definition.numerator, definition.span, window, axis, longest)
    below = definition.denominator
    if below is None:
        return {group: Counted(k) for group, k in above.items()}
    whole = _groups(below, definition.span, window, axis, longest)
    return {group: Counted(above.get(group, 0), whole.get(group, 0)) for group in sorted({*above, *whole})}


def _groups(side: Counting, span: str, window: Window, axis: str, longest: int) -> dict[str, int]:
    return {str(part): int(str(k)) for part, k in _many(rules.parts_of(side, span, window, axis), longest)}


@dataclass(frozen=True, slots=True)
class Whole:
    """A figure with its breakdowns, and how long counting took."""

    counted: Counted
    parts: Parts
    milliseconds: int


def count_whole(definition: Definition, window: Window, *, longest: int = LONGEST) -> Whole:
    """Return what a definition gives, whole and by its columns. Raises `TooLong`."""
    began = time.perf_counter()
    counted = count(definition, window, longest=longest)
    parts = count_parts(definition, window, longest=longest)
    return Whole(counted, parts, round((time.perf_counter() - began) * 1000))


def plain_parts(parts: Parts) -> dict[str, Any]:
    """Return a breakdown as it is kept."""
    return {axis: {group: _plain(part) for group, part in groups.items()} for axis, groups in parts.items()}


def _plain(part: Counted) -> list[Any]:
    return [part.k, part.n, part.withheld] if part.withheld else [part.k, part.n]


def rows_behind(side: Counting, span: str, window: Window, *, after: int = 0, most: int = ROWS) -> list[Row]:
    """Return a page of the rows behind one side, and one more when there are more. Raises `TooLong`.

    Behind a sum stand its own lines and nothing further.
    """
    if isinstance(side.counted, Sums):
        lines = sums.sum_of(side, span, window).lines
        return [] if after else [Row(at, line) for at, line in enumerate(lines, start=1)]
    found = _many(rules.rows_of(side, span, window, after=after, limit=most + 1), WHILE_ONE_WAITS)
    return [_row(*each) for each in found]


def _row(place: object, *told: object) -> Row:
    *cells, leads = told
    return Row(int(str(place)), tuple(cells), str(leads or ""))


def shown(parts: dict[str, Counted], *, is_of_people: bool) -> dict[str, Counted | None]:
    """Return a breakdown as it may be shown: groups that are too small, or that the total would give away, are None.

    A share by group is shown only where every count and every rest reaches the threshold.
    """
    if any(part.withheld for part in parts.values()):  # its source has hidden what is to be hidden
        return {group: None if part.withheld else part for group, part in parts.items()}
    if not is_of_people or not parts:
        return dict(parts)
    groups = sorted(parts)
    if any(parts[group].n is not None for group in groups):
        least = min(min(parts[group].k, (parts[group].n or 0) - parts[group].k) for group in groups)
        return {group: parts[group] if least >= suppression.BREAKDOWN else None for group in groups}
    hiding = suppression.hide_in_list([parts[group].k for group in groups])
    hidden = set(groups) if hiding.exposed else {groups[row] for row, _column in hiding.cells}
    return {group: None if group in hidden else parts[group] for group in groups}
