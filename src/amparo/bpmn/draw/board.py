"""A board of columns and lanes, where items stand on rows: what is free, what is in the way, what a place costs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

Spot = tuple[int, int]
"""A row: the number of its lane, and its number in the lane (may be negative until the rows are counted)."""

BLOCKED_STREET = 34.0
NEW_ROW = 20.0
LATE_COLUMN = 24.0


@dataclass(frozen=True, slots=True)
class Extent:
    """Columns and rows that an item covers. `entry` is the row where the arrow comes in."""

    first: int
    last: int
    top: Spot
    bottom: Spot
    entry: Spot

    def rows_in(self, lane: int) -> tuple[int, int] | None:
        """Give the first and last row covered in a lane at its two ends; None in a lane that is not an end."""
        if self.top[0] == self.bottom[0] == lane:
            return self.top[1], self.bottom[1]
        return None

    @property
    def lanes(self) -> range:
        """The lanes it covers."""
        return range(self.top[0], self.bottom[0] + 1)

    @property
    def columns(self) -> range:
        """The columns it covers."""
        return range(self.first, self.last + 1)

    def moved(self, columns: int, rows: int = 0) -> Extent:
        """Give the same extent elsewhere."""

        def down(spot: Spot) -> Spot:
            return spot[0], spot[1] + rows

        return Extent(self.first + columns, self.last + columns, down(self.top), down(self.bottom), down(self.entry))


def apart(one: Spot, other: Spot) -> int:
    """How far two rows are, a lane counting as two."""
    return abs(one[0] - other[0]) * 2 + abs(one[1] - other[1]) if one[0] != other[0] else abs(one[1] - other[1])


@dataclass(slots=True)
class Board:
    """What stands where. `closed` lanes of a column belong to one box that spans them."""

    placed: dict[str, Extent] = field(default_factory=dict)
    taken: dict[int, dict[Spot, str]] = field(default_factory=dict)
    closed: dict[int, dict[int, str]] = field(default_factory=dict)
    used: Counter[Spot] = field(default_factory=Counter)

    def put(self, id_: str, extent: Extent) -> None:
        """Stand an item on the board."""
        self.placed[id_] = extent
        for column in extent.columns:
            for spot in self._spots(extent):
                self.taken.setdefault(column, {})[spot] = id_
                self.used[spot] += 1
            if extent.rows_in(extent.top[0]) is None:
                self.closed.setdefault(column, {}).update(dict.fromkeys(extent.lanes, id_))

    def take(self, id_: str) -> Extent:
        """Lift an item off the board."""
        extent = self.placed.pop(id_)
        for column in extent.columns:
            for spot in self._spots(extent):
                del self.taken[column][spot]
                self.used[spot] -= 1
            if extent.rows_in(extent.top[0]) is None:
                for lane in extent.lanes:
                    del self.closed[column][lane]
        return extent

    @staticmethod
    def _spots(extent: Extent) -> Iterator[Spot]:
        rows = extent.rows_in(extent.top[0])
        if rows is None:
            yield extent.entry
            return
        for row in range(rows[0], rows[1] + 1):
            yield extent.top[0], row

    def fits(self, extent: Extent) -> bool:
        """Whether an item can stand here."""
        spans = extent.rows_in(extent.top[0]) is None
        for column in extent.columns:
            closed, taken = self.closed.get(column, {}), self.taken.get(column, {})
            if any(lane in closed for lane in extent.lanes):
                return False
            if spans and any(spot[0] in extent.lanes for spot in taken):
                return False
            if any(spot in taken for spot in self._spots(extent)):
                return False
        return True

    def rows_of(self, lane: int) -> tuple[int, int]:
        """Give the first and last row in use in a lane (0, -1 when none is)."""
        rows = [row for (each, row), count in self.used.items() if each == lane and count > 0]
        return (min(rows), max(rows)) if rows else (0, -1)

    def clear_across(self, spot: Spot, first: int, last: int) -> bool:
        """Whether a horizontal line passes freely through these columns of a row."""
        for column in range(first, last + 1):
            if spot in self.taken.get(column, {}) or spot[0] in self.closed.get(column, {}):
                return False
        return True

    def clear_down(self, column: int, one: Spot, other: Spot) -> bool:
        """Whether a vertical line passes freely between two rows of a column."""
        low, high = min(one, other), max(one, other)
        if any(low < spot < high for spot in self.taken.get(column, {})):
            return False
        return not any(low[0] <= lane <= high[0] for lane in self.closed.get(column, {}))


def _nearest(one: Extent, other: Extent) -> tuple[Spot, Spot]:
    """Give the rows at which two items would be joined."""
    if one.top <= other.entry <= one.bottom:
        return other.entry, other.entry
    start = one.entry
    if other.top <= start <= other.bottom:
        return start, start
    return start, other.entry


@dataclass(slots=True)
class Sketch:
    """A guess at an arrow: what it costs, and its level and upright parts (columns count double, channels are even)."""

    cost: float
    level: tuple[tuple[float, int, int], ...] = ()
    upright: tuple[tuple[int, float, float], ...] = ()


def height(spot: Spot) -> float:
    """Give a number for a row that keeps their order."""
    return spot[0] * 100.0 + spot[1]


def sketch(board: Board, source: Extent, target: Extent) -> Sketch:
    """Guess how an arrow between two items would run, and how long and bent it would be."""
    start, end = _nearest(source, target)
    far = 5.0 * apart(start, end)
    low, high = sorted((height(start), height(end)))
    if target.first > source.last:
        found = _onward(board, source, target, start, end)
        found.cost += far
        return found
    if target.first <= source.last and target.last >= source.first:
        if board.clear_down(target.first, start, end):
            return Sketch(4.0 + far, (), ((2 * target.first + 1, low, high),))
        return Sketch(46.0 + far, (), ((2 * target.last + 2, low, high),))
    back = (height(end) - 0.4, 2 * target.last + 1, 2 * source.first + 1)
    return Sketch(44.0 + 4.0 * (source.last - target.first) + far / 2, (back,), ((2 * source.last + 2, low, high),))


def arrow_cost(board: Board, source: Extent, target: Extent) -> float:
    """Guess how long and bent an arrow between two items would be."""
    return sketch(board, source, target).cost


def _onward(board: Board, source: Extent, target: Extent, start: Spot, end: Spot) -> Sketch:
    """Guess an arrow to the right, without the cost of its height."""
    between = 3.0 * (target.first - source.last - 1)
    left, right = 2 * source.last + 1, 2 * target.first + 1
    low, high = sorted((height(start), height(end)))
    if start == end:
        clear = board.clear_across(start, source.last + 1, target.first - 1)
        return Sketch(between if clear else 70.0, ((height(start), left, right),))
    if board.clear_across(start, source.last + 1, target.first) and board.clear_down(target.first, start, end):
        return Sketch(14.0 + between, ((height(start), left, right),), ((right, low, high),))
    under = board.clear_across(end, source.last, target.first - 1) and board.clear_down(source.last, start, end)
    if under:
        return Sketch(14.0 + between, ((height(end), left, right),), ((left, low, high),))
    late = board.clear_across(start, source.last + 1, target.first - 1)
    if late:
        return Sketch(26.0 + between, ((height(start), left, right - 1),), ((right - 1, low, high),))
    early = board.clear_across(end, source.last + 1, target.first - 1)
    return Sketch((26.0 if early else 42.0) + between, ((height(end), left + 1, right),), ((left + 1, low, high),))


def streets(board: Board, arcs: list[tuple[str, str, float]]) -> Mapping[tuple[int, Spot], float]:
    """Cells that a straight arrow passes, which other items had better leave free."""
    passed: Counter[tuple[int, Spot]] = Counter()
    for source, target, _ in arcs:
        one, other = board.placed.get(source), board.placed.get(target)
        if one is None or other is None:
            continue
        start, end = _nearest(one, other)
        if start == end and other.first > one.last:
            for column in range(one.last + 1, other.first):
                passed[(column, start)] += 1
        elif other.first == one.last and start != end:
            low, high = min(start, end), max(start, end)
            for spot, count in board.used.items():
                if count > 0 and low < spot < high:
                    passed[(other.first, spot)] += 1
    return passed
