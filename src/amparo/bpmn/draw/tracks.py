"""Give each line its own track in the channels it runs through, so that lines lie side by side and cross little."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .obstacles import Point
from .routing import Wish

OVERLAP = 60.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """A straight part of a line, from one bend to the next; `upright` when it runs down or up."""

    flow: str
    index: int
    upright: bool
    at: int
    ends: tuple[float, float]

    @property
    def low(self) -> float:
        """Its lower end."""
        return min(self.ends)

    @property
    def high(self) -> float:
        """Its higher end."""
        return max(self.ends)


@dataclass(slots=True)
class Strand:
    """Stretches that share one track, because they leave the same node or enter the same one together.

    `turns` says where its lines leave it, and to which side (-1 before, +1 after, in reading direction).
    """

    low: float
    high: float
    turns: list[tuple[float, int]] = field(default_factory=list)
    members: list[Stretch] = field(default_factory=list)


def stretches(flow: str, path: Sequence[Point], shift: float = 0.0) -> list[Stretch]:
    """Cut a way into its straight parts. `shift` moves the first upright part aside (an event on a border)."""
    corners = [path[0]]
    for before, point, after in zip(path, path[1:], path[2:], strict=False):
        if (before[0] == point[0]) != (point[0] == after[0]):
            corners.append(point)
    corners.append(path[-1])
    found: list[Stretch] = []
    for index, (one, other) in enumerate(pairwise(corners)):
        upright = one[0] == other[0]
        at = one[0] if upright else one[1]
        ends = (float(one[1]), float(other[1])) if upright else (float(one[0]), float(other[0]))
        if index == 1 and shift:
            ends = (ends[0] + shift, ends[1])
        found.append(Stretch(flow, index, upright, at, ends))
    return found


def _turns(parts: Sequence[Stretch], index: int) -> list[tuple[float, int]]:
    """Where a stretch is left at its two ends, and to which side."""
    part = parts[index]
    found = []
    for end, near in ((0, index - 1), (1, index + 1)):
        if not 0 <= near < len(parts):
            continue
        other = parts[near]
        away = other.ends[0] if near < index else other.ends[1]
        found.append((part.ends[end], 1 if away > part.at else -1))
    return found


def _strands(parts: Iterable[tuple[Stretch, list[tuple[float, int]], str, str]]) -> list[Strand]:
    """Join the stretches of one channel that start at one node together or end at one node together."""
    found: list[tuple[Strand, set[tuple[str, float]]]] = []
    for stretch, turns, leaves, enters in parts:
        keys = {("from " + leaves, stretch.ends[0]), ("to " + enters, stretch.ends[1])}
        strand = Strand(stretch.low, stretch.high, list(turns), [stretch])
        rest: list[tuple[Strand, set[tuple[str, float]]]] = []
        for other, known in found:
            if not keys & known:
                rest.append((other, known))
                continue
            strand.low, strand.high = min(strand.low, other.low), max(strand.high, other.high)
            strand.turns += [turn for turn in other.turns if turn not in strand.turns]
            strand.members += other.members
            keys |= known
        found = [*rest, (strand, keys)]
    return [strand for strand, _ in found]


def _crossings(first: Strand, second: Strand) -> float:
    """How much two strands disturb each other when the first lies before the second."""
    cost = 0.0
    for at, side in first.turns:
        if side > 0:
            cost += _meets(at, side, second)
    for at, side in second.turns:
        if side < 0:
            cost += _meets(at, side, first)
    return cost


def _meets(at: float, side: int, other: Strand) -> float:
    """Say what a line that turns off at a place costs when it has to pass over another strand."""
    if not other.low <= at <= other.high:
        return 0.0
    opposite = any(place == at and way != side for place, way in other.turns)
    if opposite and at % 2 == 1:
        return OVERLAP
    return 1.0 if other.low < at < other.high else 0.5


def _clashes(first: Strand, second: Strand) -> list[tuple[str, float]]:
    """Give the lines of the first strand that would lie on the second where they turn off, and the places."""
    places = [at for at, side in first.turns if side > 0 and _meets(at, side, second) == OVERLAP]
    return [(member.flow, at) for at in places for member in first.members if at in member.ends]


def _order(strands: list[Strand]) -> list[Strand]:
    """Order strands side by side so that they cross as little as can be found."""
    done: list[Strand] = []
    for strand in sorted(strands, key=lambda each: (each.high - each.low, each.low)):
        done.insert(_best_place(done, strand), strand)
    for strand in list(done):
        done.remove(strand)
        done.insert(_best_place(done, strand), strand)
    return done


def _best_place(done: Sequence[Strand], strand: Strand) -> int:
    """Where to put a strand among those already in order."""
    cost = sum(_crossings(strand, other) for other in done)
    best, place = cost, 0
    for number, other in enumerate(done, 1):
        cost += _crossings(other, strand) - _crossings(strand, other)
        if cost < best - 1e-9:
            best, place = cost, number
    return place


@dataclass(slots=True)
class Channel:
    """The tracks of one channel: how many, and which one each stretch has.

    `clashes` are the lines that would still lie on another where they turn off, and the places.
    """

    count: int = 0
    track: dict[tuple[str, int], int] = field(default_factory=dict)
    clashes: list[tuple[str, float]] = field(default_factory=list)


def _assign(strands: list[Strand]) -> Channel:
    """Give strands that lie side by side different tracks, in their order."""
    channel = Channel()
    placed: list[tuple[Strand, int]] = []
    for strand in _order(strands):
        beside = [number for other, number in placed if other.low <= strand.high and strand.low <= other.high]
        number = max(beside, default=-1) + 1
        channel.clashes += [clash for other, _ in placed for clash in _clashes(other, strand)]
        placed.append((strand, number))
        channel.count = max(channel.count, number + 1)
        for member in strand.members:
            channel.track[(member.flow, member.index)] = number
    return channel


def assign(
    lines: Mapping[str, Sequence[Stretch]], wishes: Mapping[str, Wish]
) -> tuple[dict[int, Channel], dict[int, Channel]]:
    """Give tracks to all stretches: the upright channels by column, the level ones by row."""
    found: dict[tuple[bool, int], list[tuple[Stretch, list[tuple[float, int]], str, str]]] = defaultdict(list)
    for flow, parts in lines.items():
        wish = wishes[flow]
        leaves = wish.source if wish.origin is None else flow
        for index, part in enumerate(parts):
            if part.at % 2 == 0:
                found[(part.upright, part.at)].append((part, _turns(parts, index), leaves, wish.target))
    upright: dict[int, Channel] = {}
    level: dict[int, Channel] = {}
    for (is_upright, at), parts_here in found.items():
        (upright if is_upright else level)[at] = _assign(_strands(parts_here))
    return upright, level


def jog(flow: str, path: Sequence[Point], shift: float) -> list[Stretch]:
    """Cut a way straight down from an event on a border that must end at the middle of a narrow node."""
    (x, y), (_, last) = path[0], path[-1]
    near = y + (1 if last > y else -1)
    return [
        Stretch(flow, 0, True, x, (float(y), float(near))),
        Stretch(flow, 1, False, near, (x + shift, float(x))),
        Stretch(flow, 2, True, x, (float(near), float(last))),
    ]


def clashes(lines: Mapping[str, Sequence[Stretch]], wishes: Mapping[str, Wish]) -> list[tuple[str, Point]]:
    """Give the turns at which a line would lie on another whatever the order of the tracks."""
    upright, level = assign(lines, wishes)
    found = [(flow, (at, int(place))) for at, channel in upright.items() for flow, place in channel.clashes]
    return found + [(flow, (int(place), at)) for at, channel in level.items() for flow, place in channel.clashes]
