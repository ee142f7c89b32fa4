"""The drawing of a procedure in SVG: BPMN signs, lanes lightly tinted, the live steps lit.

There is no style inside: every shape has a class, which the style sheet colours (`drawing.css`), and plain
presentation attributes for where no style sheet reaches. Every step is a group with `data-path`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from amparo.bpmn.diagram import Diagram, Node

from . import words
from .figures import figure
from .icons import number as n
from .pen import FRAME, WIRE, Pen, arrow, rectangle, rounded, text, toward
from .plan import Band, Layout, Line, Rect
from .reading import reading_order
from .sizes import LANE_HEAD
from .words import Texts

TINTS = ("#f1f6f5", "#f6f4ee", "#eff3f8", "#f5f1f6", "#f0f6ef", "#f7f2ef", "#eef5f7", "#f4f4f0")
PERSON_TINT = "#fdf6e3"


def _bands(pen: Pen) -> Iterable[str]:
    """Give the lanes and their heads."""
    roles = {lane.id: lane.role for lane in pen.diagram.lanes}
    for index, band in enumerate(pen.layout.bands):
        person = roles.get(band.id) == "person"
        tint = PERSON_TINT if person else TINTS[index % len(TINTS)] if band.id else "#ffffff"
        kind = "person" if person else str(index % len(TINTS)) if band.id else "any"
        head = Rect(band.rect.x, band.rect.y, LANE_HEAD, band.rect.height)
        yield rectangle(band.rect, f"bp-lane bp-tint-{kind}", f'fill="{tint}" stroke="#c9d3d1" stroke-width="1"')
        yield rectangle(head, "bp-lane-head", 'fill="#0b4f4a" fill-opacity=".07" stroke="#c9d3d1" stroke-width="1"')
        yield _band_words(band)


def _band_words(band: Band) -> str:
    return text(band.title, "bp-lane-name") + "".join(text(echo, "bp-lane-echo", "#6b7a78") for echo in band.echoes)


def _line(pen: Pen, line: Line) -> str:
    """One flow: its way, its head, its words."""
    flow = pen.diagram.flows.get(line.id)
    title = f"<title>{escape(pen.layout.names.get(line.id, ''))}</title>" if pen.layout.names.get(line.id) else ""
    words_ = text(line.label, "bp-flow-name", "#2f3f3d") if line.label else ""
    if flow is None:
        return (
            f'<g class="bp-message" data-flow="{escape(line.id)}">{title}'
            f'<path class="bp-wire" d="{rounded(line.points)}" '
            f'fill="none" stroke="{WIRE}" stroke-width="1.2" stroke-dasharray="5 4"/>'
            f'<path class="bp-open" d="{arrow(line.points)}" fill="#ffffff" stroke="{WIRE}" stroke-width="1"/>'
            f'<circle class="bp-open" cx="{n(line.points[0][0])}" cy="{n(line.points[0][1])}" r="3.2" fill="#ffffff" '
            f'stroke="{WIRE}" stroke-width="1"/>{words_}</g>'
        )
    short = (*line.points[:-1], toward(line.points[-1], line.points[-2], 5.0))
    mark = _default_mark(line) if flow.default else ""
    return (
        f'<g class="bp-flow" data-flow="{escape(line.id)}">{title}'
        f'<path class="bp-wire" d="{rounded(short)}" fill="none" stroke="{WIRE}" stroke-width="1.4"/>'
        f'<path class="bp-tip" d="{arrow(line.points)}" fill="{WIRE}"/>{mark}{words_}</g>'
    )


def _default_mark(line: Line) -> str:
    """Give the small stroke across the flow taken when no answer fits."""
    x, y = toward(line.points[0], line.points[1], 7.0)
    return (
        f'<path class="bp-wire" d="M{n(x - 3)} {n(y + 4)}L{n(x + 3)} {n(y - 4)}" stroke="{WIRE}" stroke-width="1.4"/>'
    )


def _outside(pen: Pen) -> Iterable[str]:
    """Give the other pools, of which only the name is known."""
    for shape in pen.layout.outside.values():
        body = rectangle(shape.rect, "bp-outside-body", 'fill="#eceae4" stroke="#6b7a78" stroke-width="1.2"', 3)
        words_ = text(shape.label, "bp-name") if shape.label else ""
        yield f'<g class="bp-outside" data-id="{escape(shape.id)}">{body}{words_}</g>'


def _in_order(pen: Pen) -> tuple[list[Node], list[Node]]:
    """Give the boxes, the largest first, and all other nodes in reading order."""
    nodes, shapes = pen.diagram.nodes, pen.layout.shapes
    boxes = [node for node in nodes.values() if node.is_scope]
    boxes.sort(key=lambda node: -shapes[node.id].rect.width * shapes[node.id].rect.height)
    return boxes, [nodes[id_] for id_ in reading_order(pen.diagram) if not nodes[id_].is_scope]


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
    boxes, rest = _in_order(pen)
    parts = [
        *_bands(pen),
        text(layout.title, "bp-title", FRAME),
        *_outside(pen),
        *(figure(pen, node, layout.shapes[node.id]) for node in boxes),
        *(_line(pen, line) for line in layout.lines.values() if line.id in diagram.flows),
        *(figure(pen, node, layout.shapes[node.id]) for node in rest),
        *(_line(pen, line) for line in layout.lines.values() if line.id not in diagram.flows),
    ]
    wide, tall = n(layout.width + 2), n(layout.height + 2)
    role = "group" if focusable else "img"
    title, desc = escape(words.of_diagram(diagram, texts)), escape(said)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="bp" lang="{escape(lang)}" viewBox="-1 -1 {wide} {tall}" '
        f'width="{wide}" height="{tall}" role="{role}" aria-labelledby="{key}-title {key}-desc" '
        f'font-family="Inter, system-ui, sans-serif"><title id="{key}-title">{title}</title>'
        f'<desc id="{key}-desc">{desc}</desc>{"".join(parts)}</svg>'
    )
