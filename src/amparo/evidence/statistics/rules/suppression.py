"""Which cells of a table of counts must be hidden, so that nothing small can be read or computed from the rest.

The margins of the table and its total are taken as known. Small cells are hidden first, then others with them, until
an attack that knows every shown cell and every margin cannot bound a hidden one closely. The bounds are exact: a
table under its margins is a flow from rows to columns, and how far one cell can move is a largest flow (integers).
Two tables that share only the margin of their rows tell no more together than each alone.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

BASE: Final = 10  # a share is shown of at least so many
BREAKDOWN: Final = 10  # every cell of a breakdown, what is left of it, and every difference

Place = tuple[int, int]
Counts = Sequence[Sequence[int]]
Residual = dict[Place, dict[Place, int]]  # node -> node -> how much may still pass
ROWS, COLUMNS = 0, 1
REST: Final = -1  # stands for margins that are not known


@dataclass(frozen=True, slots=True)
class Known:
    """Which margins a reader knows beside the total."""

    rows: bool = True
    columns: bool = True


@dataclass(frozen=True, slots=True)
class Hiding:
    """The cells to hide. ``exposed``: those that the margins alone give away, so that the margins must go too."""

    cells: frozenset[Place]
    exposed: frozenset[Place] = frozenset()


def is_shown(base: int) -> bool:
    """Say whether a share of this base may be shown at all."""
    return base >= BASE


def hide(counts: Counts, *, threshold: int = BREAKDOWN, known: Known = Known()) -> Hiding:
    """Return which cells of a table of rows and columns are hidden; an empty table hides nothing.

    A cell under the threshold is hidden, a nought too. No hidden cell can then be bounded more closely than the
    threshold, nor be seen to be under it, save those that the margins give away with the whole table hidden.
    """
    everything = frozenset(_places(counts))
    hidden = frozenset(place for place in everything if counts[place[0]][place[1]] < threshold)
    while hidden and hidden != everything:
        weak = next((place for place in sorted(hidden) if is_exposed(counts, hidden, place, threshold, known)), None)
        if weak is None:
            return Hiding(hidden)
        hidden |= _companions(counts, hidden, weak, known) or everything
    return Hiding(hidden, frozenset(place for place in hidden if is_exposed(counts, hidden, place, threshold, known)))


def hide_in_list(counts: Sequence[int], *, threshold: int = BREAKDOWN) -> Hiding:
    """Return which counts of a list are hidden when its total is known; places are (index, 0)."""
    return hide([[count] for count in counts], threshold=threshold, known=Known(rows=False))


def is_exposed(counts: Counts, hidden: frozenset[Place], place: Place, threshold: int, known: Known) -> bool:
    """Say whether a reader can bound a hidden cell more closely than the threshold, or see that it is under it."""
    count = counts[place[0]][place[1]]
    up = _reach(counts, hidden, place, known, threshold, rising=True)
    down = _reach(counts, hidden, place, known, threshold, rising=False)
    return count + up < threshold or up + down < threshold


def ranges(counts: Counts, hidden: Iterable[Place], known: Known = Known()) -> dict[Place, tuple[int, int]]:
    """Return the least and the greatest count that each hidden cell can have, for whoever knows all the rest."""
    cells, most = frozenset(hidden), _total(counts) + 1
    return {
        place: (
            counts[place[0]][place[1]] - _reach(counts, cells, place, known, most, rising=False),
            counts[place[0]][place[1]] + _reach(counts, cells, place, known, most, rising=True),
        )
        for place in sorted(cells)
    }


def _places(counts: Counts) -> Iterator[Place]:
    yield from ((row, column) for row, cells in enumerate(counts) for column in range(len(cells)))


def _total(counts: Counts) -> int:
    return sum(map(sum, counts))


def _companions(counts: Counts, hidden: frozenset[Place], weak: Place, known: Known) -> frozenset[Place]:
    """Return the lightest cells that let a hidden one move: three others at right angles, or one in line."""
    row, column = weak
    other_rows = [each for each in range(len(counts)) if each != row]
    other_columns = [each for each in range(len(counts[row])) if each != column]
    ways = [frozenset({(r, column), (row, c), (r, c)}) - hidden for r in other_rows for c in other_columns]
    if not known.rows:
        ways += [frozenset({(r, column)}) - hidden for r in other_rows]
    if not known.columns:
        ways += [frozenset({(row, c)}) - hidden for c in other_columns]
    return min(
        filter(None, ways),
        key=lambda way: (sum(counts[r][c] for r, c in way), len(way), sorted(way)),
        default=frozenset(),
    )


def _reach(counts: Counts, hidden: frozenset[Place], place: Place, known: Known, most: int, *, rising: bool) -> int:
    """Return by how much, up to `most`, a hidden cell can rise or fall while every margin that is known stands."""
    row, column = (ROWS, place[0]), (COLUMNS, place[1])
    room = _residual(counts, hidden - {place}, known)
    if rising:
        return _flow(room, column, row, most)
    return _flow(room, row, column, min(most, counts[place[0]][place[1]]))


def _residual(counts: Counts, hidden: Iterable[Place], known: Known) -> Residual:
    """Return how much each hidden cell may grow (from its row to its column) and shrink (back)."""
    total = _total(counts)
    room: Residual = {}

    def joined(one: Place, other: Place, forth: int, back: int) -> None:
        room.setdefault(one, {})[other] = forth
        room.setdefault(other, {})[one] = back

    for row, column in hidden:
        joined((ROWS, row), (COLUMNS, column), total, counts[row][column])
    if not known.columns:
        for column in range(max(map(len, counts), default=0)):
            joined((ROWS, REST), (COLUMNS, column), total, total)
    if not known.rows:
        for row in range(len(counts)):
            joined((ROWS, row), (COLUMNS, REST), total, total)
    return room


def _flow(room: Residual, source: Place, sink: Place, most: int) -> int:
    """Return the largest flow up to `most` (Edmonds and Karp); uses the room up."""
    passed = 0
    while passed < most and (way := _shortest(room, source, sink)):
        steps = list(pairwise(way))
        amount = min(most - passed, *(room[one][other] for one, other in steps))
        for one, other in steps:
            room[one][other] -= amount
            room[other][one] += amount
        passed += amount
    return passed


def _shortest(room: Residual, source: Place, sink: Place) -> list[Place]:
    before: dict[Place, Place] = {source: source}
    waiting = deque([source])
    while waiting and sink not in before:
        here = waiting.popleft()
        for there, left in room.get(here, {}).items():
            if left > 0 and there not in before:
                before[there] = here
                waiting.append(there)
    if sink not in before:
        return []
    way = [sink]
    while way[-1] != source:
        way.append(before[way[-1]])
    return way[::-1]
