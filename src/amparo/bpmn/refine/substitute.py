"""Draws the coalition procedure with the internal steps in place of those of the lane."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from amparo.bpmn.diagram import Diagram, Flow, Node, NodeKind
from amparo.bpmn.refine.parts import Part, inside


def substituted(coalition: Diagram, internal: Diagram, parts: Iterable[Part]) -> Diagram:
    """Return the coalition procedure with each part in place of its step. What surrounds the step stays."""
    nodes, flows = dict(coalition.nodes), dict(coalition.flows)
    for part in parts:
        step, element = part.step, part.element
        if element.is_task:
            nodes[step.id] = replace(
                step, name=element.name, step=element.step, asks=element.asks, effects=element.effects
            )
            continue
        nodes[step.id] = Node(
            step.id, NodeKind.SUB_PROCESS, element.name or step.name, lane=step.lane, scope=step.scope,
            incoming=step.incoming, outgoing=step.outgoing,
        )  # fmt: skip
        held = inside(internal, element.id)
        nodes |= {_named(step, node.id): _placed(step, element, node) for node in held}
        flows |= {_named(step, id_): _drawn(step, internal.flows[id_]) for node in held for id_ in node.outgoing}
    variables = {
        **coalition.variables,
        **{name: each for name, each in internal.variables.items() if name not in coalition.variables},
    }
    return replace(
        coalition, nodes=MappingProxyType(nodes), flows=MappingProxyType(flows), variables=MappingProxyType(variables)
    )


def alone(internal: Diagram, part: Part) -> Diagram:
    """Return what carries out a step as a procedure of its own, in which nobody has answered anything yet."""
    flows = {flow: internal.flows[flow] for node in inside(internal, part.element.id) for flow in node.outgoing}
    nodes = {node.id: replace(node, scope="" if node.scope == part.element.id else node.scope)
             for node in inside(internal, part.element.id)}  # fmt: skip
    variables = {name: replace(each, initial=None, given=()) for name, each in internal.variables.items()}
    return replace(
        internal, nodes=MappingProxyType(nodes), flows=MappingProxyType(flows), variables=MappingProxyType(variables)
    )


def _named(step: Node, id_: str) -> str:
    return f"{step.id}.{id_}"


def _placed(step: Node, element: Node, node: Node) -> Node:
    return replace(
        node,
        id=_named(step, node.id),
        lane=step.lane,
        scope=step.id if node.scope == element.id else _named(step, node.scope),
        attached_to=_named(step, node.attached_to) if node.attached_to else None,
        default=_named(step, node.default) if node.default else None,
        incoming=tuple(_named(step, each) for each in node.incoming),
        outgoing=tuple(_named(step, each) for each in node.outgoing),
        refines=None,
    )


def _drawn(step: Node, flow: Flow) -> Flow:
    return replace(flow, id=_named(step, flow.id), source=_named(step, flow.source), target=_named(step, flow.target))
