"""The nodes of a drawing as SVG: each a group with its title, its BPMN sign, its words and its marks."""

from __future__ import annotations

from html import escape

from amparo.bpmn.diagram import Node, NodeKind

from . import icons, words
from .icons import number as n
from .paths import path_of, under
from .pen import FRAME, INK, Pen, rectangle, text
from .plan import Label, Rect, Shape
from .sizes import RADIUS
from .text import width_of, wrap

HEATS = 5
_MARKS = {"source": "D", "law": "§", "proposal": "P"}


def _state(pen: Pen, path: str) -> str:
    """Give the classes that say how a step stands."""
    if path in pen.live or under(path, pen.live):
        return " bp-live"
    if path in pen.done:
        return " bp-done"
    if path in pen.heat:
        return f" bp-heat-{max(0, min(HEATS, round(pen.heat[path] * HEATS)))}"
    return ""


def _fill(state: str) -> tuple[str, str]:
    """Give the colours of a step and its words where no style sheet reaches."""
    if "live" in state:
        return FRAME, "#ffffff"
    if "done" in state:
        return "#e3ecea", "#3c4f4c"
    heats = ("#ffffff", "#fdf3e1", "#fbe3bd", "#f6cb8f", "#eeae61", "#e2903c")
    return (heats[int(state[-1])], INK) if "heat" in state else ("#ffffff", INK)


def _spoken(pen: Pen, node: Node, state: str) -> str:
    """Say what a screen reader and a pointer are told of a node."""
    parts = [pen.name(node.id), words.own(node.kind.value, pen.lang)]
    if node.lane:
        parts.append(words.of_lane(pen.diagram, node.lane, pen.texts, pen.lang))
    if node.step and node.step.deadline:
        parts.append(words.own("deadline", pen.lang))
    if node.step and node.step.escalates:
        who = words.of_role(pen.diagram, node.step.escalates, pen.texts, pen.lang)
        parts.append(words.own("late", pen.lang, who=who))
    if node.badge:
        parts.append(
            words.own(f"origin_{node.badge.kind}", pen.lang) + (f" ({node.badge.ref})" if node.badge.ref else "")
        )
    if "live" in state:
        parts.append(words.own("live", pen.lang))
    if "done" in state:
        parts.append(words.own("done", pen.lang))
    return " · ".join(part for part in parts if part)


def figure(pen: Pen, node: Node, shape: Shape) -> str:
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
        f'<g class="bp-node bp-{node.kind.value}{state}" data-id="{escape(node.id)}" '
        f'data-path="{escape(path)}"{focus}{name}>'
        f"<title>{said}</title>{inner}{_badge(pen, path, shape.rect)}</g>"
    )


def _task(pen: Pen, node: Node, shape: Shape, state: str, fill: str) -> str:
    """Give a step: its rectangle, its sign and its marks."""
    rect = shape.rect
    thick = "3" if node.kind is NodeKind.CALL else "1.4"
    halo = ""
    if "live" in state:
        wide = Rect(rect.x - 4, rect.y - 4, rect.width + 8, rect.height + 8)
        halo = rectangle(
            wide, "bp-halo", f'fill="none" stroke="{FRAME}" stroke-opacity=".35" stroke-width="4"', RADIUS + 4
        )
    body = rectangle(rect, "bp-body", f'fill="{fill}" stroke="{FRAME}" stroke-width="{thick}"', RADIUS)
    icon = icons.task_icon(node.kind, rect.x + 6, rect.y + 5)
    icon = icons.lit(icon) if "live" in state else icon
    return halo + body + icon + _marks(pen, node, rect, state)


def _marks(pen: Pen, node: Node, rect: Rect, state: str) -> str:
    """Give the marks at the right of a step's upper edge: where it comes from, its clock, who is told when late."""
    x, y, found = rect.right - 6.0, rect.y + 5, ""
    ink = "#ffffff" if "live" in state else INK if "heat" in state else "#8a4a00"
    if node.badge:
        spot = Rect(x - 12, y, 12, 12)
        found += _origin(node.badge.kind, spot)
        x -= 16
    if node.step and node.step.deadline:
        if node.step.escalates:
            who = "→ " + words.of_role(pen.diagram, node.step.escalates, pen.texts, pen.lang)
            line = wrap(who, 9, x - rect.x - 40, most=1)
            wide = width_of(line[0], 9)
            found += text(Label(line, Rect(x - wide, y + 0.5, wide, 11), 9, "start"), "bp-late", ink)
            x -= wide + 3
        found += icons.clock(x - 11.2, y + 0.4)
    return found


def _origin(kind: str, spot: Rect) -> str:
    """Give a small mark that says where a thing comes from."""
    label = Label((_MARKS.get(kind, "P"),), Rect(spot.x, spot.y + 0.4, spot.width, 11.25), 9, "middle", bold=True)
    body = rectangle(spot, "bp-origin-body", 'fill="#ffffff" stroke="#6b7a78" stroke-width="1"', 3)
    letter = text(label, "bp-origin-letter", "#3c4f4c")
    return f'<g class="bp-origin bp-origin-{escape(kind)}" aria-hidden="true">{body}{letter}</g>'


def _event(node: Node, shape: Shape, fill: str) -> str:
    """Give a circle: thin to begin, double in the middle, thick to end; dashed when nothing is interrupted."""
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
    icon = icons.event_icon(node, x, y)
    return inner + (icons.lit(icon) if fill == FRAME else icon) + origin


def _gateway(node: Node, shape: Shape, fill: str) -> str:
    """Give a diamond with its sign."""
    rect, (x, y) = shape.rect, shape.rect.centre
    points = f"{n(x)},{n(rect.y)} {n(rect.right)},{n(y)} {n(x)},{n(rect.bottom)} {n(rect.x)},{n(y)}"
    body = f'<polygon class="bp-body" points="{points}" fill="{fill}" stroke="{FRAME}" stroke-width="1.4"/>'
    return body + icons.gateway_icon(node.kind, x, y)


def _box(node: Node, shape: Shape) -> str:
    """Give a sub-process: a frame round its steps; dotted when it is opened by an event."""
    dash = ' stroke-dasharray="2 3"' if node.kind is NodeKind.EVENT_SUB_PROCESS else ""
    return rectangle(
        shape.rect, "bp-body", f'fill="#ffffff" fill-opacity=".6" stroke="{FRAME}" stroke-width="1.5"{dash}', 10
    )


def _badge(pen: Pen, path: str, rect: Rect) -> str:
    """Give a figure at the lower right corner of a step, such as how many cases stand there."""
    figure = pen.badges.get(path)
    if not figure:
        return ""
    wide = width_of(figure, 10, bold=True) + 12
    spot = Rect(rect.right - wide + 6, rect.bottom - 9, wide, 16)
    label = Label((figure,), Rect(spot.x, spot.y + 1.7, wide, 12.5), 10, "middle", bold=True)
    body = rectangle(spot, "bp-figure-body", f'fill="{INK}" stroke="#ffffff" stroke-width="1"', 8)
    return f'<g class="bp-figure">{body}{text(label, "bp-figure-words", "#ffffff")}</g>'
