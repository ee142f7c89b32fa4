"""How large things are drawn, in pixels at 100 %."""

from __future__ import annotations

from amparo.bpmn.diagram import Node, NodeKind

from .text import LINE, wrap

TASK_WIDTH = 124.0
TASK_MIN = 58.0
TASK_TEXT = 12.0
TASK_PAD = 8.0
TASK_TOP = 20.0  # the row of marks above the words
LABEL_TEXT = 11.0
LABEL_WIDTH = 92.0
FLOW_WIDTH = 78.0
EVENT = 30.0
EVENT_ROOM = 12.0
WHO_ROOM = 14.0
GATEWAY = 40.0
RADIUS = 6.0
WHO_TEXT = 10.0
LANE_TEXT = 12.0
LANE_HEAD = 116.0
POOL_HEAD = 34.0
BOX_HEAD = 24.0
TRACK = 10.0  # between two lines side by side
MARGIN = 14.0  # between a line and a box
GAP = 26.0  # between two columns without lines
ROW_GAP = 18.0
BORDER_GAP = 14.0
LANE_PAD = 6.0
WIDEST = 2600.0


def task_lines(title: str) -> tuple[str, ...]:
    """Wrap the title of a step for its box."""
    return wrap(title, TASK_TEXT, TASK_WIDTH - 2 * TASK_PAD, most=5)


def size_of(node: Node, title: str, *, events: bool = False, who: bool = False) -> tuple[float, float]:
    """Give the width and height of a simple node as drawn; one with events on its border has room for them."""
    if node.is_gateway:
        return GATEWAY, GATEWAY
    if node.is_event:
        return EVENT, EVENT
    lines = len(task_lines(title))
    tall = max(TASK_MIN, TASK_TOP + lines * TASK_TEXT * LINE + TASK_PAD)
    return TASK_WIDTH, tall + (EVENT_ROOM if events else 0.0) + (WHO_ROOM if who else 0.0)


def is_wide(node: Node) -> bool:
    """Whether it is a rectangle with its words inside."""
    return node.is_task or node.kind is NodeKind.CALL


def fans_out(node: Node) -> bool:
    """Whether it has more ways out than a diamond has corners: they leave together, like the teeth of a comb."""
    return node.is_gateway and len(node.outgoing) > 3
