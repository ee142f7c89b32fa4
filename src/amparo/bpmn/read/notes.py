"""The amparo: extension elements. A closed set: `NOTES` and amparo.xsd say the same (a test holds them together)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from amparo.bpmn.diagram import COMPARTMENTS, ORIGINS, SCREENS, STEP_KINDS, STRENGTHS
from amparo.bpmn.problems import Problem
from amparo.bpmn.read.door import AMPARO
from amparo.bpmn.read.sentences import problem

MOST_ID: Final = 100
NAME: Final = rf"[A-Za-z_][A-Za-z0-9_.\-]{{0,{MOST_ID - 1}}}"
NAMES: Final = rf"{NAME}( {NAME}){{0,31}}"
CODE: Final = r"[A-Za-z0-9_.:\-]{1,100}"


def _one_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words))


def _some_of(words: Iterable[str]) -> str:
    one = f"({_one_of(words)})"
    return f"{one}( {one})*"


@dataclass(frozen=True, slots=True)
class Rule:
    """What one attribute of a note may look like."""

    pattern: str
    required: bool = False


YES_NO: Final = _one_of({"yes", "no"})
NOTES: Final[dict[str, dict[str, Rule]]] = {
    "procedure": {
        "number": Rule(r"[0-9A-Z]{1,4}", required=True),
        "origin": Rule(_one_of(ORIGINS), required=True),
        "promises": Rule(r"R[0-9]{1,2}( R[0-9]{1,2})*"),
    },
    "variable": {
        "name": Rule(NAME, required=True),
        "values": Rule(NAMES, required=True),
        "initial": Rule(NAME),
        "given": Rule(NAMES),
    },
    "lane": {"role": Rule(NAME, required=True)},
    "step": {
        "kind": Rule(_one_of(STEP_KINDS), required=True),
        "reads": Rule(_some_of(COMPARTMENTS)),
        "writes": Rule(_some_of(COMPARTMENTS)),
        "recipient": Rule(NAME),
        "consent": Rule(NAME),
        "basis": Rule(CODE),
        "deadline": Rule(NAME),
        "escalates": Rule(NAME),
        "screen": Rule(_one_of(SCREENS)),
        "telling": Rule(YES_NO),
        "milestone": Rule(YES_NO),
        "competency": Rule(NAME),
        "competency_is": Rule(_one_of(STRENGTHS)),
    },
    "ask": {"variable": Rule(NAME, required=True), "values": Rule(NAMES, required=True)},
    "effect": {"set": Rule(NAME, required=True), "to": Rule(NAME, required=True)},
    "field": {"name": Rule(NAME, required=True), "required": Rule(YES_NO)},
    "message": {"name": Rule(NAME, required=True)},
    "refines": {"process": Rule(NAME), "lane": Rule(NAME), "step": Rule(NAME)},
    "origin": {"kind": Rule(_one_of(ORIGINS), required=True), "ref": Rule(r"[A-Za-z0-9_.:,() \-]{1,100}")},
}
MANY: Final = frozenset({"variable", "ask", "effect", "field"})
_PATTERNS: Final = {
    (note, attribute): re.compile(rule.pattern) for note, rules in NOTES.items() for attribute, rule in rules.items()
}


@dataclass
class Notebook:
    """The problems found so far."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, element: str, code: str, **facts: object) -> None:
        """Write down one more problem."""
        self.problems.append(problem(element, code, **facts))


@dataclass(frozen=True, slots=True)
class Note:
    """One extension element that follows its rules."""

    tag: str
    values: dict[str, str]

    def get(self, attribute: str) -> str | None:
        """Return an attribute, or None when it was not written."""
        return self.values.get(attribute)

    def words(self, attribute: str) -> tuple[str, ...]:
        """Return the words of a list attribute."""
        return tuple(self.values.get(attribute, "").split())


def notes_of(extensions: etree._Element | None, owner: str, allowed: frozenset[str], book: Notebook) -> list[Note]:
    """Return the notes of an element that follow the rules; write down the others."""
    if extensions is None:
        return []
    notes: list[Note] = []
    for element in extensions:
        tag = _tag(element)
        if tag is None or tag not in allowed or len(element) or (element.text or "").strip():
            book.add(owner, "unknown_note", tag=_shown(element))
        elif tag not in MANY and any(note.tag == tag for note in notes):
            book.add(owner, "note_twice", tag=f"amparo:{tag}")
        elif _follows_rules(element, tag, owner, book):
            notes.append(Note(tag, {str(key): str(value) for key, value in element.attrib.items()}))
    return notes


def _tag(element: etree._Element) -> str | None:
    name = etree.QName(element)
    return name.localname if name.namespace == AMPARO and name.localname in NOTES else None


def _shown(element: etree._Element) -> str:
    name = etree.QName(element)
    return f"{element.prefix}:{name.localname}" if element.prefix else name.localname


def _follows_rules(element: etree._Element, tag: str, owner: str, book: Notebook) -> bool:
    before = len(book.problems)
    for code, facts in _broken_rules(element, tag):
        book.add(owner, code, tag=f"amparo:{tag}", **facts)
    return len(book.problems) == before


def _broken_rules(element: etree._Element, tag: str) -> Iterator[tuple[str, dict[str, str]]]:
    rules = NOTES[tag]
    for attribute in map(str, element.attrib):
        if attribute not in rules:
            yield "attribute", {"attribute": attribute[:MOST_ID]}
    for attribute, rule in rules.items():
        value = element.get(attribute)
        if value is None:
            if rule.required:
                yield "missing", {"attribute": attribute}
        elif not _PATTERNS[tag, attribute].fullmatch(value):
            yield "bad_value", {"attribute": attribute, "value": value[:40], "allowed": _allowed(tag, attribute)}


_SHOWN_RULES: Final = {
    NAME: "una_palabra / un_mot / a_word",
    NAMES: "palabras / mots / words (a b c)",
    CODE: "law-9095-2b",
}


def _allowed(tag: str, attribute: str) -> str:
    pattern = NOTES[tag][attribute].pattern
    if pattern in _SHOWN_RULES:
        return _SHOWN_RULES[pattern]
    if attribute in {"reads", "writes"}:
        return "C0 C1 … C10"
    return pattern.replace("|", ", ")
