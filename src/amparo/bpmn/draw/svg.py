"""The drawing of a procedure in SVG: BPMN signs, lanes lightly tinted, the live steps lit.

There is no style inside: every shape has a class, which the style sheet colours (`drawing.css`), and plain
presentation attributes for where no style sheet reaches. Every step is a group with `data-path`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape

from amparo.bpmn.diagram import Diagram, Node, NodeKind

from . import icons, words
from .icons import number as n
from .paths import path_of, under
from .plan import Band, Label, Layout, Line, Point, Rect, Shape
from .reading import reading_order
from .sizes import LANE_HEAD, RADIUS
from .text import LINE, width_of, wrap
from .words import Texts

INK = "#1d2b2a"
FRAME = "#0b4f4a"
WIRE = "#4a5a58"
TINTS = ("#f1f6f5", "#f6f4ee", "#eff3f8", "#f5f1f6", "#f0f6ef", "#f7f2ef", "#eef5f7", "#f4f4f0")
PERSON_TINT = "#fdf6e3"
HEATS = 5
_MARKS = {"source": "D", "law": "§", "proposal": "P"}


@dataclass(frozen=True, slots=True)
class Pen:
    """What is drawn, in which words, and which steps are lit. Paths are those of the diagram itself."""

    diagram: Diagram
    layout: Layout
    texts: Texts | None
    lang: str
    live: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()
    heat: Mapping[str, float] = field(default_factory=dict)
    badges: Mapping[str, str] = field(default_factory=dict)
    focusable: bool = True

    def name(self, id_: str) -> str:
        """The full words of an id."""
        return self.layout.names.get(id_, "") or id_


def text(label: Label, kind: str, fill: str = INK) -> str:
    """Draw the lines of a label."""
    rect = label.rect
    x = {"start": rect.x, "end": rect.right}.get(label.anchor, rect.x + rect.width / 2)
    step = label.size * LINE
    first = rect.y + (step + label.size * 0.72) / 2
    spans = "".join(
        f'<tspan x="{n(x)}" y="{n(first + step * row)}">{escape(line)}</tspan>' for row, line in enumerate(label.lines)
    )
    weight = ' font-weight="600"' if label.bold else ""
    anchor = "" if label.anchor == "start" else f' text-anchor="{label.anchor}"'
    return f'<text class="{kind}" font-size="{n(label.size)}"{weight}{anchor} fill="{fill}">{spans}</text>'


def _rect(rect: Rect, kind: str, given: str, radius: float = 0.0) -> str:
    round_ = f' rx="{n(radius)}"' if radius else ""
    return (
        f'<rect class="{kind}" x="{n(rect.x)}" y="{n(rect.y)}" width="{n(rect.width)}" height="{n(rect.height)}"'
        f"{round_} {given}/>"
    )


def _bands(pen: Pen) -> Iterable[str]:
    """The lanes and their heads."""
    roles = {lane.id: lane.role for lane in pen.diagram.lanes}
    for index, band in enumerate(pen.layout.bands):
        person = roles.get(band.id) == "person"
        tint = PERSON_TINT if person else TINTS[index % len(TINTS)] if band.id else "#ffffff"
        kind = "person" if person else str(index % len(TINTS)) if band.id else "any"
        head = Rect(band.rect.x, band.rect.y, LANE_HEAD, band.rect.height)
        yield _rect(band.rect, f"bp-lane bp-tint-{kind}", f'fill="{tint}" stroke="#c9d3d1" stroke-width="1"')
        yield _rect(head, "bp-lane-head", 'fill="#0b4f4a" fill-opacity=".07" stroke="#c9d3d1" stroke-width="1"')
        yield _band_words(band)


def _band_words(band: Band) -> str:
    return text(band.title, "bp-lane-name") + "".join(text(echo, "bp-lane-echo", "#6b7a78") for echo in band.echoes)


def rounded(points: tuple[Point, ...], radius: float = RADIUS) -> str:
    """Write a way with rounded corners as path data."""
    parts = [f"M{n(points[0][0])} {n(points[0][1])}"]
    for before, at, after in zip(points, points[1:], points[2:], strict=False):
        near = min(radius, _far(before, at) / 2, _far(at, after) / 2)
        one, other = _toward(at, before, near), _toward(at, after, near)
        parts.append(f"L{n(one[0])} {n(one[1])}Q{n(at[0])} {n(at[1])} {n(other[0])} {n(other[1])}")
    parts.append(f"L{n(points[-1][0])} {n(points[-1][1])}")
    return "".join(parts)


def _far(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _toward(at: Point, other: Point, by: float) -> Point:
    far = _far(at, other) or 1.0
    return at[0] + (other[0] - at[0]) * by / far, at[1] + (other[1] - at[1]) * by / far


def _arrow(points: tuple[Point, ...]) -> str:
    """The head of an arrow at the end of a way."""
    (x, y), (u, v) = points[-1], _toward(points[-1], points[-2], 8.0)
    dx, dy = (y - v) * 0.45, (u - x) * 0.45
    return f"M{n(x)} {n(y)}L{n(u + dx)} {n(v + dy)}L{n(u - dx)} {n(v - dy)}Z"


def _line(pen: Pen, line: Line) -> str:
    """One flow: its way, its head, its words."""
    flow = pen.diagram.flows.get(line.id)
    title = f"<title>{escape(pen.layout.names.get(line.id, ''))}</title>" if pen.layout.names.get(line.id) else ""
    words_ = text(line.label, "bp-flow-name", "#2f3f3d") if line.label else ""
    if flow is None:
        return (
            f'<g class="bp-message" data-flow="{escape(line.id)}">{title}<path class="bp-wire" d="{rounded(line.points)}" '
            f'fill="none" stroke="{WIRE}" stroke-width="1.2" stroke-dasharray="5 4"/>'
            f'<path class="bp-open" d="{_arrow(line.points)}" fill="#ffffff" stroke="{WIRE}" stroke-width="1"/>'
            f'<circle class="bp-open" cx="{n(line.points[0][0])}" cy="{n(line.points[0][1])}" r="3.2" fill="#ffffff" '
            f'stroke="{WIRE}" stroke-width="1"/>{words_}</g>'
        )
    short = (*line.points[:-1], _toward(line.points[-1], line.points[-2], 5.0))
    mark = _default_mark(pen, line) if flow.default else ""
    return (
        f'<g class="bp-flow" data-flow="{escape(line.id)}">{title}'
        f'<path class="bp-wire" d="{rounded(short)}" fill="none" stroke="{WIRE}" stroke-width="1.4"/>'
        f'<path class="bp-tip" d="{_arrow(line.points)}" fill="{WIRE}"/>{mark}{words_}</g>'
    )


def _default_mark(pen: Pen, line: Line) -> str:
    """The small stroke across the flow taken when no answer fits."""
    x, y = _toward(line.points[0], line.points[1], 7.0)
    return f'<path class="bp-wire" d="M{n(x - 3)} {n(y + 4)}L{n(x + 3)} {n(y - 4)}" stroke="{WIRE}" stroke-width="1.4"/>'


def _state(pen: Pen, path: str) -> str:
    """The classes that say how a step stands."""
    if path in pen.live or under(path, pen.live):
        return " bp-live"
    if path in pen.done:
        return " bp-done"
    if path in pen.heat:
        return f" bp-heat-{max(0, min(HEATS, round(pen.heat[path] * HEATS)))}"
    return ""


def _fill(state: str) -> tuple[str, str]:
    """The colours of a step and its words where no style sheet reaches."""
    if "live" in state:
        return FRAME, "#ffffff"
    if "done" in state:
        return "#e3ecea", "#3c4f4c"
    heats = ("#ffffff", "#fdf3e1", "#fbe3bd", "#f6cb8f", "#eeae61", "#e2903c")
    return (heats[int(state[-1])], INK) if "heat" in state else ("#ffffff", INK)


def _spoken(pen: Pen, node: Node, state: str) -> str:
    """What a screen reader and a pointer are told of a node."""
    parts = [pen.name(node.id), words.own(node.kind.value, pen.lang)]
    if node.lane:
        parts.append(words.of_lane(pen.diagram, node.lane, pen.texts, pen.lang))
    if node.step and node.step.deadline:
        parts.append(words.own("deadline", pen.lang))
    if node.step and node.step.escalates:
        who = words.of_role(pen.diagram, node.step.escalates, pen.texts, pen.lang)
        parts.append(words.own("late", pen.lang, who=who))
    if node.badge:
        parts.append(words.own(f"origin_{node.badge.kind}", pen.lang) + (f" ({node.badge.ref})" if node.badge.ref else ""))
    if "live" in state:
        parts.append(words.own("live", pen.lang))
    if "done" in state:
        parts.append(words.own("done", pen.lang))
    return " · ".join(part for part in parts if part)


def _node(pen: Pen, node: Node, shape: Shape) -> str:
    """One node with its group, title, sign and words."""
    path = path_of(pen.diagram, node.id)
    state = _state(pen, path)
    fill, ink = _fill(state)
    focus = ' tabindex="0" role="img"' if pen.focusable and node.is_activity else ""
    said = escape(_spoken(pen, node, state))
    name = f' aria-label="{said}"' if focus else ""
    inner = _event(node, shape, fill) if node.is_event else _gateway(node, shape, fill) if node.is_gateway else ""
    inner = inner or (_box(node, shape) if node.is_scope else _task(pen, node, shape, state, fill))
    if shape.label:
        inner += text(shape.label, "bp-name", FRAME if node.is_scope else ink if node.is_activity else INK)
    if shape.who:
        inner += text(shape.who, "bp-who", "#52625f")
    return (
        f'<g class="bp-node bp-{node.kind.value}{state}" data-id="{escape(node.id)}" data-path="{escape(path)}"{focus}{name}>'
        f"<title>{said}</title>{inner}{_badge(pen, path, shape.rect)}</g>"
    )


def _task(pen: Pen, node: Node, shape: Shape, state: str, fill: str) -> str:
    """A step: its rectangle, its sign and its marks."""
    rect = shape.rect
    thick = "3" if node.kind is NodeKind.CALL else "1.4"
    halo = ""
    if "live" in state:
        wide = Rect(rect.x - 4, rect.y - 4, rect.width + 8, rect.height + 8)
        halo = _rect(wide, "bp-halo", f'fill="none" stroke="{FRAME}" stroke-opacity=".35" stroke-width="4"', RADIUS + 4)
    body = _rect(rect, "bp-body", f'fill="{fill}" stroke="{FRAME}" stroke-width="{thick}"', RADIUS)
    return halo + body + icons.task_icon(node.kind, rect.x + 6, rect.y + 5) + _marks(pen, node, rect)


def _marks(pen: Pen, node: Node, rect: Rect) -> str:
    """The marks at the right of a step's upper edge: where it comes from, its clock and who is told if it is late."""
    x, y, found = rect.right - 6.0, rect.y + 5, ""
    if node.badge:
        spot = Rect(x - 12, y, 12, 12)
        found += _origin(node.badge.kind, spot)
        x -= 16
    if node.step and node.step.deadline:
        if node.step.escalates:
            who = "→ " + words.of_role(pen.diagram, node.step.escalates, pen.texts, pen.lang)
            line = wrap(who, 9, x - rect.x - 40, most=1)
            wide = width_of(line[0], 9)
            found += text(Label(line, Rect(x - wide, y + 0.5, wide, 11), 9, "start"), "bp-late", "#8a4a00")
            x -= wide + 3
        found += icons.clock(x - 11.2, y + 0.4)
    return found


