"""How much room every column and row of a grid needs, once the words around its nodes have found their places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from amparo.bpmn.diagram import Diagram

from . import labels
from .grid import Grid
from .labels import Surroundings
from .obstacles import DOWN, LEFT, RIGHT, UP
from .plan import Label, Rect
from .routing import Router, Wish
from .sizes import BOX_HEAD, EVENT, GAP, LABEL_TEXT, LABEL_WIDTH, LANE_PAD, TASK_MIN, TASK_TEXT, size_of
from .text import LINE, width_of, wrap


@dataclass(slots=True)
class Draft:
    """What is known before anything has its pixels."""

    diagram: Diagram
    grid: Grid
    names: Mapping[str, str]
    paths: Mapping[str, list[tuple[int, int]]]
    wishes: Mapping[str, Wish]
    router: Router
    who: Mapping[str, str]
    strip: float
    around: dict[str, Surroundings] = field(default_factory=dict)
    heads: dict[str, tuple[str, ...]] = field(default_factory=dict)
    shifts: dict[str, float] = field(default_factory=dict)


def _border_columns(grid: Grid, box: str) -> list[int]:
    """Give the columns of a box under which events may sit on its border."""
    first, _, last, _ = grid.boxes[box]
    return [column for column in range(first + 1, last) if column not in grid.thin_columns]


def border_event_point(grid: Grid, host: str, number: int) -> tuple[int, int]:
    """Give the point of the grid where the line of an event on a border begins."""
    first, _, _, bottom = grid.area_of(host)
    if host in grid.cells:
        return 2 * first + 1, 2 * bottom + 1
    columns = _border_columns(grid, host)
    return 2 * columns[number % len(columns)] + 1, 2 * bottom + 1


def _ports(draft: Draft, id_: str) -> tuple[frozenset[int], dict[int, list[tuple[str, bool]]]]:
    """Give the sides of a node where lines meet it, and which lines."""
    found: dict[int, list[tuple[str, bool]]] = defaultdict(list)
    for (node, _, way), users in draft.router.traffic.ports.items():
        if node == id_ and users:
            found[way] += users
    return frozenset(found), found


def find_words(draft: Draft) -> None:
    """Find a place for all words around the simple nodes and on the boxes."""
    late: list[str] = []
    for id_ in draft.grid.cells:
        node = draft.diagram.nodes[id_]
        used, ports = _ports(draft, id_)
        events = draft.diagram.boundaries_of(id_)
        around = Surroundings(*size_of(node, draft.names[id_], events=bool(events), who=id_ in draft.who))
        draft.around[id_] = around
        for way in (RIGHT, DOWN, UP, LEFT):
            named = [flow for flow, leaves in ports.get(way, ()) if leaves and draft.names.get(flow)]
            if len(named) == 1:
                labels.flow_label(around, named[0], draft.names[named[0]], way)
            late += named if len(named) > 1 else []
        if node.is_gateway or node.is_event:
            labels.title_label(around, draft.names[id_], used, below=node.is_event)
        elif id_ in draft.who:
            labels.who_label(around, draft.who[id_])
        labels.border_events(around, [(each.id, draft.names[each.id]) for each in events], used)
        draft.shifts.update({each: circle.centre[0] for each, (circle, _) in around.events.items()})
    for flow in late:
        target = draft.wishes[flow].target
        if target in draft.around:
            way = next(way for way, users in _ports(draft, target)[1].items() if (flow, False) in users)
            labels.arrival_label(draft.around[target], flow, draft.names[flow], way)


@dataclass(slots=True)
class Measure:
    """The extents of the columns and rows on both sides of their middles."""

    left: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    right: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    up: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    down: dict[int, float] = field(default_factory=lambda: defaultdict(float))

    def need(self, cell: tuple[int, int], reach: tuple[float, float, float, float]) -> None:
        """Make a column and a row large enough for what reaches so far."""
        column, row = cell
        self.left[column] = max(self.left[column], reach[0])
        self.up[row] = max(self.up[row], reach[1])
        self.right[column] = max(self.right[column], reach[2])
        self.down[row] = max(self.down[row], reach[3])


def measure(draft: Draft) -> Measure:
    """Say how much room every column and row needs."""
    room, grid = Measure(), draft.grid
    for id_, cell in grid.cells.items():
        room.need(cell, draft.around[id_].reach())
    for row in grid.lane_tops.values():
        room.up[row] = max(room.up[row], LANE_PAD / 2)
        room.down[row] = max(room.down[row], draft.strip, LANE_PAD / 2)
    for row in range(len(grid.rows)):
        if row not in grid.thin_rows and room.up[row] + room.down[row] < 20:
            room.need((0, row), (0.0, TASK_MIN / 2, 0.0, TASK_MIN / 2))
    for id_, (first, top, last, bottom) in grid.boxes.items():
        if id_ not in draft.diagram.nodes:
            room.need((first, top), (0.0, 16.0, 0.0, 16.0))
            continue
        inside = sum(room.left[each] + room.right[each] + GAP for each in range(first + 1, last))
        lines = wrap(draft.names[id_], TASK_TEXT, max(inside - 20, 90), most=3, bold=True)
        draft.heads[id_] = lines
        short = max((width_of(line, TASK_TEXT, bold=True) for line in lines), default=0.0) + 40 - inside
        if short > 0:
            room.right[last - 1] += short
        room.need((first, top), (1.0, 1.0, 1.0, max(BOX_HEAD, 9 + len(lines) * TASK_TEXT * LINE)))
        room.need((last, bottom), (1.0, 1.0, 1.0, 2.0))
        _box_events(draft, room, id_, bottom)
        _box_flows(draft, room, id_)
    return room


def _box_events(draft: Draft, measure: Measure, id_: str, bottom: int) -> None:
    """Make room for the events on the lower border of a box and their words."""
    around = Surroundings(0.0, 0.0)
    draft.around[id_] = around
    for number, event in enumerate(draft.diagram.boundaries_of(id_)):
        column = (border_event_point(draft.grid, id_, number)[0] - 1) // 2
        lines, width, height = labels.block(draft.names[event.id], LABEL_WIDTH)
        aside = (LABEL_WIDTH + 24) * (number // len(_border_columns(draft.grid, id_)))
        draft.shifts[event.id] = aside
        circle = Rect(aside - EVENT / 2, -EVENT / 2, EVENT, EVENT)
        rect = Rect(aside + 5, EVENT / 2 + 1, width, height)
        around.events[event.id] = (circle, Label(lines, rect, LABEL_TEXT, "start") if lines else None)
        measure.need(
            (column, bottom), (EVENT / 2, EVENT / 2, aside + max(EVENT / 2, width + 9), EVENT / 2 + height + 4)
        )


def _box_flows(draft: Draft, measure: Measure, id_: str) -> None:
    """Make room for the words of the arrows that leave a box."""
    for (node, point, way), users in draft.router.traffic.ports.items():
        if node != id_:
            continue
        for flow, leaves in users:
            if not leaves or not draft.names.get(flow):
                continue
            around = Surroundings(0.0, 0.0)
            labels.flow_label(around, flow, draft.names[flow], way)
            draft.around[f"{id_} {flow}"] = around
            measure.need(((point[0] - 1) // 2, (point[1] - 1) // 2), around.reach())
