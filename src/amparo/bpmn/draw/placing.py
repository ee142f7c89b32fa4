"""Choose the column, lane and row of every node, one scope at a time, the innermost first.

A step stands one column after what comes before it; a hand-over to another lane may stand right under or
over it. Among the places that are free, the one whose arrows would be shortest and straightest is taken, and
then every item is asked again whether it would stand better elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from amparo.bpmn.diagram import Diagram, Node, NodeKind

from .board import BLOCKED_STREET, LATE_COLUMN, NEW_ROW, Board, Extent, Spot, arrow_cost, streets
from .folding import Style, may_fold
from .improving import improve
from .scopes import Arc, Scope, scope_of
from .sizes import fans_out

ROUNDS = 2


@dataclass(slots=True)
class Placement:
    """The place of every node of a scope and of the scopes inside it. `boxes` are the sub-processes."""

    cells: dict[str, Extent] = field(default_factory=dict)
    boxes: dict[str, Extent] = field(default_factory=dict)
    back: set[str] = field(default_factory=set)

    def extent(self) -> Extent:
        """All that it covers, entered where its first node stands; with nothing in it, one cell."""
        all_ = [*self.cells.values(), *self.boxes.values()] or [Extent(0, 0, (0, 0), (0, 0), (0, 0))]
        entry = min(self.cells.values(), key=lambda each: each.first).entry if self.cells else all_[0].entry
        return Extent(
            min(each.first for each in all_),
            max(each.last for each in all_),
            min(each.top for each in all_),
            max(each.bottom for each in all_),
            entry,
        )


@dataclass(slots=True)
class _Task:
    """What is needed to place one scope."""

    diagram: Diagram
    scope: Scope
    lane_of: Mapping[str, int]
    inner: Mapping[str, Placement]
    style: Style
    board: Board = field(default_factory=Board)

    def hurry(self) -> float:
        """How much a column costs: twice as much when width is short."""
        return 2.0 if self.style.folds else 1.0

    def arcs(self) -> list[tuple[str, str, float]]:
        """Give the arcs with their weights: the way on counts more than the way back or the exception."""
        return [
            (arc.source, arc.target, 0.6 if arc.flow in self.scope.back or arc.event else 1.0)
            for arc in self.scope.arcs
            if arc.source != arc.target
        ]


def _shape(task: _Task, id_: str) -> Extent:
    """Give the extent of an item standing in column 0, its rows as small as can be."""
    inner = task.inner.get(id_)
    if inner is not None and (inner.cells or inner.boxes):
        extent = inner.extent()
        rows = 0 if extent.top[0] != extent.bottom[0] else -extent.top[1]
        return extent.moved(-extent.first, rows)
    spot = (task.lane_of[id_], 0)
    return Extent(0, 0, spot, spot, spot)


def _earliest(task: _Task, id_: str, before: Mapping[str, list[Arc]]) -> int:
    """Give the first column where an item may stand."""
    column = 0
    for arc in before[id_]:
        source = task.board.placed.get(arc.source)
        if source is None:
            continue
        column = max(column, source.first + 1 if arc.event and arc.source in task.inner else _after(task, arc, source))
    return column


def _after(task: _Task, arc: Arc, source: Extent) -> int:
    """Give the first column after a source: the same one when the work changes lane."""
    boxed = arc.source in task.inner or arc.target in task.inner
    here = task.lane_of[arc.target]
    same_lane = here == source.entry[0]
    if (
        boxed
        or fans_out(task.diagram.nodes[arc.source])
        or not may_fold(task.diagram, arc, task.style, same_lane=same_lane)
    ):
        return source.last + 1
    return source.last


def _candidates(task: _Task, id_: str, first: int, latest: int) -> list[Extent]:
    """Give the free places of an item from a column on."""
    shape = _shape(task, id_)
    lane = shape.top[0]
    if shape.rows_in(lane) is None:
        rows: range = range(1)
    else:
        low, high = task.board.rows_of(lane)
        rows = range(low - 1 - shape.bottom[1], high + 2)
    found: list[Extent] = []
    column = first
    while column <= latest or not found:
        found += [moved for row in rows if task.board.fits(moved := shape.moved(column, row))]
        column += 1
    return found


def _price(
    task: _Task,
    id_: str,
    place: Extent,
    near: list[tuple[str, str, float]],
    passed: Mapping[tuple[int, Spot], float],
    first: int,
) -> float:
    """Say what a place costs: its arrows, the streets it blocks, the rows and columns it adds."""
    board, cost = task.board, 0.0
    for source, target, weight in near:
        one = place if source == id_ else board.placed.get(source)
        other = place if target == id_ else board.placed.get(target)
        if one is not None and other is not None:
            cost += weight * arrow_cost(board, one, other)
    low, high = board.rows_of(place.top[0])
    if low <= high and place.rows_in(place.top[0]) is not None:
        cost += NEW_ROW * (max(0, low - place.top[1]) + max(0, place.bottom[1] - high))
        cost += 1.5 * abs(place.entry[1])
    for column in place.columns:
        cost += BLOCKED_STREET * sum(passed.get((column, spot), 0) for spot in {place.top, place.entry, place.bottom})
    return cost + LATE_COLUMN * task.hurry() * (place.first - first)


def _place(task: _Task, id_: str, first: int, latest: int) -> None:
    """Stand an item where it costs least."""
    arcs = task.arcs()
    near = [arc for arc in arcs if id_ in arc[:2]]
    passed = streets(task.board, arcs)
    places = _candidates(task, id_, first, latest)
    best = min(places, key=lambda each: (_price(task, id_, each, near, passed, first), each.first, each.top))
    task.board.put(id_, best)


def _limits(task: _Task, id_: str, after: Mapping[str, list[Arc]], width: int) -> int:
    """Give the last column where an item may stand without pushing what comes after it."""
    last = width
    for arc in after[id_]:
        target = task.board.placed.get(arc.target)
        if target is not None:
            shift = 0 if _after(task, arc, task.board.placed[id_]) == task.board.placed[id_].last else 1
            last = min(last, target.first - shift)
    return last


def _place_scope(task: _Task) -> None:
    """Place the items of a scope, then improve."""
    scope = task.scope
    before: dict[str, list[Arc]] = {item: [] for item in scope.items}
    after: dict[str, list[Arc]] = {item: [] for item in scope.items}
    for arc in scope.forward():
        before[arc.target].append(arc)
        after[arc.source].append(arc)
    waiting = list(scope.items)
    order = {item: number for number, item in enumerate(waiting)}
    while waiting:
        ready = [item for item in waiting if all(arc.source in task.board.placed for arc in before[item])]
        item = min(ready, key=lambda each: (_earliest(task, each, before), order[each]))
        waiting.remove(item)
        first = _earliest(task, item, before)
        _place(task, item, first, first + 2)
    for _ in range(ROUNDS):
        for item in scope.items:
            if item in task.inner:
                continue
            first = _earliest(task, item, before)
            width = max(each.last for each in task.board.placed.values())
            last = _limits(task, item, after, width)
            task.board.take(item)
            _place(task, item, first, max(first, last))
        improve(task.board, task.arcs(), task.hurry())


def place(
    diagram: Diagram,
    scope_id: str,
    lane_of: Mapping[str, int],
    *,
    style: Style,
    leave_out: frozenset[str] = frozenset(),
) -> Placement:
    """Place a scope and all inside it. `leave_out` are items that are drawn elsewhere."""
    scope = scope_of(diagram, scope_id)
    scope.items = [item for item in scope.items if item not in leave_out]
    inner = {item: place(diagram, item, lane_of, style=style) for item in scope.items if diagram.nodes[item].is_scope}
    task = _Task(diagram, scope, lane_of, inner, style)
    _place_scope(task)
    result = Placement(back=set(scope.back))
    for item, extent in task.board.placed.items():
        if item not in inner:
            result.cells[item] = extent
            continue
        result.boxes[item] = extent
        _take_in(result, inner[item], extent)
    return result


def _take_in(result: Placement, part: Placement, extent: Extent) -> None:
    """Add what is inside a box, moved to where the box stands."""
    result.back |= part.back
    if not part.cells and not part.boxes:
        return
    old = part.extent()
    columns, rows = extent.first - old.first, extent.top[1] - old.top[1]
    for id_, each in part.cells.items():
        result.cells[id_] = each.moved(columns, rows)
    for id_, each in part.boxes.items():
        result.boxes[id_] = each.moved(columns, rows)


def lanes_of(diagram: Diagram) -> dict[str, int]:
    """Give each node the number of its lane; a node without one stands with its neighbours."""
    number = {lane.id: index for index, lane in enumerate(diagram.lanes)}
    found = {node.id: number[node.lane] for node in diagram.nodes.values() if node.lane in number}
    for node in diagram.nodes.values():
        if node.id not in found:
            found[node.id] = _neighbour_lane(diagram, node, found)
    return found


def _neighbour_lane(diagram: Diagram, node: Node, found: Mapping[str, int]) -> int:
    """Give the lane of the nearest node that has one."""
    near: list[str | None] = [node.attached_to, *(diagram.flows[flow].target for flow in node.outgoing)]
    near += [diagram.flows[flow].source for flow in node.incoming]
    near += (
        [each.id for each in diagram.within(node.id)]
        if node.kind in (NodeKind.SUB_PROCESS, NodeKind.EVENT_SUB_PROCESS)
        else []
    )
    return next((found[each] for each in near if each is not None and each in found), 0)