def _origin(kind: str, spot: Rect) -> str:
    """A small mark that says where a thing comes from."""
    label = Label((_MARKS.get(kind, "P"),), Rect(spot.x, spot.y + 0.4, spot.width, 11.25), 9, "middle", bold=True)
    body = _rect(spot, "bp-origin-body", 'fill="#ffffff" stroke="#6b7a78" stroke-width="1"', 3)
    return f'<g class="bp-origin bp-origin-{escape(kind)}" aria-hidden="true">{body}{text(label, "bp-origin-letter", "#3c4f4c")}</g>'


def _event(node: Node, shape: Shape, fill: str) -> str:
    """A circle: thin to begin, double in the middle, thick to end; dashed when nothing is interrupted."""
    x, y = shape.rect.centre
    size = shape.rect.width / 2
    ends = node.kind in (NodeKind.END, NodeKind.TERMINATE)
    dash = "" if node.interrupting else ' stroke-dasharray="4 2.6"'
    wide = "3.4" if ends else "1.5"
    off = 1.5 if ends else 0.7
    inner = (
        f'<circle class="bp-body" cx="{n(x)}" cy="{n(y)}" r="{n(size - off)}" fill="{fill}" stroke="{FRAME}" '
        f'stroke-width="{wide}"{dash}/>'
    )
    if node.kind in (NodeKind.CATCH, NodeKind.THROW, NodeKind.BOUNDARY):
        inner += (
            f'<circle class="bp-ring" cx="{n(x)}" cy="{n(y)}" r="{n(size - 3.6)}" fill="none" stroke="{FRAME}" '
            f'stroke-width="1.2"{dash}/>'
        )
    origin = _origin(node.badge.kind, Rect(x + size - 4, y - size - 6, 12, 12)) if node.badge else ""
    return inner + icons.event_icon(node, x, y) + origin


