"""What every part of the drawing is written with: who draws, in which words, and the plainest pieces of SVG."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from amparo.bpmn.diagram import Diagram

from .icons import number as n
from .plan import Label, Layout, Point, Rect
from .sizes import RADIUS
from .text import LINE
from .words import Texts

INK = "#1d2b2a"
FRAME = "#0b4f4a"
WIRE = "#4a5a58"


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
        """Give the full words of an id."""
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


def rectangle(rect: Rect, kind: str, given: str, radius: float = 0.0) -> str:
    """Draw a rectangle of a class, with the attributes given."""
    round_ = f' rx="{n(radius)}"' if radius else ""
    return (
        f'<rect class="{kind}" x="{n(rect.x)}" y="{n(rect.y)}" width="{n(rect.width)}" height="{n(rect.height)}"'
        f"{round_} {given}/>"
    )


def rounded(points: tuple[Point, ...], radius: float = RADIUS) -> str:
    """Write a way with rounded corners as path data."""
    parts = [f"M{n(points[0][0])} {n(points[0][1])}"]
    for before, at, after in zip(points, points[1:], points[2:], strict=False):
        near = min(radius, _far(before, at) / 2, _far(at, after) / 2)
        one, other = toward(at, before, near), toward(at, after, near)
        parts.append(f"L{n(one[0])} {n(one[1])}Q{n(at[0])} {n(at[1])} {n(other[0])} {n(other[1])}")
    parts.append(f"L{n(points[-1][0])} {n(points[-1][1])}")
    return "".join(parts)


def _far(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def toward(at: Point, other: Point, by: float) -> Point:
    """Give the point so far from one towards another."""
    far = _far(at, other) or 1.0
    return at[0] + (other[0] - at[0]) * by / far, at[1] + (other[1] - at[1]) * by / far


def arrow(points: tuple[Point, ...]) -> str:
    """Give the head of an arrow at the end of a way."""
    (x, y), (u, v) = points[-1], toward(points[-1], points[-2], 8.0)
    dx, dy = (y - v) * 0.45, (u - x) * 0.45
    return f"M{n(x)} {n(y)}L{n(u + dx)} {n(v + dy)}L{n(u - dx)} {n(v - dy)}Z"
