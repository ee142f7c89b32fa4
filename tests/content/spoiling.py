"""Spoils drawings on purpose: each change is one that a drawing hand could make, and that a check must find."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from amparo.bpmn.net import Net
from amparo.bpmn.read import read
from tests.content.walking import all_diagrams, drawing

BPMN: Final = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
AMPARO: Final = "{urn:amparo:bpmn:1}"


class Spoiled:
    """A copy of a drawing, to be changed."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.root = etree.fromstring(drawing(folder))

    def xml(self) -> bytes:
        """Return the changed file."""
        return etree.tostring(self.root, xml_declaration=True, encoding="UTF-8")

    def net(self, main: str | None = None) -> Net:
        """Compile the changed drawing alone, or the procedure that calls it, with the others as they are."""
        drawn = read(self.xml(), name=self.folder)
        return Net(all_diagrams() | {drawn.process: drawn}, main or drawn.process)

    def element(self, id_: str) -> etree._Element:
        """Return an element by its id."""
        return next(each for each in self.root.iter() if each.get("id") == id_)

    def redirect(self, flow: str, to: str) -> None:
        """Let an arrow end elsewhere."""
        self.element(flow).set("targetRef", to)

    def guard(self, flow: str, text: str) -> None:
        """Change the condition of an arrow."""
        condition = self.element(flow).find(f"{BPMN}conditionExpression")
        assert condition is not None
        condition.text = text

    def declare(self, name: str, **attributes: str) -> None:
        """Declare a variable, or change its declaration."""
        for variable in self.root.iter(f"{AMPARO}variable"):
            if variable.get("name") == name:
                for key, value in attributes.items():
                    variable.set(key, value)
                return
        procedure = next(self.root.iter(f"{AMPARO}procedure"))
        procedure.addnext(etree.Element(f"{AMPARO}variable", {"name": name, **attributes}))

    def ask(self, step: str, variable: str, values: str) -> None:
        """Change what a step asks."""
        asked = next(each for each in self.notes(step, "ask") if each.get("variable") == variable)
        asked.set("values", values)

    def set_answer(self, node: str, variable: str, value: str) -> None:
        """Let a step or event set an answer by itself."""
        extensions = self.element(node).find(f"{BPMN}extensionElements")
        assert extensions is not None
        etree.SubElement(extensions, f"{AMPARO}effect", {"set": variable, "to": value})

    def forget_answer(self, node: str, variable: str) -> None:
        """Take away an answer that a step or event sets."""
        for effect in [each for each in self.notes(node, "effect") if each.get("set") == variable]:
            extensions = effect.getparent()
            assert extensions is not None
            extensions.remove(effect)

    def move_to_lane(self, node: str, lane: str) -> None:
        """Give a step to another lane."""
        for reference in self.references(node):
            self.element(lane).append(reference)

    def drop(self, *nodes: str) -> None:
        """Take nodes away, with what is inside them and with their arrows."""
        for id_ in nodes:
            for inner in [each.get("id", "") for each in self.element(id_).iter() if each.get("id")]:
                for part in [*self.references(inner), *self.arrows(inner)]:
                    remove(part)
            remove(self.element(id_))

    def insert_condition(self, flow: str, guard: str, otherwise: str) -> None:
        """Cut an arrow with a gateway: it goes on only if the guard holds, otherwise elsewhere."""
        arrow, gateway = self.element(flow), f"only_if_{flow}"
        target = arrow.get("targetRef", "")
        arrow.set("targetRef", gateway)
        scope = arrow.getparent()
        assert scope is not None
        etree.SubElement(scope, f"{BPMN}exclusiveGateway", {"id": gateway, "default": f"{gateway}_no"})
        yes = etree.SubElement(
            scope, f"{BPMN}sequenceFlow", {"id": f"{gateway}_yes", "sourceRef": gateway, "targetRef": target}
        )
        etree.SubElement(yes, f"{BPMN}conditionExpression").text = guard
        no = {"id": f"{gateway}_no", "sourceRef": gateway, "targetRef": otherwise}
        etree.SubElement(scope, f"{BPMN}sequenceFlow", no)

    def notes(self, node: str, tag: str) -> list[etree._Element]:
        """Return the notes of one kind on a node."""
        return list(self.element(node).iter(f"{AMPARO}{tag}"))

    def references(self, node: str) -> list[etree._Element]:
        """Return where lanes name a node."""
        return [each for each in self.root.iter(f"{BPMN}flowNodeRef") if each.text == node]

    def arrows(self, node: str) -> list[etree._Element]:
        """Return the arrows of a node."""
        return [flow for flow in self._flows() if node in {flow.get("sourceRef"), flow.get("targetRef")}]

    def _flows(self) -> Iterator[etree._Element]:
        yield from self.root.iter(f"{BPMN}sequenceFlow")


def remove(element: etree._Element) -> None:
    """Take an element out of its parent."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
