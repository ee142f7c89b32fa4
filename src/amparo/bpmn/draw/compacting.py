"""Draw a finished sheet together: everything moves left, or up, until it would come too near to something.

Order is kept: what stood before another thing on the same height still does, so that nothing new can touch or
cross. Used for long procedures only, because columns and rows are then no longer quite in line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from amparo.bpmn.diagram import Diagram, NodeKind

from .plan import Label, Line, Point, Rect, Shape
from .sheet import Sheet
from .sizes import BORDER_GAP, GAP, MARGIN, TRACK

Key = tuple[str, str, int]
NODE, WIRE, BORDER, WORDS, LANE = "node", "wire", "border", "words", "lane"
_APART = {
    (NODE, NODE): GAP - 2, (NODE, WIRE): MARGIN, (WIRE, WIRE): TRACK, (BORDER, WIRE): TRACK, (BORDER, NODE): BORDER_GAP + 4,
    (BORDER, BORDER): BORDER_GAP, (WORDS, WORDS): 8.0, (WIRE, WORDS): 5.0, (NODE, WORDS): 8.0, (BORDER, WORDS): 8.0,
    (LANE, NODE): 22.0, (LANE, WIRE): 22.0, (LANE, WORDS): 22.0, (BORDER, LANE): 22.0, (LANE, LANE): 44.0,
}  # fmt: skip
BESIDE = 5.0


@dataclass(frozen=True, slots=True)
class Item:
    """Something that takes room: from `low` to `high` along the axis, from `left` to `right` across it."""

    key: Key
    kind: str
    low: float
    high: float
    left: float
    right: float


class Groups:
    """Things that move as one."""

    def __init__(self) -> None:
        """Begin with everything apart."""
        self._parent: dict[Key, Key] = {}

    def of(self, key: Key) -> Key:
        """The name of the group of a thing."""
        while key in self._parent:
            key = self._parent[key]
        return key

    def join(self, one: Key, other: Key) -> None:
        """Make two things move as one."""
        first, second = self.of(one), self.of(other)
        if first != second:
            self._parent[first] = second


def _node_key(diagram: Diagram, id_: str) -> Key:
    """The thing with which a node moves: an event on the border of a step moves with it."""
    node = diagram.nodes.get(id_)
    if node and node.kind is NodeKind.BOUNDARY and node.attached_to and not diagram.nodes[node.attached_to].is_scope:
        id_ = node.attached_to
    return ("node", id_, 0)


def _ends(diagram: Diagram, line: Line) -> tuple[str, str]:
    flow = diagram.flows.get(line.id) or next(each for each in diagram.message_flows if each.id == line.id)
    return flow.source, flow.target


def _is_frame(diagram: Diagram, id_: str) -> bool:
    """Whether a shape has two borders that move by themselves."""
    return id_ not in diagram.nodes or diagram.nodes[id_].is_scope


def _item(key: Key, kind: str, rect: Rect, *, upright: bool) -> Item:
    if upright:
        return Item(key, kind, rect.x, rect.right, rect.y, rect.bottom)
    return Item(key, kind, rect.y, rect.bottom, rect.x, rect.right)


def _wires(diagram: Diagram, sheet: Sheet, groups: Groups, *, upright: bool) -> Iterator[Item]:
    """The parts of lines that lie across the axis, joined to the nodes where they end."""
    for line in sheet.lines.values():
        source, target = _ends(diagram, line)
        last = len(line.points) - 2
        for number, ((x, y), (u, v)) in enumerate(zip(line.points, line.points[1:], strict=False)):
            if (x == u) != upright or (x, y) == (u, v):
                continue
            key = ("wire", line.id, number)
            for end, place in ((source, 0), (target, last)):
                if number == place and not _is_frame(diagram, end):
                    groups.join(key, _node_key(diagram, end))
            yield _item(key, WIRE, Rect(min(x, u), min(y, v), abs(x - u), abs(y - v)), upright=upright)


def _shapes(diagram: Diagram, sheet: Sheet, *, upright: bool) -> Iterator[Item]:
    """The nodes with their words, and the borders of boxes."""
    for id_, shape in sheet.shapes.items():
        rect = shape.rect
        if not _is_frame(diagram, id_):
            yield _item(_node_key(diagram, id_), NODE, rect, upright=upright)
            if shape.label and not diagram.nodes[id_].is_activity:
                yield _item(_node_key(diagram, id_), WORDS, shape.label.rect, upright=upright)
            continue
        far = Rect(rect.right, rect.y, 0, rect.height) if upright else Rect(rect.x, rect.bottom, rect.width, 0)
        near = Rect(rect.x, rect.y, 0, rect.height) if upright else Rect(rect.x, rect.y, rect.width, 0)
        yield _item(("frame", id_, 0), BORDER, near, upright=upright)
        yield _item(("frame", id_, 1), BORDER, far, upright=upright)
        if shape.label:
            yield _item(("frame", id_, 0), WORDS, shape.label.rect, upright=upright)


def _words(diagram: Diagram, sheet: Sheet, *, upright: bool) -> Iterator[Item]:
    """The words of the flows; they move with the node beside which they stand."""
    for line in sheet.lines.values():
        if line.label:
            yield _item(_word_key(diagram, sheet, line), WORDS, line.label.rect, upright=upright)


def _word_key(diagram: Diagram, sheet: Sheet, line: Line) -> Key:
    """The thing with which the words of a flow move: the nearer of its two ends."""
    source, target = _ends(diagram, line)
    if line.label is None:
        return _node_key(diagram, source)
    x, y = line.label.rect.centre

    def far(point: Point) -> float:
        return abs(point[0] - x) + abs(point[1] - y)

    end = source if far(line.points[0]) <= far(line.points[-1]) else target
    return ("frame", end, 1) if _is_frame(diagram, end) else _node_key(diagram, end)


def _bundle(diagram: Diagram, sheet: Sheet, wires: Sequence[Item], groups: Groups) -> None:
    """Let parts of lines that lie on one another move as one."""
    by_place: dict[float, list[Item]] = defaultdict(list)
    for wire in wires:
        by_place[round(wire.low, 2)].append(wire)
    for beside in by_place.values():
        for number, one in enumerate(beside):
            for other in beside[number + 1 :]:
                if one.left <= other.right and other.left <= one.right and groups.of(one.key) != groups.of(other.key):
                    first, second = (_ends(diagram, sheet.lines[each.key[1]]) for each in (one, other))
                    if first[0] == second[0] or first[1] == second[1]:
                        groups.join(one.key, other.key)


def _constraints(items: Sequence[Item], groups: Groups) -> dict[tuple[Key, Key], float]:
    """How near each group may come to those before it, as a difference of how far they move."""
    found: dict[tuple[Key, Key], float] = {}
    ordered = sorted(items, key=lambda each: each.low)
    named = [groups.of(item.key) for item in ordered]
    for number, after in enumerate(ordered):
        for at in range(number):
            before = ordered[at]
            if before.high > after.low + 0.01 or named[at] == named[number]:
                continue
            if before.right + BESIDE <= after.left or after.right + BESIDE <= before.left:
                continue
            gap = after.low - before.high
            kinds = (before.kind, after.kind) if before.kind < after.kind else (after.kind, before.kind)
            room = min(gap, _APART[kinds]) - gap
            pair = (named[at], named[number])
            if room > found.get(pair, -1e9):
                found[pair] = room
    return found


def _in_time(diagram: Diagram, sheet: Sheet, groups: Groups) -> dict[tuple[Key, Key], float]:
    """What comes later stays further to the right, although it stands on another height."""
    found: dict[tuple[Key, Key], float] = {}
    for flow in diagram.flows.values():
        if flow.source not in sheet.shapes or flow.target not in sheet.shapes:
            continue
        one, other = sheet.shapes[flow.source], sheet.shapes[flow.target]
        gap = other.rect.x - one.rect.right
        keys = [
            groups.of(("frame", end, side) if _is_frame(diagram, end) else _node_key(diagram, end))
            for end, side in ((flow.source, 1), (flow.target, 0))
        ]
        beyond = other.rect.centre[0] - one.rect.centre[0]
        if keys[0] == keys[1] or beyond < -1:
            continue
        pair = (keys[0], keys[1])
        found[pair] = max(found.get(pair, -1e9), min(gap, GAP) - gap if gap > 0 else -max(0.0, beyond))
    return found


def _solve(items: Sequence[Item], groups: Groups, wall: float, later: Mapping[tuple[Key, Key], float]) -> dict[Key, float]:
    """How far each group moves; never forward."""
    moves: dict[Key, float] = {}
    for item in items:
        name = groups.of(item.key)
        moves[name] = max(moves.get(name, -1e9), min(0.0, wall - item.low))
    found = _constraints(items, groups)
    for pair, room in later.items():
        found[pair] = max(found.get(pair, -1e9), room)
    limits = sorted(found.items(), key=lambda each: each[0])
    by_source: dict[Key, list[tuple[Key, float]]] = defaultdict(list)
    for (one, other), room in limits:
        by_source[one].append((other, room))
    waiting = set(moves)
    while waiting:
        one = min(waiting, key=lambda key: (moves[key], key))
        waiting.discard(one)
        for other, room in by_source[one]:
            if moves[one] + room > moves[other] + 1e-6:
                moves[other] = moves[one] + room
                waiting.add(other)
    return moves


def _lanes(sheet: Sheet) -> Iterator[Item]:
    """The borders of the lanes."""
    for number, top in enumerate(sheet.lane_tops):
        yield Item(("lane", "", number), LANE, top, top, -1e6, 1e6)


def _moved(label: Label | None, by: float, *, upright: bool) -> Label | None:
    if label is None:
        return None
    return label.moved(by, 0) if upright else label.moved(0, by)


def compact(diagram: Diagram, sheet: Sheet, *, upright: bool) -> Sheet:
    """Draw a sheet together: to the left when `upright` things make room for one another, else upward."""
    groups = Groups()
    wires = list(_wires(diagram, sheet, groups, upright=upright))
    _bundle(diagram, sheet, wires, groups)
    items = [*wires, *_shapes(diagram, sheet, upright=upright), *_words(diagram, sheet, upright=upright)]
    if not upright:
        items += _lanes(sheet)
    wall = 14.0 if upright else min([item.low for item in items if item.kind == LANE] + [8.0])
    moves = _solve(items, groups, wall, _in_time(diagram, sheet, groups) if upright else {})
    by: Mapping[Key, float] = {key: moves.get(groups.of(key), 0.0) for key in {item.key for item in items}}
    shapes = {id_: _move_shape(diagram, shape, by, upright=upright) for id_, shape in sheet.shapes.items()}
    lines = {id_: _move_line(diagram, sheet, line, by, shapes, upright=upright) for id_, line in sheet.lines.items()}
    if upright:
        far = max(item.high + by[item.key] for item in items) + 14.0
        return replace(sheet, width=far, shapes=shapes, lines=lines)
    tops = [top + by[("lane", "", number)] for number, top in enumerate(sheet.lane_tops)]
    return replace(sheet, height=tops[-1], shapes=shapes, lines=lines, lane_tops=tops)


def _move_shape(diagram: Diagram, shape: Shape, by: Mapping[Key, float], *, upright: bool) -> Shape:
    if not _is_frame(diagram, shape.id):
        move = by[_node_key(diagram, shape.id)]
        return shape.moved(move, 0) if upright else shape.moved(0, move)
    near, far = by[("frame", shape.id, 0)], by[("frame", shape.id, 1)]
    rect = shape.rect
    if upright:
        rect = Rect(rect.x + near, rect.y, rect.width + far - near, rect.height)
    else:
        rect = Rect(rect.x, rect.y + near, rect.width, rect.height + far - near)
    return Shape(shape.id, rect, _moved(shape.label, near, upright=upright))


def _move_line(
    diagram: Diagram, sheet: Sheet, line: Line, by: Mapping[Key, float], shapes: Mapping[str, Shape], *, upright: bool
) -> Line:
    """Move the parts of a line that lie across the axis; the others follow."""
    points = [list(point) for point in line.points]
    axis = 0 if upright else 1
    for number, (one, other) in enumerate(zip(line.points, line.points[1:], strict=False)):
        move = by.get(("wire", line.id, number))
        if move is not None:
            points[number][axis] = one[axis] + move
            points[number + 1][axis] = other[axis] + move
    for place, near, end in ((0, 1, _ends(diagram, line)[0]), (-1, -2, _ends(diagram, line)[1])):
        if line.points[place][axis] != line.points[near][axis]:
            old, new = sheet.shapes[end].rect, shapes[end].rect
            low_old, low_new = (old.x, new.x) if upright else (old.y, new.y)
            high_old, high_new = (old.right, new.right) if upright else (old.bottom, new.bottom)
            at = line.points[place][axis]
            points[place][axis] = at + (low_new - low_old if abs(at - low_old) < abs(at - high_old) else high_new - high_old)
    label = _moved(line.label, by[_word_key(diagram, sheet, line)], upright=upright) if line.label else None
    return Line(line.id, tuple((x, y) for x, y in points), label)
