"""Our layout as BPMN DI, put into the file itself, so that bpmn-js and any other editor show the same drawing."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from amparo.bpmn.diagram import Diagram, NodeKind
from amparo.bpmn.read.door import AMPARO

from .plan import Label, Layout, Line, Rect, Shape

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DI = "http://www.omg.org/spec/DD/20100524/DI"
MORE, LEAST = 10.0, 34.0
POOL_NAME = 30.0  # editors write the name of a pool in a strip of this width at its left


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _bounds(parent: etree._Element, rect: Rect) -> None:
    given = {"x": rect.x, "y": rect.y, "width": rect.width, "height": rect.height}
    etree.SubElement(parent, f"{{{DC}}}Bounds", {key: _number(value) for key, value in given.items()})


def _label(parent: etree._Element, label: Label | None) -> None:
    """Say where the words stand that are outside their shape; editors set them wider than we do."""
    if label is not None:
        rect = label.rect
        more = max(MORE, LEAST - rect.width)
        x = {"start": rect.x, "end": rect.x - more}.get(label.anchor, rect.x - more / 2)
        wide = Rect(x, rect.y, rect.width + more, rect.height)
        _bounds(etree.SubElement(parent, f"{{{BPMNDI}}}BPMNLabel"), wide)


def _shape(plane: etree._Element, id_: str, rect: Rect, **given: str) -> etree._Element:
    shape = etree.SubElement(plane, f"{{{BPMNDI}}}BPMNShape", {"id": f"{id_}_di", "bpmnElement": id_, **given})
    _bounds(shape, rect)
    return shape


def _node(plane: etree._Element, diagram: Diagram, shape: Shape) -> None:
    """Write one node."""
    node = diagram.nodes[shape.id]
    given: dict[str, str] = {}
    if node.is_scope:
        given["isExpanded"] = "true"
    if node.kind is NodeKind.EXCLUSIVE:
        given["isMarkerVisible"] = "true"
    drawn = _shape(plane, shape.id, shape.rect, **given)
    if node.is_event or node.is_gateway:
        _label(drawn, shape.label)


def _edge(plane: etree._Element, line: Line) -> None:
    """Write one flow."""
    edge = etree.SubElement(plane, f"{{{BPMNDI}}}BPMNEdge", {"id": f"{line.id}_di", "bpmnElement": line.id})
    for x, y in line.points:
        etree.SubElement(edge, f"{{{DI}}}waypoint", {"x": _number(x), "y": _number(y)})
    _label(edge, line.label)


def _pools(plane: etree._Element, root: etree._Element, layout: Layout) -> None:
    """Write the pools and the lanes."""
    pool = layout.pool
    for participant in root.iter(f"{{{BPMN}}}participant"):
        id_ = participant.get("id", "")
        if participant.get("processRef"):
            top = layout.bands[0].rect.y if layout.bands else pool.y
            wide = Rect(pool.x - POOL_NAME, top, pool.width + POOL_NAME, pool.bottom - top)
            _shape(plane, id_, wide, isHorizontal="true")
        elif id_ in layout.outside:
            _shape(plane, id_, layout.outside[id_].rect, isHorizontal="true")
    for band in layout.bands:
        if band.id:
            _shape(plane, band.id, band.rect, isHorizontal="true")


def _boxes_first(diagram: Diagram, shapes: Iterable[Shape]) -> list[Shape]:
    """Larger boxes before what is in them, events on borders last."""
    return sorted(
        shapes, key=lambda each: (diagram.nodes[each.id].kind is NodeKind.BOUNDARY, -each.rect.width * each.rect.height)
    )


def for_editors(xml: bytes) -> bytes:
    """Return a file as other editors keep it whole.

    bpmn.io and Camunda Modeler lose an attribute called `set` as they save: effects call it `variable` there.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(xml, parser)
    for effect in root.iter(f"{{{AMPARO}}}effect"):
        if effect.get("set") is not None:
            effect.set("variable", str(effect.attrib.pop("set")))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def to_di(xml: bytes, diagram: Diagram, layout: Layout) -> bytes:
    """Give the file back with our layout as its only diagram; nothing else in it changes.

    `xml` must be a file that `read` has accepted. Raises `ValueError` when it has no collaboration and no process.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(xml, parser)
    for old in root.findall(f"{{{BPMNDI}}}BPMNDiagram"):
        root.remove(old)
    plane_of = next(root.iter(f"{{{BPMN}}}collaboration", f"{{{BPMN}}}process"), None)
    if plane_of is None:
        raise ValueError(diagram.process)
    drawing = etree.SubElement(
        root,
        f"{{{BPMNDI}}}BPMNDiagram",
        {"id": f"{diagram.process}_drawing"},
        nsmap={"bpmndi": BPMNDI, "dc": DC, "di": DI},
    )
    given = {"id": f"{diagram.process}_plane", "bpmnElement": plane_of.get("id", "")}
    plane = etree.SubElement(drawing, f"{{{BPMNDI}}}BPMNPlane", given)
    _pools(plane, root, layout)
    for shape in _boxes_first(diagram, layout.shapes.values()):
        _node(plane, diagram, shape)
    for line in layout.lines.values():
        _edge(plane, line)
    etree.indent(drawing, space="  ", level=1)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