def _gateway(node: Node, shape: Shape, fill: str) -> str:
    """A diamond with its sign."""
    rect, (x, y) = shape.rect, shape.rect.centre
    points = f"{n(x)},{n(rect.y)} {n(rect.right)},{n(y)} {n(x)},{n(rect.bottom)} {n(rect.x)},{n(y)}"
    body = f'<polygon class="bp-body" points="{points}" fill="{fill}" stroke="{FRAME}" stroke-width="1.4"/>'
    return body + icons.gateway_icon(node.kind, x, y)


def _box(node: Node, shape: Shape) -> str:
    """A sub-process: a frame round its steps; dotted when it is opened by an event."""
    dash = ' stroke-dasharray="2 3"' if node.kind is NodeKind.EVENT_SUB_PROCESS else ""
    return _rect(shape.rect, "bp-body", f'fill="#ffffff" fill-opacity=".6" stroke="{FRAME}" stroke-width="1.5"{dash}', 10)


def _badge(pen: Pen, path: str, rect: Rect) -> str:
    """A figure at the lower right corner of a step, such as how many cases stand there."""
    figure = pen.badges.get(path)
    if not figure:
        return ""
    wide = width_of(figure, 10, bold=True) + 12
    spot = Rect(rect.right - wide + 6, rect.bottom - 9, wide, 16)
    label = Label((figure,), Rect(spot.x, spot.y + 1.7, wide, 12.5), 10, "middle", bold=True)
    body = _rect(spot, "bp-figure-body", f'fill="{INK}" stroke="#ffffff" stroke-width="1"', 8)
    return f'<g class="bp-figure">{body}{text(label, "bp-figure-words", "#ffffff")}</g>'


