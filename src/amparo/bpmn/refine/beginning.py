"""The drawing with which an institution begins to draw how it does its lane inside: its steps, one after another."""

from __future__ import annotations

from copy import deepcopy
from itertools import pairwise
from typing import Final

from lxml import etree

from amparo.bpmn.diagram import Diagram, Node, NodeKind
from amparo.bpmn.draw.reading import reading_order
from amparo.bpmn.proof.ctl import may_set
from amparo.bpmn.read import read
from amparo.bpmn.read.door import AMPARO, open_xml
from amparo.bpmn.refine.parts import steps_of_lane

BPMN: Final = "http://www.omg.org/spec/BPMN/20100524/MODEL"
_WAITS: Final = frozenset({NodeKind.CATCH, NodeKind.THROW})


def begun(xml: bytes, lane: str, *, process: str, title: str) -> bytes:
    """Return a drawing that carries out a lane of a coalition's procedure, step by step in the order it is read.

    Each step says which one it carries out; the messages that the lane waits for or sends stand between them.
    Raises `LookupError` when there is no such lane or it does nothing.
    """
    diagram, theirs = read(xml, name="procedure.bpmn"), open_xml(xml, name="procedure.bpmn")
    role = next((each for each in diagram.lanes if each.id == lane), None)
    done = _done(diagram, lane)
    if role is None or not done:
        raise LookupError(lane)
    root = etree.Element(f"{{{BPMN}}}definitions", nsmap={"bpmn": BPMN, "amparo": AMPARO})
    root.set("id", f"definitions_{process}")
    root.set("targetNamespace", "urn:amparo:procedures")
    for message in theirs.findall(f"{{{BPMN}}}message"):
        root.append(deepcopy(message))
    pool = {"id": f"pool_{process}", "name": title, "processRef": process}
    etree.SubElement(_added(root, "collaboration", id=f"collaboration_{process}"), f"{{{BPMN}}}participant", pool)
    drawn = _added(root, "process", id=process, name=title, isExecutable="true")
    _notes(drawn, theirs, diagram, lane, done)
    inside = _added(_added(drawn, "laneSet", id="lanes"), "lane", id=lane, name=role.name)
    _note(_added(inside, "extensionElements"), "lane", role=role.role)
    ids = ["begin", *(node.id for node in done), "finish"]
    for id_ in ids:
        _added(inside, "flowNodeRef").text = id_
    _added(drawn, "startEvent", id="begin")
    by_id = {each.get("id"): each for each in theirs.iter(etree.Element)}
    steps = steps_of_lane(diagram, lane)
    for node in done:
        drawn.append(_copied(by_id[node.id], node.id if node.id in steps else ""))
    _added(drawn, "endEvent", id="finish")
    for source, target in pairwise(ids):
        _added(drawn, "sequenceFlow", id=f"flow_{source}_{target}", sourceRef=source, targetRef=target)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["amparo"])
    etree.indent(root, space="  ")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _done(diagram: Diagram, lane: str) -> list[Node]:
    """Return the steps of a lane, and the messages that it waits for or sends, in reading order."""
    nodes = [diagram.nodes[id_] for id_ in reading_order(diagram)]
    return [
        node for node in nodes if node.lane == lane and (node.is_task or (node.kind in _WAITS and node.message))
    ]  # fmt: skip


def _notes(drawn: etree._Element, theirs: etree._Element, diagram: Diagram, lane: str, done: list[Node]) -> None:
    notes = _added(drawn, "extensionElements")
    _note(notes, "procedure", number=diagram.number, origin="proposal")
    _note(notes, "refines", process=diagram.process, lane=lane)
    used = {name for node in done for name, _ in may_set(node)}
    for variable in theirs.iter(f"{{{AMPARO}}}variable"):
        if variable.get("name") in used:
            notes.append(deepcopy(variable))


def _copied(element: etree._Element, step: str) -> etree._Element:
    """Return a step or message as it is drawn, without its arrows; a step says which one it carries out."""
    copy = deepcopy(element)
    copy.tail = None
    for arrow in [*copy.findall(f"{{{BPMN}}}incoming"), *copy.findall(f"{{{BPMN}}}outgoing")]:
        copy.remove(arrow)
    if step:
        notes = copy.find(f"{{{BPMN}}}extensionElements")
        if notes is None:
            notes = etree.Element(f"{{{BPMN}}}extensionElements")
            copy.insert(0, notes)
        _note(notes, "refines", step=step)
    return copy


def _added(parent: etree._Element, tag: str, **given: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{BPMN}}}{tag}", given)


def _note(parent: etree._Element, tag: str, **given: str) -> None:
    etree.SubElement(parent, f"{{{AMPARO}}}{tag}", given)
