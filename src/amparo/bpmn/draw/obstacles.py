"""Where on the grid a line may not pass, and where it may leave or enter a node."""

from __future__ import annotations

from .grid import Area, Grid

RIGHT, DOWN, LEFT, UP = 0, 1, 2, 3
STEPS = ((1, 0), (0, 1), (-1, 0), (0, -1))
Point = tuple[int, int]


def walls(grid: Grid, scope: str, free: frozenset[str] = frozenset()) -> bytearray:
    """Mark the points where no line of a scope may pass. `free` are boxes that do not count."""
    width, height = grid.width, grid.height
    inside = grid.boxes.get(scope)
    blocked = bytearray(b"\1" * (width * height)) if inside else bytearray(width * height)
    if inside:
        for y in range(2 * inside[1] + 2, 2 * inside[3] + 1):
            first = y * width + 2 * inside[0] + 2
            blocked[first : y * width + 2 * inside[2] + 1] = bytes(2 * (inside[2] - inside[0]) - 1)
    for column, row in grid.cells.values():
        blocked[(2 * row + 1) * width + 2 * column + 1] = 1
    for id_, area in grid.boxes.items():
        if id_ == scope or id_ in free or (inside and not _within(area, inside)):
            continue
        for y in range(2 * area[1] + 1, 2 * area[3] + 2):
            first = y * width + 2 * area[0] + 1
            blocked[first : first + 2 * (area[2] - area[0]) + 1] = b"\1" * (2 * (area[2] - area[0]) + 1)
    return blocked


def _within(area: Area, inside: Area) -> bool:
    return inside[0] < area[0] and area[2] < inside[2] and inside[1] < area[1] and area[3] < inside[3]


def doors(grid: Grid, id_: str) -> list[tuple[Point, int]]:
    """Give the points on the border of a node from which a line may leave, with the direction outward."""
    first, top, last, bottom = grid.area_of(id_)
    if id_ in grid.cells:
        return [((2 * first + 1, 2 * top + 1), way) for way in (RIGHT, DOWN, LEFT, UP)]
    rows = [row for row in range(top, bottom + 1) if row not in grid.thin_rows]
    columns = [column for column in range(first, last + 1) if column not in grid.thin_columns]
    found = [((2 * last + 1, 2 * row + 1), RIGHT) for row in rows]
    found += [((2 * first + 1, 2 * row + 1), LEFT) for row in rows]
    found += [((2 * column + 1, 2 * bottom + 1), DOWN) for column in columns]
    return found + [((2 * column + 1, 2 * top + 1), UP) for column in columns]


def boxes_around(grid: Grid, source: str, target: str) -> list[str]:
    """Give the boxes around either end of a line: a message may enter them."""
    found = []
    for id_, area in grid.boxes.items():
        for end in (source, target):
            inner = grid.area_of(end)
            if (
                end != id_
                and area[0] <= inner[0]
                and inner[2] <= area[2]
                and area[1] <= inner[1]
                and inner[3] <= area[3]
            ):
                found.append(id_)
    return found
