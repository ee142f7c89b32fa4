"""The small signs of BPMN, drawn by hand in SVG: who does a task, what an event waits for, what a diamond does."""

from __future__ import annotations

from amparo.bpmn.diagram import Node, NodeKind

LINE = "#0b4f4a"
_STROKE = f'fill="none" stroke="{LINE}" stroke-width="1.2" stroke-linecap="round" stroke-linejoin="round"'


def number(value: float) -> str:
    """Write a coordinate shortly."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _at(x: float, y: float, inner: str, kind: str = "bp-icon") -> str:
    return f'<g class="{kind}" transform="translate({number(x)} {number(y)})" aria-hidden="true">{inner}</g>'


_PERSON = (
    '<path d="M7 7.2a2.9 2.9 0 1 0 0-5.8 2.9 2.9 0 0 0 0 5.8'
    f'ZM1.6 13v-1.2A3.4 3.4 0 0 1 5 8.6h4a3.4 3.4 0 0 1 3.4 3.2V13Z" {_STROKE}/>'
)
_HAND = (
    f'<path d="M1.5 6.2 5.2 3h6.3a1.1 1.1 0 0 1 0 2.2H8.2h4.4a1 1 0 0 1 0 2.1H8.6h3.5a1 1 0 0 1 0 2H8.4h2.6'
    f'a.95.95 0 0 1 0 1.9H4.6L1.5 10" {_STROKE}/>'
)
_ENVELOPE = f'<path d="M1 3h12v8.4H1ZM1 3.4l6 4.8 6-4.8" {_STROKE}/>'
_ENVELOPE_FULL = (
    f'<path class="bp-full" d="M1 3h12v8.4H1Z" fill="{LINE}"/>'
    '<path class="bp-fold" d="M1.4 3.6 7 8l5.6-4.4" fill="none" stroke="#ffffff" stroke-width="1.2"/>'
)
_CLOCK = f'<circle cx="7" cy="7" r="5.6" {_STROKE}/><path d="M7 3.6V7l2.4 1.5" {_STROKE}/>'
_CALL = f'<path d="M2 2h10v10H2ZM7 4.4v5.2M4.4 7h5.2" {_STROKE}/>'

_TASK_ICONS = {
    NodeKind.USER_TASK: _PERSON,
    NodeKind.MANUAL_TASK: _HAND,
    NodeKind.SEND_TASK: _ENVELOPE_FULL,
    NodeKind.RECEIVE_TASK: _ENVELOPE,
    NodeKind.CALL: _CALL,
}


def lit(icon: str) -> str:
    """Give a sign in white, for a step that is lit."""
    return icon.replace("#ffffff", "#paper").replace(LINE, "#ffffff").replace("#paper", LINE)


def task_icon(kind: NodeKind, x: float, y: float) -> str:
    """Give the sign in the corner of a step, 14 pixels wide."""
    return _at(x, y, _TASK_ICONS.get(kind, ""))


def clock(x: float, y: float) -> str:
    """Give a small clock, 11 pixels wide: the step has a deadline."""
    return (
        f'<g class="bp-clock" transform="translate({number(x)} {number(y)}) scale(.8)" aria-hidden="true">'
        '<circle cx="7" cy="7" r="5.6" fill="#fff4e0" stroke="#b25e00" stroke-width="1.5"/>'
        '<path d="M7 3.6V7l2.4 1.5" fill="none" stroke="#b25e00" stroke-width="1.5" stroke-linecap="round"/></g>'
    )


def event_icon(node: Node, x: float, y: float) -> str:
    """Give the sign inside a circle, round its middle."""
    if node.kind is NodeKind.TERMINATE:
        return f'<circle class="bp-full" cx="{number(x)}" cy="{number(y)}" r="8.5" fill="{LINE}"/>'
    if node.timer:
        return _at(x - 7, y - 7, _CLOCK)
    if node.kind is NodeKind.THROW or (node.kind is NodeKind.END and node.message):
        return _at(x - 7, y - 7.2, _ENVELOPE_FULL)
    return _at(x - 7, y - 7.2, _ENVELOPE) if node.message else ""


def gateway_icon(kind: NodeKind, x: float, y: float) -> str:
    """Give the sign inside a diamond."""
    thick = f'fill="none" stroke="{LINE}" stroke-width="2.6" stroke-linecap="round"'
    if kind is NodeKind.EXCLUSIVE:
        return _at(x, y, f'<path d="M-5-5 5 5M5-5-5 5" {thick}/>')
    if kind is NodeKind.PARALLEL:
        return _at(x, y, f'<path d="M-8 0H8M0-8V8" {thick}/>')
    ring = f'<circle r="11" {_STROKE}/><circle r="8.8" {_STROKE}/>'
    return _at(x, y, ring + f'<path d="M0-5.6 5.3-1.7 3.3 4.5H-3.3L-5.3-1.7Z" {_STROKE}/>')
