"""Where everything stands on the page: plain values in pixels, made by `layout` and drawn by `svg` and `di`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle, from its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower side."""
        return self.y + self.height

    @property
    def centre(self) -> Point:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def overlaps(self, other: Rect, *, slack: float = 0.5) -> bool:
        """Whether the two share more than `slack` pixels."""
        return (
            self.x + slack < other.right
            and other.x + slack < self.right
            and self.y + slack < other.bottom
            and other.y + slack < self.bottom
        )

    def holds(self, other: Rect, *, slack: float = 0.5) -> bool:
        """Whether the other is wholly inside."""
        return (
            self.x - slack <= other.x
            and self.y - slack <= other.y
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def moved(self, dx: float, dy: float) -> Rect:
        """Give the same rectangle elsewhere."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text in a rectangle. `anchor` is start, middle or end, as in SVG."""

    lines: tuple[str, ...]
    rect: Rect
    size: float
    anchor: str = "middle"
    bold: bool = False

    def moved(self, dx: float, dy: float) -> Label:
        """Give the same label elsewhere."""
        return Label(self.lines, self.rect.moved(dx, dy), self.size, self.anchor, self.bold)


@dataclass(frozen=True, slots=True)
class Shape:
    """A node as drawn. `who` names the lane of a step drawn outside the lanes."""

    id: str
    rect: Rect
    label: Label | None = None
    who: Label | None = None

    def moved(self, dx: float, dy: float) -> Shape:
        """Give the same shape elsewhere."""
        return Shape(
            self.id,
            self.rect.moved(dx, dy),
            self.label.moved(dx, dy) if self.label else None,
            self.who.moved(dx, dy) if self.who else None,
        )


@dataclass(frozen=True, slots=True)
class Line:
    """A flow as drawn: its corners, from the source's border to the target's."""

    id: str
    points: tuple[Point, ...]
    label: Label | None = None

    def moved(self, dx: float, dy: float) -> Line:
        """Give the same line elsewhere."""
        points = tuple((x + dx, y + dy) for x, y in self.points)
        return Line(self.id, points, self.label.moved(dx, dy) if self.label else None)


@dataclass(frozen=True, slots=True)
class Band:
    """A lane, or the band under the lanes (`id` is empty) for what may happen at any time."""

    id: str
    rect: Rect
    title: Label
    echoes: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole drawing. Shapes, lines and boxes are by id; `names` gives the full words of each id."""

    width: float
    height: float
    pool: Rect
    title: Label
    bands: tuple[Band, ...]
    shapes: Mapping[str, Shape]
    lines: Mapping[str, Line]
    outside: Mapping[str, Shape] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def everything(self) -> Mapping[str, Shape]:
        """Every shape, those of other pools too."""
        return {**self.shapes, **self.outside}
