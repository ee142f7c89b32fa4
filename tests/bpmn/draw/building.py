"""Builds diagrams for the tests of the drawing: block by block, as a person would draw them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import strategies as st

from amparo.bpmn.diagram import Badge, Diagram, Flow, Lane, Node, NodeKind, StepNote

WORDS = (
    "Registrar la alerta",
    "Explicar los derechos en la lengua de la persona",
    "Preparar la resolución razonada de la acreditación",
    "Llamar",
    "Acompañamiento interinstitucional extraordinariamente largo de nombrar",
)


@dataclass
class Builder:
    """Collects nodes and flows, then makes a `Diagram`."""

    lanes: int = 3
    nodes: dict[str, Node] = field(default_factory=dict)
    flows: dict[str, Flow] = field(default_factory=dict)
    count: int = 0

    def node(self, kind: NodeKind, *, lane: int = 0, scope: str = "", name: str | None = None, **given: Any) -> str:
        """Add a node and give its id."""
        self.count += 1
        id_ = f"n{self.count}"
        text = WORDS[self.count % len(WORDS)] if name is None else name
        node = Node(id_, kind, text, f"lane{lane}", scope)
        self.nodes[id_] = replace(node, **given)
        return id_

    def flow(self, source: str, target: str, name: str = "") -> str:
        """Add a flow and give its id."""
        id_ = f"f{len(self.flows) + 1}"
        self.flows[id_] = Flow(id_, source, target, name=name)
        return id_

    def diagram(self) -> Diagram:
        """Make the diagram."""
        incoming: dict[str, list[str]] = defaultdict(list)
        outgoing: dict[str, list[str]] = defaultdict(list)
        for flow in self.flows.values():
            outgoing[flow.source].append(flow.id)
            incoming[flow.target].append(flow.id)
        nodes = {
            id_: replace(node, incoming=tuple(incoming[id_]), outgoing=tuple(outgoing[id_]))
            for id_, node in self.nodes.items()
        }
        lanes = tuple(Lane(f"lane{number}", f"Institución número {number}", "person") for number in range(self.lanes))
        return Diagram("p", "Un procedimiento", "Coalición", lanes, nodes, self.flows, {}, number="99")


@dataclass
class Chance:
    """Choices drawn by Hypothesis."""

    draw: st.DrawFn
    builder: Builder
    left: int

    def pick(self, high: int) -> int:
        """A whole number from 0 to `high`."""
        return self.draw(st.integers(0, high))

    def lane(self) -> int:
        """A lane."""
        return self.pick(self.builder.lanes - 1)


TASKS = (NodeKind.USER_TASK, NodeKind.MANUAL_TASK, NodeKind.SEND_TASK, NodeKind.RECEIVE_TASK, NodeKind.CALL)


def block(chance: Chance, scope: str, depth: int) -> tuple[str, str]:
    """Add a block with one way in and one way out; give its first and last node."""
    chance.left -= 1
    kinds = (
        ["task"] if chance.left <= 0 or depth > 3 else ["task", "task", "row", "row", "split", "loop", "sub", "event"]
    )
    kind = chance.draw(st.sampled_from(kinds))
    return {"task": _task, "row": _row, "split": _split, "loop": _loop, "sub": _sub, "event": _wait}[kind](
        chance, scope, depth
    )


def _task(chance: Chance, scope: str, depth: int) -> tuple[str, str]:
    del depth
    builder = chance.builder
    note = StepNote("care", deadline="soon", escalates="secretariat") if chance.pick(1) else None
    badge = Badge("law", "x") if chance.pick(1) else None
    kind = chance.draw(st.sampled_from(TASKS))
    task = builder.node(kind, lane=chance.lane(), scope=scope, step=note, badge=badge)
    for number in range(max(0, chance.pick(4) - 2)):
        _handler(chance, task, scope, lane=chance.lane(), timer=number % 2 == 0)
    return task, task


def _handler(chance: Chance, host: str, scope: str, *, lane: int, timer: bool) -> None:
    builder = chance.builder
    trigger: dict[str, Any] = {"timer": "PT24H"} if timer else {"message": "m"}
    own = builder.nodes[host].lane
    event = builder.node(NodeKind.BOUNDARY, scope=scope, attached_to=host, interrupting=bool(chance.pick(1)), **trigger)
    builder.nodes[event] = replace(builder.nodes[event], lane=own)
    step = builder.node(NodeKind.USER_TASK, lane=lane, scope=scope)
    end = builder.node(NodeKind.END, lane=lane, scope=scope)
    builder.flow(event, step)
    builder.flow(step, end)


def _row(chance: Chance, scope: str, depth: int) -> tuple[str, str]:
    first, last = block(chance, scope, depth + 1)
    for _ in range(1 + chance.pick(2)):
        after, end = block(chance, scope, depth + 1)
        chance.builder.flow(last, after)
        last = end
    return first, last


def _split(chance: Chance, scope: str, depth: int) -> tuple[str, str]:
    builder = chance.builder
    kind = chance.draw(st.sampled_from((NodeKind.EXCLUSIVE, NodeKind.PARALLEL)))
    lane = chance.lane()
    split = builder.node(kind, lane=lane, scope=scope, name="¿Qué desea la persona ahora?" if chance.pick(1) else "")
    join = builder.node(kind, lane=lane, scope=scope, name="")
    for number in range(2 + chance.pick(3)):
        first, last = block(chance, scope, depth + 1)
        builder.flow(split, first, ("Sí", "No", "Otra vía, con más palabras", "", "Tal vez")[number % 5])
        builder.flow(last, join)
    if chance.pick(1):
        builder.flow(split, join, "Nada")
    return split, join


def _loop(chance: Chance, scope: str, depth: int) -> tuple[str, str]:
    builder = chance.builder
    lane = chance.lane()
    merge = builder.node(NodeKind.EXCLUSIVE, lane=lane, scope=scope, name="")
    first, last = block(chance, scope, depth + 1)
    again = builder.node(NodeKind.EXCLUSIVE, lane=chance.lane(), scope=scope, name="¿Otra vez?")
    builder.flow(merge, first)
    builder.flow(last, again)
    builder.flow(again, merge, "Sí")
    return merge, again


def _sub(chance: Chance, scope: str, depth: int) -> tuple[str, str]:
    builder = chance.builder
    lane = chance.lane()
    box = builder.node(NodeKind.SUB_PROCESS, lane=lane, scope=scope)
    _inside(chance, box, lane, depth)
    for number in range(chance.pick(2)):
        _handler(chance, box, scope, lane=chance.lane(), timer=number == 0)
    return box, box


def _inside(chance: Chance, box: str, lane: int, depth: int, **trigger: Any) -> None:
    builder = chance.builder
    start = builder.node(NodeKind.START, lane=lane, scope=box, **trigger)
    first, last = block(chance, box, depth + 1)
    end = builder.node(NodeKind.TERMINATE, lane=chance.lane(), scope=box)
    builder.flow(start, first)
    builder.flow(last, end)


def _wait(chance: Chance, scope: str, depth: int) -> tuple[str, str]:
    del depth
    kind = NodeKind.CATCH if chance.pick(1) else NodeKind.THROW
    event = chance.builder.node(kind, lane=chance.lane(), scope=scope, message="m")
    return event, event


@st.composite
def diagrams(draw: st.DrawFn, most: int = 14) -> Diagram:
    """Random block-structured diagrams with lanes, loops, boxes and events on borders."""
    builder = Builder(lanes=draw(st.integers(1, 5)))
    chance = Chance(draw, builder, draw(st.integers(1, most)))
    start = builder.node(NodeKind.START, lane=chance.lane())
    first, last = block(chance, "", 0)
    builder.flow(start, first)
    builder.flow(last, builder.node(NodeKind.END, lane=chance.lane()))
    for _ in range(chance.pick(2)):
        lane = chance.lane()
        box = builder.node(NodeKind.EVENT_SUB_PROCESS, lane=lane)
        chance.left = 4
        _inside(chance, box, lane, 1, message="danger", interrupting=bool(chance.pick(1)))
    return builder.diagram()
