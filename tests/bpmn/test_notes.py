"""The XSD that editors use and the rules that `read` applies say the same."""

from pathlib import Path

from lxml import etree

import amparo.bpmn
from amparo.bpmn.read.door import AMPARO
from amparo.bpmn.read.notes import NOTES

XS = "{http://www.w3.org/2001/XMLSchema}"
XSD = etree.parse(str(Path(amparo.bpmn.__file__).parent / "amparo.xsd"))


def test_the_schema_declares_the_same_elements_attributes_and_patterns():
    patterns = {each.get("name"): each.find(f".//{XS}pattern").get("value") for each in XSD.iter(f"{XS}simpleType")}  # type: ignore[union-attr]

    declared = {
        element.get("name"): {
            attribute.get("name"): (patterns[attribute.get("type")], attribute.get("use") == "required")
            for attribute in element.iter(f"{XS}attribute")
        }
        for element in XSD.getroot().findall(f"{XS}element")
    }

    assert declared == {
        tag: {name: (rule.pattern, rule.required) for name, rule in rules.items()} for tag, rules in NOTES.items()
    }


def test_the_schema_is_valid_and_accepts_a_step():
    schema = etree.XMLSchema(XSD)

    def valid(**attributes):
        return schema.validate(etree.Element(f"{{{AMPARO}}}step", attributes))

    assert valid(kind="decision", reads="C0 C10", telling="no")
    assert not valid(kind="magic")
    assert not valid(kind="decision", colour="red")
    assert not valid()
