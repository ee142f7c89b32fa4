"""Where the words beside a node go: its own title, those of its arrows and of the events on its border.

All are kept inside the cell of the node, in the quarters that its lines leave free, so that no line of
another node and no other label can touch them. Coordinates are from the middle of the node.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .obstacles import DOWN, LEFT, RIGHT, UP
from .plan import Label, Rect
from .sizes import EVENT, FLOW_WIDTH, LABEL_TEXT, LABEL_WIDTH, TASK_PAD, TASK_TOP, WHO_TEXT
from .text import LINE, height_of, widest, wrap

NEAR = 4.0
SPARE = 4.0


@dataclass(slots=True)
class Surroundings:
    """A node's own rectangle and the words around it, from its middle."""

    width: float
    height: float
    rects: list[Rect] = field(default_factory=list)
    flows: dict[str, Label] = field(default_factory=dict)
    title: Label | None = None
    who: Label | None = None
    events: dict[str, tuple[Rect, Label | None]] = field(default_factory=dict)

    def reach(self) -> tuple[float, float, float, float]:
        """How far it all reaches to the left, up, right and down."""
        half, tall = self.width / 2, self.height / 2
        left = max([half, *(-rect.x + SPARE for rect in self.rects)])
        up = max([tall, *(-rect.y + SPARE for rect in self.rects)])
        right = max([half, *(rect.right + SPARE for rect in self.rects)])
        down = max([tall, *(rect.bottom + SPARE for rect in self.rects)])
        return left, up, right, down


def block(text: str, limit: float, size: float = LABEL_TEXT, *, most: int = 5) -> tuple[tuple[str, ...], float, float]:
    """Wrap a text and give its lines, width and height."""
    lines = wrap(text, size, limit, most=most)
    return lines, widest(lines, size), height_of(lines, size)


def _free(around: Surroundings, rect: Rect, outward: int) -> Rect:
    """Push a rectangle away from the node until it touches no other words."""
    step = 2.0 if outward == DOWN else -2.0
    while any(rect.overlaps(other) for other in around.rects):
        rect = rect.moved(0, step)
    return rect


def flow_label(around: Surroundings, flow: str, text: str, way: int) -> None:
    """Put the words of an arrow beside its first part."""
    lines, width, height = block(text, FLOW_WIDTH, most=4)
    half, tall = around.width / 2, around.height / 2
    if way == RIGHT:
        rect, outward, anchor = Rect(half + 3, -NEAR - height, width, height), UP, "start"
    elif way == LEFT:
        rect, outward, anchor = Rect(-half - 3 - width, -NEAR - height, width, height), UP, "end"
    elif way == DOWN:
        rect, outward, anchor = Rect(NEAR + 1, tall + 2, width, height), DOWN, "start"
    else:
        rect, outward, anchor = Rect(NEAR + 1, -tall - 2 - height, width, height), UP, "start"
    rect = _free(around, rect, outward)
    around.rects.append(rect)
    around.flows[flow] = Label(lines, rect, LABEL_TEXT, anchor)


def arrival_label(around: Surroundings, flow: str, text: str, way: int) -> None:
    """Put the words of an arrow beside its last part, when its first part is shared with another."""
    lines, width, height = block(text, FLOW_WIDTH, most=4)
    half, tall = around.width / 2, around.height / 2
    if way in (LEFT, RIGHT):
        x = -half - 12 - width if way == LEFT else half + 12
        rect, outward = Rect(x, -NEAR - height, width, height), UP
    else:
        y = tall + 12 if way == DOWN else -tall - 12 - height
        rect, outward = Rect(NEAR + 1, y, width, height), way
    rect = _free(around, rect, outward)
    around.rects.append(rect)
    around.flows[flow] = Label(lines, rect, LABEL_TEXT, "end" if way == LEFT else "start")


def _beside(around: Surroundings, width: float, height: float, used: frozenset[int]) -> list[tuple[Rect, int, str]]:
    """Places at the right, or else in the left corners, for a node whose lines leave both up and down."""
    if RIGHT not in used:
        return [(Rect(around.width / 2 + 5, -height / 2, width, height), DOWN, "start")]
    corner = around.height * (0.3 if around.width > EVENT else 0.5)
    left = -corner - width - 2
    return [(Rect(left, -corner - height, width, height), UP, "end"), (Rect(left, corner, width, height), DOWN, "end")]


def title_label(around: Surroundings, text: str, used: frozenset[int], *, below: bool) -> None:
    """Put the title of a circle or diamond over or under it, or in a corner when lines leave both ways."""
    if not text:
        return
    lines, width, height = block(text, LABEL_WIDTH)
    tall = around.height / 2
    over = (Rect(-width / 2, -tall - 3 - height, width, height), UP, "middle")
    under = (Rect(-width / 2, tall + 3, width, height), DOWN, "middle")
    places: list[tuple[Rect, int, str]] = []
    for way, place in ((DOWN, under), (UP, over)) if below else ((UP, over), (DOWN, under)):
        if way not in used:
            places.append(place)
    if not places:
        places = _beside(around, width, height, used)
    found = [(_free(around, rect, outward), anchor, rect) for rect, outward, anchor in places]
    rect, anchor, _ = min(found, key=lambda each: abs(each[0].y - each[2].y))
    around.rects.append(rect)
    around.title = Label(lines, rect, LABEL_TEXT, anchor)


def who_label(around: Surroundings, text: str) -> None:
    """Put the name of the lane at the top of a step that is drawn outside the lanes."""
    lines = wrap(text, WHO_TEXT, around.width - 2 * TASK_PAD, most=1)
    rect = Rect(
        -around.width / 2 + TASK_PAD, -around.height / 2 + TASK_TOP, around.width - 2 * TASK_PAD, WHO_TEXT * LINE
    )
    around.who = Label(lines, rect, WHO_TEXT)


def border_events(
    around: Surroundings, events: Sequence[tuple[str, str]], used: frozenset[int], *, side: int = DOWN
) -> None:
    """Put events on the lower border of a step, each with its title beside the line that leaves it."""
    places = _event_places(around.width, len(events), spare=DOWN in used)
    for number, ((id_, text), x) in enumerate(zip(events, places, strict=True)):
        down = side == DOWN
        y = around.height / 2 if down else -around.height / 2
        circle = Rect(x - EVENT / 2, y - EVENT / 2, EVENT, EVENT)
        around.rects.append(circle)
        next_x = places[number + 1] - EVENT / 2 - 4 if number + 1 < len(places) else x + 6 + LABEL_WIDTH
        label = None
        if text:
            lines, width, height = block(text, max(44.0, next_x - x - 6))
            top = y + EVENT / 2 + 1 if down else y - EVENT / 2 - 1 - height
            rect = _free(around, Rect(x + 5, top, width, height), side)
            around.rects.append(rect)
            label = Label(lines, rect, LABEL_TEXT, "start")
        around.events[id_] = (circle, label)


def _event_places(width: float, count: int, *, spare: bool) -> list[float]:
    """How far from the middle each event on a border stands; the middle stays free for a line of the step."""
    if count == 1:
        return [14.0 + EVENT / 2 if spare else -width / 2 + EVENT / 2 + 8]
    first = -width / 2 + EVENT / 2 + 8
    step = max((width - EVENT - 16) / (count - 1), EVENT + 12)
    return [first + step * number for number in range(count)]
