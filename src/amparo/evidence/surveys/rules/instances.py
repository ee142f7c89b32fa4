"""What a collector's phone sends: one XML document, bounded, of this form and this version."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from lxml import etree

from amparo.evidence.surveys.rules.form import Form

MOST_BYTES: Final = 256 * 1024
MOST_ELEMENTS: Final = 1000
LONGEST_ID: Final = 200


class NotAnAnswer(Exception):
    """What was sent is not an answer to this form; the text says why."""


@dataclass(frozen=True, slots=True)
class Instance:
    """An answered form as it was sent: its own id, and the answers by question."""

    key: str
    answers: dict[str, str]


def read_instance(content: bytes, *, form: Form, code: str, version: int) -> Instance:
    """Return what was answered. Raises `NotAnAnswer`."""
    root = _root(content)
    if root.get("id") != code:
        raise NotAnAnswer(_("This is an answer to another form."))
    if root.get("version") != str(version):
        raise NotAnAnswer(_("This is an answer to another version of the form. Load the form again on the phone."))
    known = {(*each.path, each.name): each.name for each in form.questions}
    answers, key = {}, ""
    for path, said in _leaves(root, ()):
        if path == ("meta", "instanceID"):
            key = said.strip()
        elif path in known:
            answers[known[path]] = said
        elif path[0] != "meta" and said.strip():
            raise NotAnAnswer(_("It holds an answer to a question that the form does not ask."))
    if not key or len(key) > LONGEST_ID:
        raise NotAnAnswer(_("It does not carry the number that tells it from the others."))
    return Instance(key, answers)


def _root(content: bytes) -> etree._Element:
    if len(content) > MOST_BYTES:
        raise NotAnAnswer(_("It is too large for an answered form."))
    if b"<!" in content.replace(b"<!--", b""):
        raise NotAnAnswer(_("It cannot be read as an answered form."))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise NotAnAnswer(_("It cannot be read as an answered form.")) from None
    if sum(1 for _each in root.iter()) > MOST_ELEMENTS:
        raise NotAnAnswer(_("It is too large for an answered form."))
    return root


def _leaves(element: etree._Element, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the path and the text of each element that holds no other."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        here = (*path, etree.QName(child).localname)
        if any(isinstance(each.tag, str) for each in child):
            yield from _leaves(child, here)
        else:
            yield here, child.text or ""