def _outside(pen: Pen) -> Iterable[str]:
    """The other pools, of which only the name is known."""
    for shape in pen.layout.outside.values():
        body = _rect(shape.rect, "bp-outside-body", 'fill="#eceae4" stroke="#6b7a78" stroke-width="1.2"', 3)
        words_ = text(shape.label, "bp-name") if shape.label else ""
        yield f'<g class="bp-outside" data-id="{escape(shape.id)}">{body}{words_}</g>'


def svg(
    diagram: Diagram,
    layout: Layout,
    *,
    texts: Texts | None = None,
    lang: str = "es",
    live: frozenset[str] = frozenset(),
    done: frozenset[str] = frozenset(),
    heat: Mapping[str, float] | None = None,
    badges: Mapping[str, str] | None = None,
    focusable: bool = True,
) -> str:
    """Draw a laid-out procedure.

    `live`, `done`, `heat` (0 to 1) and `badges` (short figures) are by path, such as `vote` or `care/lodging`.
    With `focusable` each step can be reached by the keyboard, and the whole is a group, not one picture.
    """
    pen = Pen(diagram, layout, texts, lang, live, done, heat or {}, badges or {}, focusable)
    key = escape(f"bp-{diagram.process}")
    steps = sum(node.is_activity for node in diagram.nodes.values())
    said = words.own("description", lang, lanes=len(diagram.lanes), steps=steps)
    boxes = [node for node in diagram.nodes.values() if node.is_scope and node.id in layout.shapes]
    boxes.sort(key=lambda node: -layout.shapes[node.id].rect.width * layout.shapes[node.id].rect.height)
    rest = [diagram.nodes[id_] for id_ in reading_order(diagram, layout) if not diagram.nodes[id_].is_scope]
    parts = [
        *_bands(pen),
        text(layout.title, "bp-title", FRAME),
        *_outside(pen),
        *(_node(pen, node, layout.shapes[node.id]) for node in boxes),
        *(_line(pen, line) for line in layout.lines.values()),
        *(_node(pen, node, layout.shapes[node.id]) for node in rest),
    ]
    wide, tall = n(layout.width + 2), n(layout.height + 2)
    role = "group" if focusable else "img"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="bp" lang="{escape(lang)}" viewBox="-1 -1 {wide} {tall}" width="{wide}" '
        f'height="{tall}" role="{role}" aria-labelledby="{key}-title {key}-desc" font-family="Inter, system-ui, sans-serif">'
        f'<title id="{key}-title">{escape(words.of_diagram(diagram, texts))}</title><desc id="{key}-desc">{escape(said)}</desc>'
        + "".join(parts)
        + "</svg>"
    )
