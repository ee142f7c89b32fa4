"""Reads a BPMN file: a closed part of BPMN 2.0 with the amparo: notes, or the list of what to draw instead."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from amparo.bpmn.diagram import Diagram, Flow, Node
from amparo.bpmn.problems import NotAccepted, Problem
from amparo.bpmn.read.door import open_xml
from amparo.bpmn.read.elements import Elements, Found
from amparo.bpmn.read.notes import Notebook
from amparo.bpmn.read.shape import Arrows, lane_of, look_at_shape
from amparo.bpmn.read.ways import look_at_ways

__all__ = ["NotAccepted", "Problem", "read", "with_arrows"]


def read(xml: bytes, *, name: str) -> Diagram:
    """Return the procedure drawn in a file.

    `name` stands for the file in problems that no element carries. Raises `NotAccepted` with every problem found:
    first those of the elements and, when each element is understood, those of the shape of the drawing.
    """
    root = open_xml(xml, name=name)
    book = Notebook()
    found = Elements(book, name).read(root)
    if found.nodes and not any(problem.code in {"not_bpmn", "one_process"} for problem in book.problems):
        arrows = Arrows(found.flows)
        look_at_shape(found, arrows, book, name)
        look_at_ways(found, arrows, book)
    elif not book.problems:
        book.add(found.process or name, "one_start", count=0)
    if book.problems:
        raise NotAccepted(_each_once(book.problems), name=name)
    return _diagram(found)


def _each_once(problems: list[Problem]) -> list[Problem]:
    return list({(problem.element, problem.code, problem.message["en"]): problem for problem in problems}.values())


def _diagram(found: Found) -> Diagram:
    nodes, flows = with_arrows(found)
    pool = next(name for _, name, process in found.pools if process)
    note = found.procedure
    return Diagram(
        process=found.process,
        name=found.name or pool,
        pool=pool,
        lanes=tuple(found.lanes),
        nodes=MappingProxyType(nodes),
        flows=MappingProxyType(flows),
        variables=MappingProxyType(found.variables),
        number=(note.get("number") if note else None) or "",
        origin=(note.get("origin") if note else None) or "proposal",
        promises=note.words("promises") if note else (),
        black_boxes=found.black_boxes,
        message_flows=tuple(found.message_flows),
        refines=found.refines,
    )


def with_arrows(found: Found) -> tuple[dict[str, Node], dict[str, Flow]]:
    """Return the nodes with their lanes and arrows, and the arrows, of whatever was found in a file."""
    arrows = Arrows(found.flows)
    defaults = {node.default for node in found.nodes.values() if node.default}
    nodes = {id_: _node(node, found, arrows) for id_, node in found.nodes.items()}
    return nodes, {id_: _flow(flow, defaults) for id_, flow in found.flows.items()}


def _node(node: Node, found: Found, arrows: Arrows) -> Node:
    return replace(
        node,
        lane=lane_of(node, found),
        incoming=tuple(flow.id for flow in arrows.incoming[node.id]),
        outgoing=tuple(flow.id for flow in arrows.outgoing[node.id]),
    )


def _flow(flow: Flow, defaults: set[str]) -> Flow:
    return replace(flow, default=flow.id in defaults)
