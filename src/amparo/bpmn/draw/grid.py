"""The grid on which lines are routed: columns and rows of cells, and free channels between them.

Borders of boxes and of lanes are columns and rows of their own, so that a channel is always wholly inside or
wholly outside a box, and never lies on a border. A point of the grid is (x, y): an odd number is the middle
of a column or row, an even one the channel before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .placing import Placement

Area = tuple[int, int, int, int]
"""First column, first row, last column, last row, borders included."""

OUTSIDE = -1  # the number of the lane of other pools, above our own
_PAD = -1_000_000.0


@dataclass(slots=True)
class Grid:
    """Numbered columns and rows, and what stands in them."""

    columns: list[float]
    rows: list[tuple[int, float]]
    cells: dict[str, tuple[int, int]] = field(default_factory=dict)
    boxes: dict[str, Area] = field(default_factory=dict)
    thin_columns: set[int] = field(default_factory=set)
    thin_rows: set[int] = field(default_factory=set)
    lane_tops: dict[int, int] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """How many points across."""
        return 2 * len(self.columns) + 1

    @property
    def height(self) -> int:
        """How many points down."""
        return 2 * len(self.rows) + 1

    def area_of(self, id_: str) -> Area:
        """Give the cells that a node or a box covers."""
        if id_ in self.boxes:
            return self.boxes[id_]
        column, row = self.cells[id_]
        return column, row, column, row


def _edges(depth: int) -> float:
    """How far from its cells the border of a box stands; the inner box is nearer to them."""
    return 0.45 - 0.05 * min(depth, 7)


def build(
    placement: Placement, depths: Mapping[str, int], lanes: int, outside: Iterable[str] = (), *, pads: bool = True
) -> Grid:
    """Give numbers to the columns and rows of a placement, with a row at the top of each lane."""
    columns = {float(cell.first) for cell in placement.cells.values()}
    rows = {(cell.top[0], float(cell.top[1])) for cell in placement.cells.values()}
    thin_columns: set[float] = set()
    thin_rows: set[tuple[int, float]] = set()
    keys: dict[str, tuple[float, tuple[int, float], float, tuple[int, float]]] = {}
    for id_, box in placement.boxes.items():
        off = _edges(depths[id_])
        left, right = box.first - off, box.last + off
        top, bottom = (box.top[0], box.top[1] - off), (box.bottom[0], box.bottom[1] + off)
        keys[id_] = (left, top, right, bottom)
        thin_columns |= {left, right}
        thin_rows |= {top, bottom}
        columns |= {left, right}
        rows |= {top, bottom}
    filled = {lane for lane, _ in rows - thin_rows}
    rows |= {(lane, 0.0) for lane in range(lanes) if lane not in filled}
    tops = {lane: (lane, _PAD) for lane in range(lanes)} if pads else {}
    others = list(outside)
    if others:
        rows.add((OUTSIDE, 0.0))
    grid = Grid(sorted(columns), sorted(rows | set(tops.values())))
    column_of = {key: number for number, key in enumerate(grid.columns)}
    row_of = {key: number for number, key in enumerate(grid.rows)}
    grid.thin_columns = {column_of[key] for key in thin_columns}
    grid.thin_rows = {row_of[key] for key in thin_rows} | {row_of[key] for key in tops.values()}
    grid.lane_tops = {lane: row_of[key] for lane, key in tops.items()}
    for id_, cell in placement.cells.items():
        grid.cells[id_] = (column_of[float(cell.first)], row_of[(cell.top[0], float(cell.top[1]))])
    for id_, (left, top, right, bottom) in keys.items():
        grid.boxes[id_] = (column_of[left], row_of[top], column_of[right], row_of[bottom])
    _outside(grid, others)
    return grid


def _outside(grid: Grid, others: list[str]) -> None:
    """Share the columns of the top row among the other pools."""
    count = len(grid.columns)
    for number, id_ in enumerate(others):
        first = number * count // len(others)
        grid.boxes[id_] = (first, 0, max(first, (number + 1) * count // len(others) - 1), 0)
