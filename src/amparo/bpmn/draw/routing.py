"""Route every flow over the grid: the cheapest way round, so that no line passes through a box.

The cost of a way is its length, its bends, the lines it crosses and the lines it runs along. Two lines share
a way only when they come from the same node or go to the same one.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .grid import Grid
from .obstacles import DOWN, LEFT, RIGHT, STEPS, UP, Point, boxes_around, doors, walls

BEND = 26.0
CROSS = 22.0
ALONG = 5.0
SHARED = 240.0


@dataclass(frozen=True, slots=True)
class Wish:
    """A line to be routed. `scope` is the box it must stay in; `origin` fixes its first point (an event on a border).

    `free` lines may enter any box round their ends (messages); `fan` lines leave by one side with their sisters.
    """

    flow: str
    source: str
    target: str
    scope: str
    out_cost: tuple[float, float, float, float]
    in_cost: tuple[float, float, float, float]
    origin: Point | None = None
    heading: int = DOWN
    free: bool = False
    fan: bool = False


@dataclass(slots=True)
class Traffic:
    """The lines already routed: who uses each piece of the grid, and how many pass straight over each point."""

    pieces: dict[tuple[Point, bool], list[Wish]] = field(default_factory=dict)
    across: Counter[Point] = field(default_factory=Counter)
    down: Counter[Point] = field(default_factory=Counter)
    ports: dict[tuple[str, Point, int], list[tuple[str, bool]]] = field(default_factory=dict)

    def change(self, wish: Wish, path: Sequence[Point], *, add: bool) -> None:
        """Add or remove a line."""
        for one, other in pairwise(path):
            users = self.pieces.setdefault(piece(one, other), [])
            if add:
                users.append(wish)
            else:
                users.remove(wish)
        for before, point, after in zip(path, path[1:], path[2:], strict=False):
            if before[0] != after[0] and before[1] != after[1]:
                continue
            count = self.across if before[1] == after[1] else self.down
            count[point] += 1 if add else -1
        ends = [((wish.source, path[0], heading(path[0], path[1])), True)] if wish.origin is None else []
        ends.append(((wish.target, path[-1], heading(path[-1], path[-2])), False))
        for port, leaves in ends:
            users_here = self.ports.setdefault(port, [])
            if add:
                users_here.append((wish.flow, leaves))
            else:
                users_here.remove((wish.flow, leaves))


def piece(one: Point, other: Point) -> tuple[Point, bool]:
    """Name the piece of the grid between two neighbouring points; true when it lies across."""
    return min(one, other), one[1] == other[1]


def heading(one: Point, other: Point) -> int:
    """Give the direction from a point to its neighbour."""
    if one[1] == other[1]:
        return RIGHT if other[0] > one[0] else LEFT
    return DOWN if other[1] > one[1] else UP


class _Front:
    """The edge of a search: what was reached, at what cost and from where."""

    def __init__(self, across: Sequence[float], down: Sequence[float], targets: Sequence[Point]) -> None:
        self.queue: list[tuple[float, float, Point, int, int]] = []
        self.best: dict[tuple[Point, int], float] = {}
        self._trail: list[tuple[Point, int]] = []
        self._across, self._down = across, down
        columns, rows = [x for x, _ in targets], [y for _, y in targets]
        self._left, self._right = across[min(columns)], across[max(columns)]
        self._top, self._bottom = down[min(rows)], down[max(rows)]

    def push(self, cost: float, point: Point, way: int, came: int) -> None:
        """Note a point that can be reached, unless it was reached for less."""
        old = self.best.get((point, way))
        if old is not None and old <= cost:
            return
        self.best[(point, way)] = cost
        x, y = self._across[point[0]], self._down[point[1]]
        rest = max(0.0, self._left - x, x - self._right) + max(0.0, self._top - y, y - self._bottom)
        heapq.heappush(self.queue, (cost + rest, cost, point, way, came))

    def mark(self, point: Point, came: int) -> int:
        """Add a point to the trail and give its number."""
        self._trail.append((point, came))
        return len(self._trail) - 1

    def follow(self, at: int) -> list[Point]:
        """Read a way back from its end."""
        path: list[Point] = []
        while at >= 0:
            point, at = self._trail[at]
            path.append(point)
        return path[::-1]


@dataclass(slots=True)
class Router:
    """Finds ways over a grid. `across` and `down` are the places of the points in nominal pixels.

    `avoid` are turns that lines must not take again, because they would lie on another line there.
    """

    grid: Grid
    across: Sequence[float]
    down: Sequence[float]
    traffic: Traffic = field(default_factory=Traffic)
    avoid: set[tuple[str, Point]] = field(default_factory=set)
    _walls: dict[tuple[str, frozenset[str]], bytearray] = field(default_factory=dict)

    def _starts(self, wish: Wish) -> list[tuple[float, Point, Point, int]]:
        """Give the first moves of a line: cost, door, next point, direction."""
        if wish.origin is not None:
            dx, dy = STEPS[wish.heading]
            return [(0.0, wish.origin, (wish.origin[0] + dx, wish.origin[1] + dy), wish.heading)]
        found = []
        for point, way in doors(self.grid, wish.source):
            users = self.traffic.ports.get((wish.source, point, way), ())
            beside = 0.0 if wish.fan else 120.0
            cost = wish.out_cost[way] + sum(beside if leaves else 70.0 for _, leaves in users)
            found.append((cost, point, (point[0] + STEPS[way][0], point[1] + STEPS[way][1]), way))
        return found

    def _goals(self, wish: Wish) -> dict[tuple[Point, int], float]:
        """Give the last points of a line with the direction it arrives in, and what each costs."""
        found = {}
        for point, way in doors(self.grid, wish.target):
            users = self.traffic.ports.get((wish.target, point, way), ())
            found[(point, (way + 2) % 4)] = wish.in_cost[way] + sum(70.0 if leaves else 2.0 for _, leaves in users)
        return found

    def _toll(self, wish: Wish, one: Point, other: Point) -> float:
        """Say what it costs to share a piece of the grid with the lines already there."""
        users = self.traffic.pieces.get(piece(one, other))
        if not users:
            return 0.0
        level = one[1] == other[1]
        street = bool((one[1] if level else one[0]) & 1)
        cost = 0.0
        for user in users:
            if user.target == wish.target:
                continue
            if user.source == wish.source and user.origin == wish.origin:
                cost += 0.0 if wish.fan else 4.0
            else:
                cost += SHARED if street else ALONG
        return cost

    def route(self, wish: Wish) -> list[Point]:
        """Find the cheapest way of a line, door to door, and add it to the traffic."""
        path = self._search(wish)
        self.traffic.change(wish, path, add=True)
        return path

    def _blocked(self, wish: Wish) -> bytearray:
        """Give the points that a line may not pass, worked out once for each scope."""
        free = frozenset(boxes_around(self.grid, wish.source, wish.target)) if wish.free else frozenset()
        key = (wish.scope, free)
        if key not in self._walls:
            self._walls[key] = walls(self.grid, wish.scope, free)
        return self._walls[key]

    def _search(self, wish: Wish) -> list[Point]:
        blocked, goals = self._blocked(wish), self._goals(wish)
        front = _Front(self.across, self.down, [point for point, _ in goals])
        for cost, door, point, way in self._starts(wish):
            arrives = goals.get((point, way))
            if arrives is not None or self._open(point, blocked):
                toll = self._toll(wish, door, point) + self.length(door, point) + (arrives or 0.0)
                front.push(cost + toll, point, way, front.mark(door, -1))
        while front.queue:
            _, cost, point, way, came = heapq.heappop(front.queue)
            if cost > front.best[(point, way)]:
                continue
            here = front.mark(point, came)
            if (point, way) in goals:
                return front.follow(here)
            for turn in (way, (way + 1) % 4, (way + 3) % 4):
                step = self._step(wish, point, way, turn, goals, blocked)
                if step is not None:
                    front.push(cost + step[0], step[1], turn, here)
        message = f"no way for {wish.flow} from {wish.source} to {wish.target}"
        raise LookupError(message)

    def _open(self, point: Point, blocked: bytearray) -> bool:
        x, y = point
        width = self.grid.width
        return 0 <= x < width and 0 <= y < self.grid.height and not blocked[y * width + x]

    def length(self, one: Point, other: Point) -> float:
        """Give the distance between two points of the grid, in nominal pixels."""
        return abs(self.across[one[0]] - self.across[other[0]]) + abs(self.down[one[1]] - self.down[other[1]])

    def _step(
        self,
        wish: Wish,
        point: Point,
        way: int,
        turn: int,
        goals: Mapping[tuple[Point, int], float],
        blocked: bytearray,
    ) -> tuple[float, Point] | None:
        """One step on from a point: its cost and where it leads, or None when it may not be taken."""
        x, y = point
        level = turn in (RIGHT, LEFT)
        thin = (y & 1 and y >> 1 in self.grid.thin_rows) if level else (x & 1 and x >> 1 in self.grid.thin_columns)
        if thin:
            return None
        after = (x + STEPS[turn][0], y + STEPS[turn][1])
        arrives = goals.get((after, turn))
        if arrives is None and not self._open(after, blocked):
            return None
        cost = self.length(point, after) + self._toll(wish, point, after) + (arrives or 0.0)
        if turn != way:
            cost += BEND + (SHARED if (wish.flow, point) in self.avoid else 0.0)
        crossed = self.traffic.down if level else self.traffic.across
        return cost + CROSS * crossed[point] * (1.0 if turn == way else 0.5), after


def route_all(router: Router, wishes: Sequence[Wish], *, rounds: int = 1) -> dict[str, list[Point]]:
    """Route all lines, the short ones first, then let each look again for a better way."""

    def span(wish: Wish) -> float:
        one = wish.origin or doors(router.grid, wish.source)[0][0]
        other = doors(router.grid, wish.target)[0][0]
        return router.length(one, other) + (0 if one[1] == other[1] else 60)

    order = sorted(wishes, key=span)
    paths = {wish.flow: router.route(wish) for wish in order}
    for _ in range(rounds):
        for wish in order:
            router.traffic.change(wish, paths[wish.flow], add=False)
            paths[wish.flow] = router.route(wish)
    return paths
