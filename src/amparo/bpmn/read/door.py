"""The door: bytes in, a small and harmless XML tree out.

No DTD, no entity, no network, UTF-8 only, and limits on size, depth, number and length, so that a hostile
file is refused quickly and the rest of `read` needs no caution.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from amparo.bpmn.problems import NotAccepted
from amparo.bpmn.read.sentences import problem

AMPARO: Final = "urn:amparo:bpmn:1"
MOST_BYTES: Final = 2_000_000
MOST_DEPTH: Final = 40
MOST_ELEMENTS: Final = 40_000
MOST_ATTRIBUTES: Final = 40
LONGEST_TAG: Final = 10_000
LONGEST_TEXT: Final = 5_000
_ENCODING: Final = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_TOO_LONG_TAG: Final = re.compile(rb"<[^<>]{%d}" % LONGEST_TAG)


def open_xml(xml: bytes, *, name: str) -> etree._Element:
    """Return the root of a safe document. Raises `NotAccepted`."""
    data = xml.removeprefix(b"\xef\xbb\xbf")
    _look_at_bytes(data, name)
    root = _parse(data, name)
    _look_at_tree(root, name)
    _as_here(root)
    return root


def _as_here(root: etree._Element) -> None:
    """Call again `set` what a file that was given out calls `variable` (see `draw.for_editors`)."""
    for effect in root.iter(f"{{{AMPARO}}}effect"):
        if effect.get("variable") is not None and effect.get("set") is None:
            effect.set("set", str(effect.attrib.pop("variable")))


def _refuse(name: str, code: str, **facts: object) -> NotAccepted:
    return NotAccepted([problem(name, code, **facts)], name=name)


def _look_at_bytes(data: bytes, name: str) -> None:
    if len(data) > MOST_BYTES:
        raise _refuse(name, "too_big", most=MOST_BYTES)
    declared = _ENCODING.match(data)
    if declared and declared.group(1).lower() not in {b"utf-8", b"utf8", b"us-ascii", b"ascii"}:
        raise _refuse(name, "not_utf8")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        raise _refuse(name, "not_utf8") from None
    if b"\0" in data:
        raise _refuse(name, "not_utf8")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _refuse(name, "doctype")
    if _TOO_LONG_TAG.search(data):
        raise _refuse(name, "too_long", most=LONGEST_TAG)


def _parse(data: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        remove_blank_text=False,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _refuse(name, "not_xml", line=error.lineno or 1) from None
    except (ValueError, LookupError):
        raise _refuse(name, "not_xml", line=1) from None


def _look_at_tree(root: etree._Element, name: str) -> None:
    depth = count = 0
    for happening, element in etree.iterwalk(root, events=("start", "end")):
        if happening == "end":
            depth -= 1
            continue
        depth += 1
        count += 1
        if depth > MOST_DEPTH:
            raise _refuse(name, "too_deep", most=MOST_DEPTH)
        if count > MOST_ELEMENTS:
            raise _refuse(name, "too_many", most=MOST_ELEMENTS)
        if _is_long(element):
            raise _refuse(element.get("id") or name, "too_long", most=LONGEST_TEXT)


def _is_long(element: etree._Element) -> bool:
    return (
        len(element.attrib) > MOST_ATTRIBUTES
        or len(element.text or "") > LONGEST_TEXT
        or len(element.tail or "") > LONGEST_TEXT
    )
