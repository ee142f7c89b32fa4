"""Parallel branches of a drawing, taken out as drawings of their own, so that each can be folded like a call.

A branch can be taken out when one arrow from the split leads into it and one arrow leads from it to the join, nothing
in it ends the procedure, and nothing else leads in or out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from amparo.bpmn.diagram import ENDS, Diagram, Flow, Node, NodeKind

BEGIN: Final = "=begin"
END: Final = "=end"
IN: Final = "=in"


@dataclass(frozen=True, slots=True)
class Region:
    """A branch: the id that stands for it, the arrows in and out, and the ids of what lies in it."""

    id: str
    way_in: str
    way_out: str
    nodes: frozenset[str]


def regions_of(diagram: Diagram) -> tuple[Region, ...]:
    """Return the branches of a drawing that can be taken out."""
    found: list[Region] = []
    for split in diagram.within(""):
        if split.kind is NodeKind.PARALLEL and len(split.outgoing) > 1:
            found += _branches(diagram, split, len(found))
    taken: set[str] = set()
    apart = []
    for region in found:
        if not region.nodes & taken:
            taken |= region.nodes
            apart.append(region)
    return tuple(apart)


def _branches(diagram: Diagram, split: Node, count: int) -> Iterator[Region]:
    joins = [node for node in diagram.within("") if node.kind is NodeKind.PARALLEL and len(node.incoming) > 1]
    for number, way_in in enumerate(split.outgoing):
        for join in joins:
            nodes = _reached(diagram, diagram.flows[way_in].target, join.id)
            out = [flow for flow in join.incoming if diagram.flows[flow].source in nodes]
            if split.id not in nodes and len(out) == 1 and _is_closed(diagram, nodes, way_in, out[0]):
                yield Region(f"=branch{count + number}", way_in, out[0], nodes)
                break


def _reached(diagram: Diagram, first: str, join: str) -> frozenset[str]:
    reached: set[str] = set()
    waiting = [first]
    while waiting:
        id_ = waiting.pop()
        if id_ == join or id_ in reached:
            continue
        reached.add(id_)
        waiting += [diagram.flows[flow].target for flow in diagram.nodes[id_].outgoing]
        waiting += [each.id for each in (*diagram.boundaries_of(id_), *diagram.within(id_))]
    return frozenset(reached)


def _is_closed(diagram: Diagram, nodes: frozenset[str], way_in: str, way_out: str) -> bool:
    if not nodes or any(diagram.nodes[id_].kind in ENDS and not diagram.nodes[id_].scope for id_ in nodes):
        return False
    crossing = {flow.id for flow in diagram.flows.values() if (flow.source in nodes) != (flow.target in nodes)}
    return crossing == {way_in, way_out}


def taken_out(diagram: Diagram, region: Region) -> Diagram:
    """Return a branch as a drawing of its own."""
    nodes: dict[str, Node] = {
        BEGIN: Node(BEGIN, NodeKind.START, outgoing=(IN,)),
        END: Node(END, NodeKind.END, incoming=(region.way_out,)),
    }
    first = diagram.flows[region.way_in].target
    for id_, node in diagram.nodes.items():
        if id_ in region.nodes:
            incoming = tuple(IN if flow == region.way_in else flow for flow in node.incoming)
            nodes[id_] = replace(node, incoming=incoming)
    flows = {id_: flow for id_, flow in diagram.flows.items() if flow.source in region.nodes}
    flows[region.way_out] = replace(flows[region.way_out], target=END)
    flows[IN] = Flow(IN, BEGIN, first)
    variables = {name: replace(each, given=()) for name, each in diagram.variables.items()}
    return replace(
        diagram, process=f"{diagram.process}{region.id}", nodes=MappingProxyType(nodes), flows=MappingProxyType(flows),
        variables=MappingProxyType(variables), promises=(),
    )  # fmt: skip


def without(diagram: Diagram, regions: Iterable[Region]) -> Diagram:
    """Return a drawing with a call in place of each branch."""
    nodes: dict[str, Node] = dict(diagram.nodes)
    flows: dict[str, Flow] = dict(diagram.flows)
    for region in regions:
        for id_ in region.nodes:
            del nodes[id_]
        flows = {id_: flow for id_, flow in flows.items() if flow.source not in region.nodes or id_ == region.way_out}
        nodes[region.id] = Node(
            region.id, NodeKind.CALL, called=f"{diagram.process}{region.id}",
            incoming=(region.way_in,), outgoing=(region.way_out,),
        )  # fmt: skip
        flows[region.way_in] = replace(flows[region.way_in], target=region.id)
        flows[region.way_out] = replace(flows[region.way_out], source=region.id)
    return replace(diagram, nodes=MappingProxyType(nodes), flows=MappingProxyType(flows))
