"""The shape of the drawing: starts, arrows, borders and lanes are where they can be."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from amparo.bpmn.diagram import ACTIVITIES, ENDS, TASKS, Flow, Node, NodeKind
from amparo.bpmn.read.elements import Found
from amparo.bpmn.read.notes import NAME, Notebook

_NO_ARROW_IN: Final = frozenset({NodeKind.START, NodeKind.BOUNDARY, NodeKind.EVENT_SUB_PROCESS})
_NO_ARROW_OUT: Final = ENDS | {NodeKind.EVENT_SUB_PROCESS}
_MANY_OUT: Final = frozenset({NodeKind.EXCLUSIVE, NodeKind.PARALLEL, NodeKind.EVENT_GATEWAY})
_CALLED: Final = re.compile(NAME)


class Arrows:
    """The flows that leave and reach each node."""

    def __init__(self, flows: dict[str, Flow]) -> None:
        self.outgoing: dict[str, list[Flow]] = defaultdict(list)
        self.incoming: dict[str, list[Flow]] = defaultdict(list)
        for flow in flows.values():
            self.outgoing[flow.source].append(flow)
            self.incoming[flow.target].append(flow)


def look_at_shape(found: Found, arrows: Arrows, book: Notebook, file: str) -> None:
    """Write down what is drawn where it cannot be."""
    _pool(found, book, file)
    _starts(found, book)
    for flow in found.flows.values():
        _ends_of(flow, found, book)
    for node in found.nodes.values():
        _arrows_of(node, arrows, book)
        _border(node, found, arrows, book)
        _lane(node, found, book)
        _answers(node, found, book)
    for node_id in found.lane_of:
        if node_id not in found.nodes:
            book.add(node_id, "lane_of_nothing", node=node_id)


def _pool(found: Found, book: Notebook, file: str) -> None:
    if found.procedure is None:
        book.add(found.process or file, "missing", tag="process", attribute="<amparo:procedure/>")
    ours = [pool for pool in found.pools if pool[2]]
    if len(ours) != 1 or ours[0][2] != found.process:
        book.add(found.process or file, "one_pool")
    if not found.lanes:
        book.add(found.process or file, "no_lanes")


def _starts(found: Found, book: Notebook) -> None:
    scopes = {"": None} | {node.id: node.kind for node in found.nodes.values() if node.is_scope}
    starts: dict[str, list[Node]] = defaultdict(list)
    for node in found.nodes.values():
        if node.kind is NodeKind.START:
            starts[node.scope].append(node)
    for scope, kind in scopes.items():
        if len(starts[scope]) != 1:
            book.add(scope or found.process, "one_start", count=len(starts[scope]))
        for start in starts[scope]:
            triggered = bool(start.message or start.timer)
            if kind is NodeKind.EVENT_SUB_PROCESS and not triggered:
                book.add(start.id, "start_trigger")
            elif (kind is NodeKind.SUB_PROCESS and triggered) or (kind is None and start.timer):
                book.add(start.id, "start_plain")


def _ends_of(flow: Flow, found: Found, book: Notebook) -> None:
    for end in (flow.source, flow.target):
        if end not in found.nodes:
            book.add(flow.id, "nowhere", end=end[:100])
            return
    if found.nodes[flow.source].scope != found.nodes[flow.target].scope:
        book.add(flow.id, "across")
    if found.nodes[flow.target].kind in _NO_ARROW_IN:
        book.add(flow.id, "arrow_in", node=flow.target)
    if found.nodes[flow.source].kind in _NO_ARROW_OUT:
        book.add(flow.id, "arrow_out", node=flow.source)


def _arrows_of(node: Node, arrows: Arrows, book: Notebook) -> None:
    out = len(arrows.outgoing[node.id])
    if node.kind not in _NO_ARROW_OUT and (out == 0 or (out > 1 and node.kind not in _MANY_OUT)):
        book.add(node.id, "one_out", count=out)
    if node.kind not in _NO_ARROW_IN and not arrows.incoming[node.id]:
        book.add(node.id, "no_in")


def _border(node: Node, found: Found, arrows: Arrows, book: Notebook) -> None:
    if node.kind is NodeKind.BOUNDARY:
        host = found.nodes.get(node.attached_to or "")
        if host is None or host.kind not in ACTIVITIES or host.scope != node.scope:
            book.add(node.id, "attached")
    if node.kind is NodeKind.EVENT_GATEWAY:
        targets = [found.nodes.get(flow.target) for flow in arrows.outgoing[node.id]]
        waits = [
            each for each in targets if each and each.kind is NodeKind.CATCH and len(arrows.incoming[each.id]) == 1
        ]
        if len(waits) < len(targets) or len(targets) < 2:
            book.add(node.id, "event_gateway_target")
    if node.kind is NodeKind.CALL and not _CALLED.fullmatch(node.called or ""):
        book.add(node.id, "missing", tag="callActivity", attribute="calledElement")


def _lane(node: Node, found: Found, book: Notebook) -> None:
    if (node.kind in TASKS or node.kind is NodeKind.CALL) and lane_of(node, found) is None:
        book.add(node.id, "no_lane")


def lane_of(node: Node, found: Found) -> str | None:
    """Return the lane of a node: its own, or else that of the sub-process (or activity) that holds it."""
    seen: set[str] = set()
    here: Node | None = node
    while here is not None and here.id not in seen:
        if here.id in found.lane_of:
            return found.lane_of[here.id]
        seen.add(here.id)
        here = found.nodes.get(here.attached_to or here.scope)
    return None


def _answers(node: Node, found: Found, book: Notebook) -> None:
    given = [(ask.variable, ask.values) for ask in node.asks]
    given += [(effect.variable, (effect.value,)) for effect in node.effects]
    for name, values in given:
        variable = found.variables.get(name)
        if variable is None:
            book.add(node.id, "undeclared", variable=name)
            continue
        for value in values:
            if value not in variable.values:
                book.add(node.id, "undeclared_value", variable=name, value=value)
    for name in {ask.variable for ask in node.asks if sum(other.variable == ask.variable for other in node.asks) > 1}:
        book.add(node.id, "note_twice", tag=f'amparo:ask variable="{name}"')
