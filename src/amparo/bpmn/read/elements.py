"""From the XML tree to nodes, flows and lanes. What is outside the subset is refused, with what to draw instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from amparo.bpmn.diagram import BlackBox, Flow, Lane, MessageFlow, Node, NodeKind, Refines, Variable
from amparo.bpmn.read.annotate import badge_of, node_notes, refined_lane, variables_of
from amparo.bpmn.read.notes import MOST_ID, NAME, Note, Notebook, notes_of
from amparo.bpmn.read.sentences import not_in_subset
from amparo.bpmn.read.triggers import read_trigger

BPMN: Final = "http://www.omg.org/spec/BPMN/20100524/MODEL"
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
DRAWING: Final = "http://www.omg.org/spec/BPMN/20100524/DI"
KINDS: Final = {
    "startEvent": NodeKind.START,
    "endEvent": NodeKind.END,
    "userTask": NodeKind.USER_TASK,
    "manualTask": NodeKind.MANUAL_TASK,
    "sendTask": NodeKind.SEND_TASK,
    "receiveTask": NodeKind.RECEIVE_TASK,
    "callActivity": NodeKind.CALL,
    "subProcess": NodeKind.SUB_PROCESS,
    "exclusiveGateway": NodeKind.EXCLUSIVE,
    "parallelGateway": NodeKind.PARALLEL,
    "eventBasedGateway": NodeKind.EVENT_GATEWAY,
    "intermediateCatchEvent": NodeKind.CATCH,
    "intermediateThrowEvent": NodeKind.THROW,
    "boundaryEvent": NodeKind.BOUNDARY,
}
_OWN: Final = {
    "definitions": {"targetNamespace", "exporter", "exporterVersion", "expressionLanguage", "typeLanguage"},
    "collaboration": {"isClosed"},
    "participant": {"processRef"},
    "messageFlow": {"sourceRef", "targetRef", "messageRef"},
    "message": {"itemRef"},
    "process": {"isExecutable", "isClosed", "processType"},
    "sequenceFlow": {"sourceRef", "targetRef", "isImmediate"},
    "startEvent": {"isInterrupting"},
    "boundaryEvent": {"attachedToRef", "cancelActivity"},
    "callActivity": {"calledElement"},
    "subProcess": {"triggeredByEvent"},
    "exclusiveGateway": {"default", "gatewayDirection"},
    "parallelGateway": {"gatewayDirection"},
    "eventBasedGateway": {"gatewayDirection"},
    "sendTask": {"messageRef"},
    "receiveTask": {"messageRef"},
}
_HARMLESS: Final = {
    ("isForCompensation", "false"), ("startQuantity", "1"), ("completionQuantity", "1"), ("instantiate", "false"),
    ("parallelMultiple", "false"), ("implementation", "##unspecified"), ("eventGatewayType", "Exclusive"),
    ("implementation", "##WebService"),
}  # fmt: skip
_PLAIN: Final = frozenset({"documentation", "incoming", "outgoing", "extensionElements"})
_TRIGGERS: Final = frozenset({"messageEventDefinition", "timerEventDefinition", "terminateEventDefinition"})
_ID: Final = re.compile(NAME)


@dataclass
class Found:
    """What a file holds, before its shape is looked at."""

    process: str = ""
    name: str = ""
    pools: list[tuple[str, str, str]] = field(default_factory=list)  # id, name, processRef
    message_flows: list[MessageFlow] = field(default_factory=list)
    messages: dict[str, str] = field(default_factory=dict)
    lanes: list[Lane] = field(default_factory=list)
    lane_of: dict[str, str] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)
    flows: dict[str, Flow] = field(default_factory=dict)
    variables: dict[str, Variable] = field(default_factory=dict)
    procedure: Note | None = None
    refines: Refines | None = None
    ids: set[str] = field(default_factory=set)

    @property
    def black_boxes(self) -> tuple[BlackBox, ...]:
        """The pools of which only the name is seen."""
        return tuple(BlackBox(pool, name) for pool, name, process in self.pools if not process)


class Elements:
    """Walks the tree once, filling `found` and writing problems down in `book`."""

    def __init__(self, book: Notebook, name: str) -> None:
        self.book, self.file, self.found = book, name, Found()

    def read(self, root: etree._Element) -> Found:
        """Read a whole file."""
        if _tag(root) != "definitions":
            self.book.add(self.file, "not_bpmn")
            return self.found
        processes: list[etree._Element] = []
        for element in self.children(root, {"collaboration", "process", "message"}):
            match _tag(element):
                case "message":
                    if id_ := self.identity(element):
                        self.found.messages[id_] = element.get("name") or ""
                case "collaboration":
                    self.collaboration(element)
                case _:
                    processes.append(element)
        if len(processes) != 1:
            self.book.add(self.file, "one_process", count=len(processes))
        for process in processes[:1]:
            self.process(process)
        return self.found

    def collaboration(self, element: etree._Element) -> None:
        """Read pools and the messages drawn between them."""
        self.identity(element, required=False)
        for child in self.children(element, {"participant", "messageFlow"}):
            id_ = self.identity(child)
            name = _name(child)
            if _tag(child) == "participant":
                self.notes(child, id_, {"origin"})
                self.found.pools.append((id_, name, child.get("processRef") or ""))
            else:
                ends = child.get("sourceRef") or "", child.get("targetRef") or ""
                self.found.message_flows.append(MessageFlow(id_, *ends, name))

    def process(self, element: etree._Element) -> None:
        """Read the process: its lanes, its variables, and what is drawn in it."""
        found = self.found
        found.process, found.name = self.identity(element), _name(element)
        notes = self.notes(element, found.process, {"procedure", "variable", "origin", "refines"})
        found.procedure = next((note for note in notes if note.tag == "procedure"), None)
        found.variables = variables_of(notes, found.process, self.book)
        found.refines = refined_lane(notes, found.process, self.book)
        self.scope(element, "", extra={"laneSet"})

    def scope(self, element: etree._Element, scope: str, extra: set[str]) -> None:
        """Read what is drawn in a process or sub-process."""
        for child in self.children(element, {*KINDS, "sequenceFlow", *extra}):
            tag = _tag(child)
            if tag == "laneSet":
                self.lanes(child)
            elif tag == "sequenceFlow":
                self.flow(child)
            else:
                self.node(child, scope)

    def lanes(self, element: etree._Element) -> None:
        """Read the lanes and what lies in each."""
        self.identity(element, required=False)
        for lane in self.children(element, {"lane"}):
            id_ = self.identity(lane)
            roles = [note for note in self.notes(lane, id_, {"lane", "origin"}) if note.tag == "lane"]
            if not roles:
                self.book.add(id_, "missing", tag="lane", attribute='<amparo:lane role="…"/>')
            self.found.lanes.append(Lane(id_, _name(lane), roles[0].values["role"] if roles else ""))
            for reference in self.children(lane, {"flowNodeRef"}):
                node = (reference.text or "").strip()
                if self.found.lane_of.setdefault(node, id_) != id_:
                    self.book.add(node[:MOST_ID], "two_lanes")

    def flow(self, element: etree._Element) -> None:
        """Read an arrow and its condition."""
        id_ = self.identity(element)
        guard = None
        for child in self.children(element, {"conditionExpression"}):
            guard = " ".join((child.text or "").split())
        badge = badge_of(self.notes(element, id_, {"origin"}))
        ends = element.get("sourceRef") or "", element.get("targetRef") or ""
        self.found.flows[id_] = Flow(id_, *ends, guard, _name(element), badge=badge)

    def node(self, element: etree._Element, scope: str) -> None:
        """Read a box, circle or diamond, and what is drawn inside it."""
        tag, id_ = _tag(element), self.identity(element)
        kind = KINDS[tag]
        if kind is NodeKind.SUB_PROCESS and element.get("triggeredByEvent") == "true":
            kind = NodeKind.EVENT_SUB_PROCESS
        inside = kind in {NodeKind.SUB_PROCESS, NodeKind.EVENT_SUB_PROCESS}
        node = Node(
            id_,
            kind,
            _name(element),
            scope=scope,
            attached_to=element.get("attachedToRef"),
            interrupting="false" not in (element.get("cancelActivity"), element.get("isInterrupting")),
            called=element.get("calledElement"),
            default=element.get("default"),
        )
        node = node_notes(node, element.find(f"{{{BPMN}}}extensionElements"), self.book)
        if tag.endswith("Event") or tag in {"sendTask", "receiveTask"}:
            node = read_trigger(node, element, self.found.messages, self.book)
        self.found.nodes[id_] = node
        if inside:
            self.scope(element, id_, extra=set())
        else:
            for _ in self.children(element, set(_TRIGGERS) if tag.endswith("Event") else set()):
                pass

    def notes(self, element: etree._Element, owner: str, allowed: set[str]) -> list[Note]:
        """Return the notes of an element."""
        return notes_of(element.find(f"{{{BPMN}}}extensionElements"), owner, frozenset(allowed), self.book)

    def identity(self, element: etree._Element, *, required: bool = True) -> str:
        """Return the id of an element, after looking at it and at the element's attributes."""
        tag, id_ = _tag(element), element.get("id") or ""
        if not id_:
            if required:
                self.book.add(self.file, "no_id", tag=tag)
            return f"({tag})"
        if not _ID.fullmatch(id_):
            self.book.add(id_[:MOST_ID], "bad_id", most=MOST_ID)
        elif id_ in self.found.ids:
            self.book.add(id_, "same_id")
        self.found.ids.add(id_)
        self.attributes(element, id_)
        return id_[:MOST_ID]

    def attributes(self, element: etree._Element, id_: str) -> None:
        """Refuse what would mean something elsewhere and nothing here."""
        own = _OWN.get(_tag(element), set()) | {"id", "name"}
        for attribute, value in element.attrib.items():
            if attribute not in own and (attribute, value) not in _HARMLESS:
                self.book.add(id_, "attribute", attribute=etree.QName(attribute).localname[:MOST_ID])

    def children(self, element: etree._Element, wanted: set[str]) -> Iterator[etree._Element]:
        """Yield the children that are wanted; refuse the others, save what is drawn elsewhere or only explains."""
        for child in element:
            name = etree.QName(child)
            if name.namespace == BPMN and name.localname in wanted:
                yield child
            elif name.namespace == DRAWING or (name.namespace == BPMN and name.localname in _PLAIN):
                continue
            else:
                owner = child.get("id") or element.get("id") or self.file
                self.book.problems.append(not_in_subset(owner[:MOST_ID], name.localname[:MOST_ID]))


def _tag(element: etree._Element) -> str:
    name = etree.QName(element)
    return name.localname if name.namespace == BPMN else ""


def _name(element: etree._Element) -> str:
    return " ".join((element.get("name") or "").split())
