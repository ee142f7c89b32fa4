"""The names written on boxes and arrows: taken out by section of the texts, or put in from the texts of a language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from lxml import etree

from amparo.bpmn.draw.di import BPMN
from amparo.bpmn.read.door import open_xml
from amparo.bpmn.read.elements import KINDS

_SECTION: Final = {
    "lane": "lanes",
    "sequenceFlow": "flows",
    "endEvent": "ends",
    "exclusiveGateway": "gateways",
    "parallelGateway": "gateways",
    "eventBasedGateway": "gateways",
    **{tag: "events" for tag in KINDS if tag.endswith("Event") and tag != "endEvent"},
    **{tag: "steps" for tag in KINDS if tag.endswith(("Task", "Activity", "subProcess"))},
}
SECTIONS: Final = ("lanes", "steps", "events", "gateways", "flows", "ends")


def _named(root: etree._Element) -> list[tuple[etree._Element, str]]:
    found = []
    for element in root.iter(etree.Element):
        name = etree.QName(element)
        section = _SECTION.get(name.localname) if name.namespace == BPMN else None
        if section and element.get("id"):
            found.append((element, section))
    return found


def _titles(root: etree._Element) -> list[etree._Element]:
    """Return what carries the title of the procedure: its pool, which one reads, and the process."""
    pools = [each for each in root.iter(f"{{{BPMN}}}participant") if each.get("processRef")]
    return [*pools, *root.iter(f"{{{BPMN}}}process")]


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


def words_of(xml: bytes) -> dict[str, Any]:
    """Return the names in a file as texts of a language hold them: by section and id, and the title."""
    root = open_xml(xml, name="procedure.bpmn")
    words: dict[str, Any] = {"title": next((name for each in _titles(root) if (name := _plain(each.get("name")))), "")}
    for element, section in _named(root):
        words.setdefault(section, {})[str(element.get("id"))] = _plain(element.get("name"))
    return words


def names_in(xml: bytes) -> dict[str, str]:
    """Return the name of everything in a file that has an id and a name, known here or not. Raises `NotAccepted`."""
    root = open_xml(xml, name="procedure.bpmn")
    return {
        str(each.get("id")): _plain(each.get("name"))
        for each in root.iter(etree.Element)
        if each.get("id") and each.get("name")
    }


def _table(texts: Mapping[str, Any], section: str) -> Mapping[str, Any]:
    found = texts.get(section)
    return found if isinstance(found, Mapping) else {}


def title_in(texts: Mapping[str, Any], section: str, id_: str) -> str | None:
    """Return the title that texts of one language give to an element, or None."""
    entry = _table(texts, section).get(id_)
    found = entry.get("title") if isinstance(entry, Mapping) else entry
    return found if isinstance(found, str) else None


def named(xml: bytes, texts: Mapping[str, Any]) -> bytes:
    """Return a file with the names that texts of one language give; what they do not name keeps its name."""
    root = open_xml(xml, name="procedure.bpmn")
    for element, section in _named(root):
        title = title_in(texts, section, str(element.get("id")))
        if title is not None:
            element.set("name", title)
    if isinstance(texts.get("title"), str) and texts["title"]:
        for element in _titles(root):
            element.set("name", texts["title"])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def in_words(texts: Mapping[str, Any], words: Mapping[str, Any]) -> dict[str, Any]:
    """Return texts of one language with the names of a drawing; what is no longer drawn is left out.

    Questions and messages stay: they belong to the procedure, not to a box.
    """
    kept = {key: value for key, value in texts.items() if key not in SECTIONS}
    if words.get("title"):
        kept["title"] = words["title"]
    for section in SECTIONS:
        table = {id_: _entry(texts, section, id_, name) for id_, name in words.get(section, {}).items()}
        filled = {id_: entry for id_, entry in table.items() if entry}
        if filled:
            kept[section] = filled
    return kept


def without_undrawn(texts: Mapping[str, Any], words: Mapping[str, Any]) -> dict[str, Any]:
    """Return texts of a language without those of elements that are not drawn."""
    kept = {key: value for key, value in texts.items() if key not in SECTIONS}
    for section in SECTIONS:
        drawn = words.get(section, {})
        table = {id_: entry for id_, entry in _table(texts, section).items() if id_ in drawn}
        if table:
            kept[section] = table
    return kept


def _entry(texts: Mapping[str, Any], section: str, id_: str, name: str) -> Any:
    if section == "lanes":
        return name
    before = _table(texts, section).get(id_)
    more = {key: text for key, text in before.items() if key != "title"} if isinstance(before, Mapping) else {}
    return {"title": name, **more} if name else more
