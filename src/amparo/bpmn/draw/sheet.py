"""One grid turned into pixels: shapes, lines and lanes of a placement, from its own top left corner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from amparo.bpmn.diagram import Node

from .labels import Surroundings
from .measuring import Draft, border_event_point, find_words, measure
from .plan import Label, Line, Point, Rect, Shape
from .sizes import (
    BORDER_GAP,
    EVENT_ROOM,
    GAP,
    MARGIN,
    ROW_GAP,
    TASK_PAD,
    TASK_TEXT,
    TASK_TOP,
    TRACK,
    WHO_ROOM,
    is_wide,
    task_lines,
)  # fmt: skip
from .text import LINE
from .tracks import Channel, Stretch, assign, jog, stretches


@dataclass(slots=True)
class Sheet:
    """A drawing of one grid. `lane_tops` are the y of the lanes' upper borders, the last one the lower border."""

    width: float
    height: float
    shapes: dict[str, Shape]
    lines: dict[str, Line]
    lane_tops: list[float]


def _centres(
    count: int,
    before: Mapping[int, float],
    after: Mapping[int, float],
    channels: Mapping[int, Channel],
    gaps: Sequence[float],
    margin: float,
) -> tuple[list[float], list[float], float]:
    """Walk along one axis: the middles of the cells, the first track of each channel, and the whole length."""
    middles: list[float] = []
    firsts: list[float] = []
    at = 0.0
    for number in range(count + 1):
        tracks = channels[2 * number].count if 2 * number in channels else 0
        wide = max(gaps[number], 2 * margin + (tracks - 1) * TRACK if tracks else 0.0)
        firsts.append(at + (wide - (tracks - 1) * TRACK) / 2 if tracks else at + wide / 2)
        at += wide
        if number < count:
            middles.append(at + before[number])
            at = middles[-1] + after[number]
    return middles, firsts, at


def _gaps(count: int, thin: set[int], usual: float, ends: float) -> list[float]:
    """Give the least width of each channel."""
    found = []
    for number in range(count + 1):
        if number in (0, count):
            found.append(ends)
        elif number in thin or number - 1 in thin:
            found.append(BORDER_GAP)
        else:
            found.append(usual)
    return found


def finish(draft: Draft) -> Sheet:
    """Give everything its pixels."""
    grid = draft.grid
    find_words(draft)
    room = measure(draft)
    lines = {flow: _cut(draft, flow) for flow in draft.paths}
    upright, level = assign(lines, draft.wishes)
    columns, rows = len(grid.columns), len(grid.rows)
    xs, x_tracks, width = _centres(
        columns, room.left, room.right, upright, _gaps(columns, grid.thin_columns, GAP, 12.0), MARGIN
    )
    ys, y_tracks, height = _centres(
        rows, room.up, room.down, level, _gaps(rows, grid.thin_rows, ROW_GAP, 8.0), MARGIN - 1
    )
    shapes = _shapes(draft, xs, ys)
    places = Places(xs, ys, x_tracks, y_tracks, upright, level)
    drawn = {flow: _line(draft, flow, parts, places, shapes) for flow, parts in lines.items()}
    tops = [ys[grid.lane_tops[lane]] for lane in sorted(grid.lane_tops)]
    return Sheet(width, height, shapes, drawn, [*tops, height])


def _cut(draft: Draft, flow: str) -> list[Stretch]:
    """Cut the way of a flow into stretches; an event on a border begins aside of the middle of its host."""
    wish, path = draft.wishes[flow], draft.paths[flow]
    event = draft.diagram.flows[flow].source if flow in draft.diagram.flows else ""
    shift = draft.shifts.get(event, 0.0) if wish.origin is not None else 0.0
    fraction = shift / 1000
    straight = all(point[0] == path[0][0] for point in path)
    if (
        shift
        and straight
        and wish.target in draft.around
        and draft.around[wish.target].width < 100
        and wish.target in draft.grid.cells
    ):
        return jog(flow, path, fraction)
    return stretches(flow, path, fraction)


