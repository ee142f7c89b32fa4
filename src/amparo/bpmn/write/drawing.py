"""Where boxes stand: a layout for any editor, also of a drawing that is not complete; or none at all."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from lxml import etree

from amparo.bpmn.diagram import Diagram, NodeKind
from amparo.bpmn.draw import layout, to_di
from amparo.bpmn.draw.di import BPMN, BPMNDI
from amparo.bpmn.read import with_arrows
from amparo.bpmn.read.door import open_xml
from amparo.bpmn.read.elements import KINDS, Elements, Found
from amparo.bpmn.read.notes import Notebook

FILE: Final = "procedure.bpmn"
_DRAWN: Final = frozenset({*KINDS, "sequenceFlow", "lane", "participant"})


def loosely(xml: bytes) -> Diagram:
    """Return what can be understood of a drawing, complete or not; for laying it out and comparing, never to run.

    Raises `NotAccepted` when the file may not come in.
    """
    found = Elements(Notebook(), FILE).read(open_xml(xml, name=FILE))
    _forget_what_hangs(found)
    name = found.name or next((name for _, name, process in found.pools if process), "")
    nodes, flows = with_arrows(found)
    note = found.procedure
    return Diagram(
        process=found.process,
        name=name,
        pool=name,
        lanes=tuple(found.lanes),
        nodes=MappingProxyType(nodes),
        flows=MappingProxyType(flows),
        variables=MappingProxyType(found.variables),
        number=(note.get("number") if note else None) or "",
        origin=(note.get("origin") if note else None) or "proposal",
        promises=note.words("promises") if note else (),
        refines=found.refines,
        black_boxes=found.black_boxes,
        message_flows=tuple(each for each in found.message_flows if _is_whole(found, each.source, each.target)),
    )


def _is_whole(found: Found, *ends: str) -> bool:
    known = {*found.nodes, *(pool for pool, _, _ in found.pools)}
    return all(end in known for end in ends)


def _forget_what_hangs(found: Found) -> None:
    """Leave out arrows without an end, and events on the border of nothing."""
    for id_, node in list(found.nodes.items()):
        host = found.nodes.get(node.attached_to or "")
        if node.kind is NodeKind.BOUNDARY and (host is None or host.scope != node.scope or not host.is_activity):
            del found.nodes[id_]
    for id_, flow in list(found.flows.items()):
        source, target = found.nodes.get(flow.source), found.nodes.get(flow.target)
        if source is None or target is None or source.scope != target.scope:
            del found.flows[id_]


def laid_out(xml: bytes, texts: Mapping[str, Any] | None = None, lang: str = "es") -> bytes:
    """Return a file with our layout as its only diagram, complete or not; one without boxes as it is.

    Raises `NotAccepted`.
    """
    diagram = loosely(xml)
    if not diagram.nodes:
        return xml
    return to_di(xml, diagram, layout(diagram, texts, lang))


def is_drawn(xml: bytes) -> bool:
    """Say whether every box and arrow of a file has its place on the page. Raises `NotAccepted`."""
    root = open_xml(xml, name=FILE)
    placed = {
        each.get("bpmnElement")
        for each in root.iter(f"{{{BPMNDI}}}BPMNShape", f"{{{BPMNDI}}}BPMNEdge")
        if len(each)  # a shape without its bounds is nowhere
    }
    names = (etree.QName(each) for each in root.iter(etree.Element))
    elements = zip(root.iter(etree.Element), names, strict=True)
    drawn = [each.get("id") for each, name in elements if name.namespace == BPMN and name.localname in _DRAWN]
    return all(id_ in placed for id_ in drawn)


def without_drawing(xml: bytes) -> bytes:
    """Return a file without its diagram interchange: what it says, not where its boxes stand.

    Raises `NotAccepted` when it may not come in.
    """
    root = open_xml(xml, name=FILE)
    for drawn in root.findall(f"{{{BPMNDI}}}BPMNDiagram"):
        root.remove(drawn)
    etree.cleanup_namespaces(root)
    etree.indent(root, space="  ")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
