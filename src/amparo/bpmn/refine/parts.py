"""Which element of an internal procedure carries out which step of the lane, and what each of them holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from amparo.bpmn.diagram import Diagram, Node, NodeKind


@dataclass(frozen=True, slots=True)
class Side:
    """A procedure and its parameters by country."""

    diagram: Diagram
    parameters: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Part:
    """A step of the lane, what carries it out, and the tasks in that."""

    step: Node
    element: Node
    tasks: tuple[Node, ...]


def inside(diagram: Diagram, id_: str) -> tuple[Node, ...]:
    """Return everything drawn in a sub-process, at any depth."""
    found: list[Node] = []
    for node in diagram.within(id_):
        found += [node, *(inside(diagram, node.id) if node.is_scope else ())]
    return tuple(found)


def steps_of_lane(diagram: Diagram, lane: str) -> dict[str, Node]:
    """Return the steps of a lane, by id."""
    return {node.id: node for node in diagram.nodes.values() if node.is_task and node.lane == lane}


def parts_of(internal: Diagram, steps: Mapping[str, Node]) -> list[Part]:
    """Return the parts, the first for each step, in the order of the internal file."""
    found: dict[str, Part] = {}
    for node in internal.nodes.values():
        step = steps.get(node.refines or "")
        if step is not None and step.id not in found:
            tasks = tuple(each for each in inside(internal, node.id) if each.is_task) if node.is_scope else (node,)
            found[step.id] = Part(step, node, tasks)
    return list(found.values())


def outside_parts(internal: Diagram) -> Iterator[Node]:
    """Yield the steps and calls that belong to no step of the lane."""
    covered: set[str] = set()
    for node in internal.nodes.values():
        if node.refines:
            covered |= {node.id, *(each.id for each in inside(internal, node.id))}
    for node in internal.nodes.values():
        if (node.is_task or node.kind is NodeKind.CALL) and node.id not in covered:
            yield node


def messages(nodes: Iterator[Node] | tuple[Node, ...]) -> tuple[set[str], set[str]]:
    """Return the names of the messages that nodes receive, and of those that they send."""
    received: set[str] = set()
    sent: set[str] = set()
    for node in nodes:
        if node.message:
            (sent if node.kind in {NodeKind.THROW, NodeKind.SEND_TASK} else received).add(node.message)
    return received, sent


def in_lane(diagram: Diagram, lane: str) -> tuple[Node, ...]:
    """Return everything of a lane, with the events on the borders of its steps."""
    return tuple(
        node for node in diagram.nodes.values()
        if node.lane == lane or (node.attached_to and diagram.nodes[node.attached_to].lane == lane)
    )  # fmt: skip