def _shapes(draft: Draft, xs: Sequence[float], ys: Sequence[float]) -> dict[str, Shape]:
    """Place the shapes and the words around them."""
    shapes: dict[str, Shape] = {}
    for id_, (first, top, last, bottom) in draft.grid.boxes.items():
        rect = Rect(xs[first], ys[top], xs[last] - xs[first], ys[bottom] - ys[top])
        if id_ not in draft.diagram.nodes:
            full = Rect(rect.x - 20, rect.y - 14, rect.width + 40, 28)
            spot = Rect(full.x, full.y + 6.5, full.width, TASK_TEXT * LINE)
            shapes[id_] = Shape(id_, full, Label((draft.names[id_],), spot, TASK_TEXT, "middle", bold=True))
            continue
        head = draft.heads[id_]
        spot = Rect(rect.x + 12, rect.y + 6, rect.width - 24, len(head) * TASK_TEXT * LINE)
        shapes[id_] = Shape(id_, rect, Label(head, spot, TASK_TEXT, "start", bold=True))
        for number, (event, (circle, label)) in enumerate(draft.around[id_].events.items()):
            x = xs[(border_event_point(draft.grid, id_, number)[0] - 1) // 2]
            shapes[event] = Shape(event, circle.moved(x, ys[bottom]), label.moved(x, ys[bottom]) if label else None)
    for id_, (column, row) in draft.grid.cells.items():
        x, y, around = xs[column], ys[row], draft.around[id_]
        rect = Rect(x - around.width / 2, y - around.height / 2, around.width, around.height)
        title = (
            around.title.moved(x, y)
            if around.title
            else _inside(draft.diagram.nodes[id_], draft.names[id_], rect, around)
        )
        shapes[id_] = Shape(id_, rect, title, around.who.moved(x, y) if around.who else None)
        for event, (circle, label) in around.events.items():
            shapes[event] = Shape(event, circle.moved(x, y), label.moved(x, y) if label else None)
    return shapes


def _inside(node: Node, title: str, rect: Rect, around: Surroundings) -> Label | None:
    """Give the words inside a step."""
    if not is_wide(node):
        return None
    lines = task_lines(title)
    tall = len(lines) * TASK_TEXT * LINE
    top = TASK_TOP + (WHO_ROOM if around.who else 0.0)
    top += (rect.height - top - TASK_PAD - tall - (EVENT_ROOM if around.events else 0.0)) / 2
    return Label(lines, Rect(rect.x + TASK_PAD, rect.y + top, rect.width - 2 * TASK_PAD, tall), TASK_TEXT)


@dataclass(frozen=True, slots=True)
class Places:
    """The pixels of middles and tracks."""

    xs: Sequence[float]
    ys: Sequence[float]
    x_tracks: Sequence[float]
    y_tracks: Sequence[float]
    upright: Mapping[int, Channel]
    level: Mapping[int, Channel]

    def of(self, part: Stretch, shift: float) -> float:
        """Give the pixel at which a stretch runs."""
        if part.at % 2:
            middles = self.xs if part.upright else self.ys
            return middles[part.at // 2] + (shift if part.upright and part.index == 0 else 0.0)
        firsts, channels = (self.x_tracks, self.upright) if part.upright else (self.y_tracks, self.level)
        return firsts[part.at // 2] + TRACK * channels[part.at].track[(part.flow, part.index)]


def _line(draft: Draft, flow: str, parts: Sequence[Stretch], places: Places, shapes: Mapping[str, Shape]) -> Line:
    """Give a flow its corners and its words."""
    wish = draft.wishes[flow]
    event = draft.diagram.flows[flow].source if wish.origin is not None else wish.source
    shift = draft.shifts.get(event, 0.0) if wish.origin is not None else 0.0
    at = [places.of(part, shift) for part in parts]
    points: list[Point] = [_end(shapes[event].rect, parts[0], at[0], leaving=True)]
    for number in range(len(parts) - 1):
        x, y = (at[number], at[number + 1]) if parts[number].upright else (at[number + 1], at[number])
        points.append((x, y))
    points.append(_end(shapes[wish.target].rect, parts[-1], at[-1], leaving=False))
    return Line(flow, tuple(points), _line_label(draft, flow, shapes, places))


def _end(rect: Rect, part: Stretch, at: float, *, leaving: bool) -> Point:
    """Give the point where a line meets the border of a shape."""
    onward = part.ends[1] > part.ends[0]
    after = onward if leaving else not onward
    if part.upright:
        return at, rect.bottom if after else rect.y
    return (rect.right if after else rect.x), at


def _line_label(draft: Draft, flow: str, shapes: Mapping[str, Shape], places: Places) -> Label | None:
    """Find the words of a flow among those placed around its ends."""
    wish = draft.wishes[flow]
    boxed = draft.around.get(f"{wish.source} {flow}")
    if boxed is not None:
        x, y = draft.paths[flow][0]
        return boxed.flows[flow].moved(places.xs[x // 2], places.ys[y // 2])
    for end in (wish.source, wish.target):
        around = draft.around.get(end)
        if around is not None and flow in around.flows and end in draft.grid.cells:
            column, row = draft.grid.cells[end]
            return around.flows[flow].moved(places.xs[column], places.ys[row])
    return None
