"""Counting: what an indicator gives in a window, by which groups, and from which rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db import connection, transaction

from amparo.evidence.results.rules import counting as rules
from amparo.evidence.results.rules.counting import Question, Window
from amparo.evidence.results.rules.definitions import Counting, Definition
from amparo.evidence.results.rules.wholes import Counted
from amparo.evidence.statistics.rules import suppression

Parts = dict[str, dict[str, Counted]]
ROWS = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A row behind a figure: the key by which one goes on, and what its columns say."""

    place: int
    cells: tuple[str, ...]


# Counting reads whole rolls: it may take more memory and longer than a page's own questions, in its transaction only.
ROOM: Final = "select set_config('work_mem', '128MB', true), set_config('statement_timeout', %s, true)"
LONGEST: Final = "60s"


def _one(question: Question) -> int:
    return int(str(_many(question)[0][0]))


def _many(question: Question) -> list[tuple[object, ...]]:
    """Ask with room for large sorts; the limits of the page hold again afterwards."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("show statement_timeout")
        before = cursor.fetchone()[0]
        cursor.execute(ROOM, [LONGEST])
        cursor.execute(question.sql, question.values)
        found = list(cursor.fetchall())
        cursor.execute(ROOM, [before])
    return found


def count(definition: Definition, window: Window) -> Counted:
    """Return what a definition gives: its numerator, and its denominator where it is a share."""
    k = _one(rules.total_of(definition.numerator, definition.span, window))
    below = definition.denominator
    return Counted(k, _one(rules.total_of(below, definition.span, window)) if below else None)


def count_parts(definition: Definition, window: Window) -> Parts:
    """Return what a definition gives by each column that it is broken down by, before anything is hidden."""
    return {axis: _parts(definition, window, axis) for axis in definition.by}


def _parts(definition: Definition, window: Window, axis: str) -> dict[str, Counted]:
    above = _groups(definition.numerator, definition.span, window, axis)
    below = definition.denominator
    if below is None:
        return {group: Counted(k) for group, k in above.items()}
    whole = _groups(below, definition.span, window, axis)
    return {group: Counted(above.get(group, 0), whole.get(group, 0)) for group in sorted({*above, *whole})}


def _groups(side: Counting, span: str, window: Window, axis: str) -> dict[str, int]:
    return {str(part): int(str(k)) for part, k in _many(rules.parts_of(side, span, window, axis))}


def rows_behind(side: Counting, span: str, window: Window, *, after: int = 0) -> list[Row]:
    """Return a page of the rows behind one side, and one more when there are more."""
    found = _many(rules.rows_of(side, span, window, after=after, limit=ROWS + 1))
    return [Row(int(str(place)), tuple("" if cell is None else str(cell) for cell in cells)) for place, *cells in found]


def shown(parts: dict[str, Counted], *, is_of_people: bool) -> dict[str, Counted | None]:
    """Return a breakdown as it may be shown: groups that are too small, or that the total would give away, are None.

    A share by group is shown only where every count and every rest reaches the threshold.
    """
    if not is_of_people or not parts:
        return dict(parts)
    groups = sorted(parts)
    if any(parts[group].n is not None for group in groups):
        least = min(min(parts[group].k, (parts[group].n or 0) - parts[group].k) for group in groups)
        return {group: parts[group] if least >= suppression.BREAKDOWN else None for group in groups}
    hiding = suppression.hide_in_list([parts[group].k for group in groups])
    hidden = set(groups) if hiding.exposed else {groups[row] for row, _column in hiding.cells}
    return {group: None if group in hidden else parts[group] for group in groups}
