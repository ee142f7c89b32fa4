"""Route every flow over the grid: the cheapest way round, so that no line passes through a box.

The cost of a way is its length, its bends, the lines it crosses and the lines it runs along. Two lines share
a way only when they come from the same node or go to the same one.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .grid import Area, Grid

RIGHT, DOWN, LEFT, UP = 0, 1, 2, 3
STEPS = ((1, 0), (0, 1), (-1, 0), (0, -1))
BEND = 26.0
CROSS = 22.0
ALONG = 5.0
SHARED = 240.0
Point = tuple[int, int]


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
        for one, other in zip(path, path[1:], strict=False):
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
    """The direction from a point to its neighbour."""
    if one[1] == other[1]:
        return RIGHT if other[0] > one[0] else LEFT
    return DOWN if other[1] > one[1] else UP


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
    """The points on the border of a node from which a line may leave, with the direction outward."""
    first, top, last, bottom = grid.area_of(id_)
    if id_ in grid.cells:
        return [((2 * first + 1, 2 * top + 1), way) for way in (RIGHT, DOWN, LEFT, UP)]
    rows = [row for row in range(top, bottom + 1) if row not in grid.thin_rows]
    columns = [column for column in range(first, last + 1) if column not in grid.thin_columns]
    found = [((2 * last + 1, 2 * row + 1), RIGHT) for row in rows]
    found += [((2 * first + 1, 2 * row + 1), LEFT) for row in rows]
    found += [((2 * column + 1, 2 * bottom + 1), DOWN) for column in columns]
    return found + [((2 * column + 1, 2 * top + 1), UP) for column in columns]


@dataclass(slots=True)
class Router:
    """Finds ways over a grid. `across` and `down` are the places of the points in nominal pixels."""

    grid: Grid
    across: Sequence[float]
    down: Sequence[float]
    traffic: Traffic = field(default_factory=Traffic)
    _walls: dict[tuple[str, frozenset[str]], bytearray] = field(default_factory=dict)

    def _starts(self, wish: Wish) -> list[tuple[float, Point, Point, int]]:
        """The first moves of a line: cost, door, next point, direction."""
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
        """The last points of a line with the direction it arrives in, and what each costs."""
        found = {}
        for point, way in doors(self.grid, wish.target):
            users = self.traffic.ports.get((wish.target, point, way), ())
            found[(point, (way + 2) % 4)] = wish.in_cost[way] + sum(70.0 if leaves else 2.0 for _, leaves in users)
        return found

    def _toll(self, wish: Wish, one: Point, other: Point) -> float:
        """What it costs to share a piece of the grid with the lines already there."""
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

    def _search(self, wish: Wish) -> list[Point]:
        grid, width = self.grid, self.grid.width
        free = frozenset(_around(grid, wish)) if wish.free else frozenset()
        blocked = self._walls.get((wish.scope, free))
        if blocked is None:
            blocked = self._walls[(wish.scope, free)] = walls(grid, wish.scope, free)
        goals = self._goals(wish)
        targets = {point for point, _ in goals}
        left, right = min(x for x, _ in targets), max(x for x, _ in targets)
        top, bottom = min(y for _, y in targets), max(y for _, y in targets)
        across, down = self.across, self.down
        queue: list[tuple[float, float, Point, int, int]] = []
        best: dict[tuple[Point, int], float] = {}
        trail: list[tuple[Point, int]] = []

        def push(cost: float, point: Point, way: int, came: int) -> None:
            old = best.get((point, way))
            if old is not None and old <= cost:
                return
            best[(point, way)] = cost
            x, y = point
            rest = max(0.0, across[left] - across[x], across[x] - across[right])
            rest += max(0.0, down[top] - down[y], down[y] - down[bottom])
            heapq.heappush(queue, (cost + rest, cost, point, way, came))

        for cost, door, point, way in self._starts(wish):
            arrives = (point, way) in goals
            if self._open(point, blocked, width) or arrives:
                trail.append((door, -1))
                toll = self._toll(wish, door, point) + self._length(door, point) + (goals[(point, way)] if arrives else 0.0)
                push(cost + toll, point, way, len(trail) - 1)
        while queue:
            _, cost, point, way, came = heapq.heappop(queue)
            if cost > best[(point, way)]:
                continue
            trail.append((point, came))
            if (point, way) in goals:
                return _follow(trail)
            for turn in (way, (way + 1) % 4, (way + 3) % 4):
                step = self._step(wish, point, way, turn, goals, blocked)
                if step is not None:
                    push(cost + step[0], step[1], turn, len(trail) - 1)
        message = f"no way for {wish.flow} from {wish.source} to {wish.target}"
        raise LookupError(message)

    def _open(self, point: Point, blocked: bytearray, width: int) -> bool:
        x, y = point
        return 0 <= x < width and 0 <= y < self.grid.height and not blocked[y * width + x]

    def _length(self, one: Point, other: Point) -> float:
        return abs(self.across[one[0]] - self.across[other[0]]) + abs(self.down[one[1]] - self.down[other[1]])

    def _step(
        self, wish: Wish, point: Point, way: int, turn: int, goals: Mapping[tuple[Point, int], float], blocked: bytearray
    ) -> tuple[float, Point] | None:
        """One step on from a point: its cost and where it leads, or None when it may not be taken."""
        x, y = point
        level = turn in (RIGHT, LEFT)
        thin = (y & 1 and y >> 1 in self.grid.thin_rows) if level else (x & 1 and x >> 1 in self.grid.thin_columns)
        if thin:
            return None
        after = (x + STEPS[turn][0], y + STEPS[turn][1])
        arrives = goals.get((after, turn))
        if arrives is None and not self._open(after, blocked, self.grid.width):
            return None
        cost = self._length(point, after) + self._toll(wish, point, after) + (arrives or 0.0)
        if turn != way:
            cost += BEND
        crossed = self.traffic.down if level else self.traffic.across
        return cost + CROSS * crossed[point] * (1.0 if turn == way else 0.5), after


def _around(grid: Grid, wish: Wish) -> list[str]:
    """The boxes around either end of a line: a message may enter them."""
    found = []
    for id_, area in grid.boxes.items():
        for end in (wish.source, wish.target):
            inner = grid.area_of(end)
            if end != id_ and area[0] <= inner[0] and inner[2] <= area[2] and area[1] <= inner[1] and inner[3] <= area[3]:
                found.append(id_)
    return found


def _follow(trail: Sequence[tuple[Point, int]]) -> list[Point]:
    """Read a way back from its end."""
    path: list[Point] = []
    at = len(trail) - 1
    while at >= 0:
        point, at = trail[at]
        path.append(point)
    return path[::-1]


def route_all(router: Router, wishes: Sequence[Wish], *, rounds: int = 1) -> dict[str, list[Point]]:
    """Route all lines, the short ones first, then let each look again for a better way."""

    def span(wish: Wish) -> float:
        one = wish.origin or doors(router.grid, wish.source)[0][0]
        other = doors(router.grid, wish.target)[0][0]
        return router._length(one, other) + (0 if one[1] == other[1] else 60)

    order = sorted(wishes, key=span)
    paths = {wish.flow: router.route(wish) for wish in order}
    for _ in range(rounds):
        for wish in order:
            router.traffic.change(wish, paths[wish.flow], add=False)
            paths[wish.flow] = router.route(wish)
    return paths
