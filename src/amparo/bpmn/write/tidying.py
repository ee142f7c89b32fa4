"""A file of another editor, made ready to be drawn on: what only that editor reads is dropped, pool and lane added."""

from __future__ import annotations

from typing import Final

from lxml import etree

from amparo.bpmn.draw.di import BPMN, BPMNDI, DC, DI
from amparo.bpmn.read.door import AMPARO, open_xml
from amparo.bpmn.read.elements import KINDS

FILE: Final = "procedure.bpmn"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_KNOWN: Final = frozenset({BPMN, BPMNDI, DC, DI, AMPARO})


def is_bpmn(xml: bytes) -> bool:
    """Say whether a file is a BPMN document. Raises `NotAccepted` when it may not come in at all."""
    return open_xml(xml, name=FILE).tag == f"{{{BPMN}}}definitions"


def tidied(xml: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return a file that can be drawn on, and the names of the notes of other editors that were dropped.

    A process outside any pool gets one, and one lane with everything when it has none. Raises `NotAccepted`.
    """
    root = open_xml(xml, name=FILE)
    dropped = [*_foreign_notes(root), *_foreign_attributes(root)]
    processes = root.findall(f"{{{BPMN}}}process")
    if len(processes) == 1 and processes[0].get("id"):
        changed = _with_pool(root, processes[0])
        changed = _with_lane(processes[0]) or changed
        if changed:
            for drawn in root.findall(f"{{{BPMNDI}}}BPMNDiagram"):
                root.remove(drawn)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["amparo", "xsi"])
    text = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return text, tuple(sorted(set(dropped)))


def _shown(element: etree._Element, name: etree.QName) -> str:
    prefix = next((key for key, uri in element.nsmap.items() if uri == name.namespace and key), "")
    return f"{prefix}:{name.localname}" if prefix else name.localname


def _foreign_notes(root: etree._Element) -> list[str]:
    found = []
    for holder in list(root.iter(f"{{{BPMN}}}extensionElements")):
        for child in list(holder):
            name = etree.QName(child)
            if name.namespace not in _KNOWN:
                found.append(_shown(child, name))
                holder.remove(child)
        parent = holder.getparent()
        if not len(holder) and parent is not None:
            parent.remove(holder)
    return found


def _foreign_attributes(root: etree._Element) -> list[str]:
    found = []
    for element in root.iter(etree.Element):
        for key in map(str, list(element.attrib)):
            name = etree.QName(key)
            if name.namespace and name.namespace not in {*_KNOWN, _XSI}:
                found.append(_shown(element, name))
                del element.attrib[key]
    return found


def _free(root: etree._Element, wanted: str) -> str:
    taken = {each.get("id") for each in root.iter(etree.Element)}
    return next(
        name for number in range(len(taken) + 1) if (name := f"{wanted}_{number}" if number else wanted) not in taken
    )


def _with_pool(root: etree._Element, process: etree._Element) -> bool:
    collaboration = root.find(f"{{{BPMN}}}collaboration")
    pools = [] if collaboration is None else collaboration.findall(f"{{{BPMN}}}participant")
    if any(pool.get("processRef") == process.get("id") for pool in pools):
        return False
    if collaboration is None:
        collaboration = etree.Element(f"{{{BPMN}}}collaboration", {"id": _free(root, "collaboration")})
        root.insert(root.index(process), collaboration)
    given = {"id": _free(root, "pool"), "name": process.get("name") or "", "processRef": str(process.get("id"))}
    collaboration.insert(0, etree.Element(f"{{{BPMN}}}participant", given))
    return True


def _with_lane(process: etree._Element) -> bool:
    if next(process.iter(f"{{{BPMN}}}lane"), None) is not None:
        return False
    root = process.getroottree().getroot()
    for old in process.findall(f"{{{BPMN}}}laneSet"):
        process.remove(old)
    lanes = etree.Element(f"{{{BPMN}}}laneSet", {"id": _free(root, "lanes")})
    lane = etree.SubElement(lanes, f"{{{BPMN}}}lane", {"id": _free(root, "lane"), "name": process.get("name") or ""})
    for child in process:
        name = etree.QName(child)
        if name.namespace == BPMN and name.localname in KINDS:
            etree.SubElement(lane, f"{{{BPMN}}}flowNodeRef").text = child.get("id")
    explained = {"documentation", "extensionElements"}
    at = sum(1 for child in process if etree.QName(child).localname in explained)
    process.insert(at, lanes)
    return True
