"""Lay out a whole procedure: the lanes with the way through them, and under them what may happen at any time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from amparo.bpmn.diagram import Diagram, NodeKind

from . import quality, words
from .compacting import compact
from .folding import Style, choose_folds
from .grid import Grid, build
from .measuring import Draft, border_event_point
from .obstacles import DOWN
from .placing import Placement, lanes_of, place
from .plan import Band, Label, Layout, Line, Rect, Shape
from .routing import Router, Wish, route_all
from .scopes import depth_of
from .sheet import Sheet, finish
from .sizes import GAP, LANE_HEAD, LANE_TEXT, POOL_HEAD, ROW_GAP, TASK_MIN, TASK_WIDTH, WHO_TEXT, WIDEST, fans_out
from .text import LINE, height_of, width_of, wrap
from .tracks import clashes, stretches
from .words import Texts

TASK_OUT = (0.0, 8.0, 60.0, 8.0)
TASK_IN = (60.0, 8.0, 0.0, 6.0)
DIAMOND_OUT = (0.0, 0.0, 50.0, 0.0)
DIAMOND_IN = (50.0, 4.0, 0.0, 4.0)
EVENT_OUT = (0.0, 8.0, 60.0, 10.0)
ANY = (0.0, 0.0, 0.0, 0.0)
FAN_IN = (60.0, 50.0, 0.0, 50.0)
FAN_OUT = (0.0, 200.0, 300.0, 200.0)
STRIP = 16.0
ECHO_EVERY = 1100.0
TRIES = 4
PARTINGS = 8
WIDE, TALL = 1500.0, 1300.0  # from here on, a drawing is drawn together


@dataclass(frozen=True, slots=True)
class _Job:
    """What is asked: a diagram in the words of one language."""

    diagram: Diagram
    texts: Texts | None
    lang: str
    names: Mapping[str, str]


def _names(diagram: Diagram, texts: Texts | None) -> dict[str, str]:
    """Give the words of every node, flow and other pool."""
    found = {node.id: words.of_node(node, texts) for node in diagram.nodes.values()}
    found.update({flow.id: words.of_flow(flow, diagram, texts) for flow in diagram.flows.values()})
    found.update({each.id: each.name for each in diagram.black_boxes})
    found.update({each.id: each.name for each in diagram.message_flows})
    return found


def _wishes(job: _Job, grid: Grid) -> list[Wish]:
    """Give the lines to draw on a grid, with the sides of their ends that are preferred."""
    found = []
    nodes = job.diagram.nodes
    for flow in job.diagram.flows.values():
        source, target = nodes[flow.source], nodes[flow.target]
        if target.id not in grid.cells and target.id not in grid.boxes:
            continue
        into = DIAMOND_IN if target.is_gateway else TASK_IN
        if source.kind is NodeKind.BOUNDARY:
            host = source.attached_to or ""
            number = [each.id for each in job.diagram.boundaries_of(host)].index(source.id)
            point = border_event_point(grid, host, number)
            found.append(Wish(flow.id, host, target.id, source.scope, ANY, into, origin=point, heading=DOWN))
            continue
        out = DIAMOND_OUT if source.is_gateway else EVENT_OUT if source.is_event else TASK_OUT
        if job.diagram.boundaries_of(source.id):
            out = (0.0, 60.0, 60.0, 8.0)
        fan = fans_out(source)
        into = FAN_IN if fan else into
        found.append(Wish(flow.id, source.id, target.id, source.scope, FAN_OUT if fan else out, into, fan=fan))
    here = {*grid.cells, *grid.boxes}
    found += [
        Wish(message.id, message.source, message.target, "", ANY, ANY, free=True)
        for message in job.diagram.message_flows
        if message.source in here and message.target in here
    ]
    return found


def _steps(grid: Grid) -> tuple[list[float], list[float]]:
    """Nominal places of the points of a grid, for the costs of the router."""

    def walk(count: int, thin: set[int], size: float, gap: float) -> list[float]:
        at, found = 0.0, [0.0]
        for number in range(count):
            half = 3.0 if number in thin else (size + gap) / 2
            found += [at + half, at + 2 * half]
            at += 2 * half
        return found

    across = walk(len(grid.columns), grid.thin_columns, TASK_WIDTH, GAP)
    return across, walk(len(grid.rows), grid.thin_rows, TASK_MIN + 10, ROW_GAP)


def _sheet(
    job: _Job, placement: Placement, lanes: int, *, who: Mapping[str, str], strip: float, pads: bool, rounds: int
) -> Sheet:
    """Draw one placement."""
    depths = {id_: depth_of(job.diagram, id_) for id_ in placement.boxes}
    outside = [each.id for each in job.diagram.black_boxes] if pads else []
    grid = build(placement, depths, lanes, outside, pads=pads)
    router = Router(grid, *_steps(grid))
    wishes = _wishes(job, grid)
    paths = route_all(router, wishes, rounds=rounds)
    by_flow = {wish.flow: wish for wish in wishes}
    _part(router, by_flow, paths)
    return finish(Draft(job.diagram, grid, job.names, paths, by_flow, router, who, strip))


def _part(router: Router, wishes: Mapping[str, Wish], paths: dict[str, list[tuple[int, int]]]) -> None:
    """Send lines another way that would lie on one another where they turn."""
    for _ in range(PARTINGS):
        found = clashes({flow: stretches(flow, path) for flow, path in paths.items()}, wishes)
        if not found:
            return
        flow, point = found[0]
        router.avoid.add((flow, point))
        router.traffic.change(wishes[flow], paths[flow], add=False)
        paths[flow] = router.route(wishes[flow])


def _main_sheet(job: _Job, apart: frozenset[str]) -> Sheet:
    """Draw the lanes in the way that reads best: open or folded, and folded tightly when wider than two screens."""
    lane_of = lanes_of(job.diagram)
    count = max(1, len(job.diagram.lanes))
    limit = WIDEST - LANE_HEAD

    def draw(style: Style) -> tuple[Sheet, int]:
        placement = place(job.diagram, "", lane_of, style=style, leave_out=apart)
        columns = max((cell.last for cell in placement.cells.values()), default=0) + 1
        sheet = _sheet(job, placement, count, who={}, strip=STRIP, pads=True, rounds=1)
        return (compact(job.diagram, sheet, upright=True) if sheet.width > WIDE else sheet), columns

    sheet, columns = draw(Style())
    sheets = [sheet]
    if sheet.width <= limit:
        sheets.append(draw(Style(open=True))[0])
    tries = TRIES
    while sheet.width > limit and columns > 1 and tries:
        tries -= 1
        wanted = min(columns - 1, int(columns * limit / sheet.width))
        sheet, columns = draw(Style(folds=choose_folds(job.diagram, lane_of, apart, wanted)))
        sheets.append(sheet)
    best = min(sheets, key=lambda each: quality.score(each.lines.values(), each.width, each.height, limit))
    return compact(job.diagram, best, upright=False) if best.height > TALL else best


def _apart_sheet(job: _Job, id_: str) -> Sheet:
    """Draw an event sub-process on a sheet of its own; each step says who acts."""
    lane_of = dict.fromkeys(job.diagram.nodes, 0)
    inner = place(job.diagram, id_, lane_of, style=Style())
    whole = inner.extent()
    placement = Placement(inner.cells, {**inner.boxes, id_: whole}, inner.back)
    steps = [each for each in inner.cells if job.diagram.nodes[each].is_activity]
    who = {each: words.of_lane(job.diagram, job.diagram.nodes[each].lane, job.texts, job.lang) for each in steps}
    return _sheet(job, placement, 0, who=who, strip=0.0, pads=False, rounds=1)


def layout(diagram: Diagram, texts: Texts | None = None, lang: str = "es") -> Layout:
    """Lay out a procedure in the words of one language. `texts` is its parsed `texts.<lang>.toml`."""
    job = _Job(diagram, texts, lang, _names(diagram, texts))
    apart = [node.id for node in diagram.within("") if node.kind is NodeKind.EVENT_SUB_PROCESS]
    main = _main_sheet(job, frozenset(apart))
    parts = [(id_, _apart_sheet(job, id_)) for id_ in apart]
    width = max([main.width, *(sheet.width for _, sheet in parts), 620.0])
    title = Label(wrap(_heading(job), 15, width, most=1, bold=True), Rect(16, 8, width, 18.75), 15, "start", bold=True)
    shapes = {id_: shape.moved(LANE_HEAD, POOL_HEAD) for id_, shape in main.shapes.items()}
    lines = {id_: line.moved(LANE_HEAD, POOL_HEAD) for id_, line in main.lines.items()}
    bands = _lane_bands(job, main, width, lines)
    bottom = main.height + POOL_HEAD
    if parts:
        bands.append(_any_time(job, parts, width, bottom, shapes, lines))
        bottom = bands[-1].rect.bottom
    outside = {each.id: shapes.pop(each.id) for each in diagram.black_boxes}
    top = bands[0].rect.y if outside and bands else 0.0
    pool = Rect(0.0, top, width + LANE_HEAD, bottom - top)
    return Layout(width + LANE_HEAD, bottom, pool, title, tuple(bands), shapes, lines, outside, job.names)


def _heading(job: _Job) -> str:
    """Give the title of the drawing, with the number of the procedure."""
    title = words.of_diagram(job.diagram, job.texts)
    return f"{job.diagram.number} · {title}" if job.diagram.number else title


def _lane_bands(job: _Job, main: Sheet, width: float, lines: Mapping[str, Line]) -> list[Band]:
    """Give the lanes, each with its name at the left and repeated far to the right."""
    bands = []
    for number, lane in enumerate(job.diagram.lanes):
        top, bottom = main.lane_tops[number] + POOL_HEAD, main.lane_tops[number + 1] + POOL_HEAD
        rect = Rect(0.0, top, width + LANE_HEAD, bottom - top)
        name = words.of_lane(job.diagram, lane.id, job.texts, job.lang)
        bands.append(Band(lane.id, rect, _lane_title(name, rect), _echoes(name, rect, lines)))
    return bands


def _lane_title(name: str, rect: Rect) -> Label:
    """Give the name of a lane in its head."""
    text = wrap(name, LANE_TEXT, LANE_HEAD - 20, bold=True, most=max(2, int(rect.height / (LANE_TEXT * LINE))))
    tall = height_of(text, LANE_TEXT)
    return Label(text, Rect(12, rect.y + (rect.height - tall) / 2, LANE_HEAD - 20, tall), LANE_TEXT, "start", bold=True)


def _echoes(name: str, rect: Rect, lines: Mapping[str, Line]) -> tuple[Label, ...]:
    """Give the name of a lane again, small, where the second screen begins, away from lines."""
    found = []
    wide = width_of(name, WHO_TEXT)
    at = LANE_HEAD + ECHO_EVERY
    while at + wide + 40 < rect.right:
        spots = [Rect(at + off, rect.y + 3, wide, WHO_TEXT * LINE) for off in range(0, 320, 16)]
        clear = next((spot for spot in spots if spot.right < rect.right and not _crossed(spot, lines)), None)
        if clear is not None:
            found.append(Label((name,), clear, WHO_TEXT, "start"))
        at += ECHO_EVERY
    return tuple(found)


def _crossed(rect: Rect, lines: Mapping[str, Line]) -> bool:
    """Whether a line passes over a rectangle."""
    for line in lines.values():
        for (x, y), (u, v) in zip(line.points, line.points[1:], strict=False):
            way = Rect(min(x, u) - 4, min(y, v) - 1, abs(x - u) + 8, abs(y - v) + 2)
            if way.overlaps(rect):
                return True
    return False


def _any_time(
    job: _Job,
    parts: list[tuple[str, Sheet]],
    width: float,
    top: float,
    shapes: dict[str, Shape],
    lines: dict[str, Line],
) -> Band:
    """Give the band of what may happen at any time: its boxes side by side, on as many rows as needed."""
    x, y, tall = LANE_HEAD, top + 4, 0.0
    for _, sheet in parts:
        if x > LANE_HEAD and x + sheet.width > LANE_HEAD + width:
            x, y, tall = LANE_HEAD, y + tall, 0.0
        shapes.update({key: shape.moved(x, y) for key, shape in sheet.shapes.items()})
        lines.update({key: line.moved(x, y) for key, line in sheet.lines.items()})
        x, tall = x + sheet.width, max(tall, sheet.height)
    rect = Rect(0.0, top, width + LANE_HEAD, y + tall + 4 - top)
    return Band("", rect, replace(_lane_title(words.own("any_time", job.lang), rect)))
