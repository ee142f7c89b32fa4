"""How well a finished drawing reads: crossings, bends, the length of its lines and its size."""

from __future__ import annotations

from collections.abc import Iterable

from .plan import Line, Point

CROSSING = 90.0
BEND = 16.0
LENGTH = 0.06
BACKWARD = 0.10
WIDTH = 0.4
HEIGHT = 0.45
BEYOND = 30.0


def crossings(lines: Iterable[Line]) -> int:
    """Count the places where one line passes over another."""
    level: list[tuple[float, float, float, str]] = []
    upright: list[tuple[float, float, float, str]] = []
    for line in lines:
        for (x, y), (u, v) in zip(line.points, line.points[1:], strict=False):
            if y == v:
                level.append((y, min(x, u), max(x, u), line.id))
            else:
                upright.append((x, min(y, v), max(y, v), line.id))
    return sum(
        top + 0.5 < y < bottom - 0.5 and left + 0.5 < x < right - 0.5
        for x, top, bottom, _ in upright
        for y, left, right, _ in level
    )


def _backward(one: Point, other: Point) -> float:
    """How far a part of a line runs against the reading direction."""
    return max(0.0, one[0] - other[0])


def score(lines: Iterable[Line], width: float, height: float, widest: float) -> float:
    """Say how hard a drawing is to read; less is better."""
    drawn = list(lines)
    total = CROSSING * crossings(drawn) + WIDTH * width + HEIGHT * height + BEYOND * max(0.0, width - widest)
    for line in drawn:
        total += BEND * (len(line.points) - 2)
        for one, other in zip(line.points, line.points[1:], strict=False):
            total += LENGTH * (abs(one[0] - other[0]) + abs(one[1] - other[1])) + BACKWARD * _backward(one, other)
    return total
