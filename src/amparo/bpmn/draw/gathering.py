"""All things of a finished sheet that take room along one axis, and which of them move as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from amparo.bpmn.diagram import Diagram, NodeKind

from .plan import Line, Point, Rect
from .sheet import Sheet

Key = tuple[str, str, int]
NODE, WIRE, BORDER, WORDS, LANE = "node", "wire", "border", "words", "lane"


@dataclass(frozen=True, slots=True)
class Item:
    """Something that takes room: from `low` to `high` along the axis, from `left` to `right` across it."""

    key: Key
    kind: str
    low: float
    high: float
    left: float
    right: float
    onward: bool = False  # both its neighbours lie further on


class Groups:
    """Things that move as one."""

    def __init__(self) -> None:
        """Begin with everything apart."""
        self._parent: dict[Key, Key] = {}

    def of(self, key: Key) -> Key:
        """Give the name of the group of a thing."""
        while key in self._parent:
            key = self._parent[key]
        return key

    def join(self, one: Key, other: Key) -> None:
        """Make two things move as one."""
        first, second = self.of(one), self.of(other)
        if first != second:
            self._parent[first] = second


def node_key(diagram: Diagram, id_: str) -> Key:
    """Give the thing with which a node moves: an event on the border of a step moves with it."""
    node = diagram.nodes.get(id_)
    if node and node.kind is NodeKind.BOUNDARY and node.attached_to and not diagram.nodes[node.attached_to].is_scope:
        id_ = node.attached_to
    return ("node", id_, 0)


def ends_of(diagram: Diagram, line: Line) -> tuple[str, str]:
    """Give the ids of the source and the target of a line."""
    flow = diagram.flows.get(line.id) or next(each for each in diagram.message_flows if each.id == line.id)
    return flow.source, flow.target


def is_frame(diagram: Diagram, id_: str) -> bool:
    """Whether a shape has two borders that move by themselves."""
    return id_ not in diagram.nodes or diagram.nodes[id_].is_scope


def _item(key: Key, kind: str, rect: Rect, *, upright: bool) -> Item:
    if upright:
        return Item(key, kind, rect.x, rect.right, rect.y, rect.bottom)
    return Item(key, kind, rect.y, rect.bottom, rect.x, rect.right)


def wires_of(diagram: Diagram, sheet: Sheet, groups: Groups, *, upright: bool) -> Iterator[Item]:
    """Give the parts of lines that lie across the axis, joined to the nodes where they end."""
    for line in sheet.lines.values():
        source, target = ends_of(diagram, line)
        last = len(line.points) - 2
        for number, ((x, y), (u, v)) in enumerate(zip(line.points, line.points[1:], strict=False)):
            if (x == u) != upright or (x, y) == (u, v):
                continue
            key = ("wire", line.id, number)
            for end, place in ((source, 0), (target, last)):
                if number == place and not is_frame(diagram, end):
                    groups.join(key, node_key(diagram, end))
            item = _item(key, WIRE, Rect(min(x, u), min(y, v), abs(x - u), abs(y - v)), upright=upright)
            axis = 0 if upright else 1
            inner = 0 < number < last
            onward = inner and min(line.points[number - 1][axis], line.points[number + 2][axis]) > (x, y)[axis]
            yield replace(item, onward=onward)


def shapes_of(diagram: Diagram, sheet: Sheet, *, upright: bool) -> Iterator[Item]:
    """Give the nodes with their words, and the borders of boxes."""
    for id_, shape in sheet.shapes.items():
        rect = shape.rect
        if not is_frame(diagram, id_):
            yield _item(node_key(diagram, id_), NODE, rect, upright=upright)
            if shape.label and not diagram.nodes[id_].is_activity:
                yield _item(node_key(diagram, id_), WORDS, shape.label.rect, upright=upright)
            continue
        far = Rect(rect.right, rect.y, 0, rect.height) if upright else Rect(rect.x, rect.bottom, rect.width, 0)
        near = Rect(rect.x, rect.y, 0, rect.height) if upright else Rect(rect.x, rect.y, rect.width, 0)
        yield _item(("frame", id_, 0), BORDER, near, upright=upright)
        yield _item(("frame", id_, 1), BORDER, far, upright=upright)
        if shape.label:
            yield _item(("frame", id_, 0), WORDS, shape.label.rect, upright=upright)


def words_of(diagram: Diagram, sheet: Sheet, *, upright: bool) -> Iterator[Item]:
    """Give the words of the flows; they move with the node beside which they stand."""
    for line in sheet.lines.values():
        if line.label:
            yield _item(word_key(diagram, sheet, line), WORDS, line.label.rect, upright=upright)


def word_key(diagram: Diagram, sheet: Sheet, line: Line) -> Key:
    """Give the thing with which the words of a flow move: the nearer of its two ends."""
    source, target = ends_of(diagram, line)
    if line.label is None:
        return node_key(diagram, source)
    x, y = line.label.rect.centre

    def far(point: Point) -> float:
        return abs(point[0] - x) + abs(point[1] - y)

    end = source if far(line.points[0]) <= far(line.points[-1]) else target
    return ("frame", end, 1) if is_frame(diagram, end) else node_key(diagram, end)


def bundle(diagram: Diagram, sheet: Sheet, wires: Sequence[Item], groups: Groups) -> None:
    """Let parts of lines that lie on one another move as one."""
    by_place: dict[float, list[Item]] = defaultdict(list)
    for wire in wires:
        by_place[round(wire.low, 2)].append(wire)
    for beside in by_place.values():
        for number, one in enumerate(beside):
            for other in beside[number + 1 :]:
                if one.left <= other.right and other.left <= one.right and groups.of(one.key) != groups.of(other.key):
                    first, second = (ends_of(diagram, sheet.lines[each.key[1]]) for each in (one, other))
                    if first[0] == second[0] or first[1] == second[1]:
                        groups.join(one.key, other.key)
