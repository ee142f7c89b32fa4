"""The words of the procedures: every element in three languages, plain, and nothing left over."""

import re
from collections.abc import Iterator

import pytest

from amparo.bpmn.diagram import ENDS, GATEWAYS, SCOPES, Diagram, Node, NodeKind
from tests.content.reading import LANGUAGES, Table
from tests.content.walking import FOLDERS, INTERNAL, diagram, texts

EVENTS = {NodeKind.START, NodeKind.CATCH, NodeKind.THROW, NodeKind.BOUNDARY}
BOXES = {NodeKind.CALL} | SCOPES
DRAMATIC = re.compile(r"[!¡]|\b(tú|tu|usuario|tu es|error|inválido|rescat\w+|esclav\w+)\b", re.IGNORECASE)


def words_needed(drawn: Diagram) -> Iterator[str]:
    yield from ("title", "purpose")
    yield from (f"lanes.{lane.id}" for lane in drawn.lanes)
    yield from (f"pools.{box.id}" for box in drawn.black_boxes)
    for node in drawn.nodes.values():
        yield from words_of(node)
    for flow in drawn.flows.values():
        if flow.name:
            yield f"flows.{flow.id}.title"
    asked = {ask.variable for node in drawn.nodes.values() for ask in node.asks}
    for variable in sorted(asked | {each.name for each in drawn.variables.values() if each.given}):
        yield f"answers.{variable}.question"
        yield from (f"answers.{variable}.{value}" for value in drawn.variables[variable].values)
    for message in sorted({node.message for node in drawn.nodes.values() if node.message}):
        yield f"messages.{message}.title"


def words_of(node: Node) -> Iterator[str]:
    if node.is_task:
        yield from (f"steps.{node.id}.{each}" for each in ("title", "why", "help"))
    elif node.kind in BOXES:
        yield f"steps.{node.id}.title"
    elif node.kind in ENDS:
        yield f"ends.{node.id}.title"
    elif node.kind in EVENTS:
        yield f"events.{node.id}.title"
    elif node.kind in GATEWAYS and node.name:
        yield f"gateways.{node.id}.title"


def words_given(table: Table, prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from words_given(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", FOLDERS + INTERNAL)
def test_every_element_has_its_words_and_no_words_are_left_over(folder: str, language: str) -> None:
    given = dict(words_given(texts(folder, language)))

    assert sorted(given) == sorted(set(words_needed(diagram(folder))))
    assert [key for key, words in given.items() if not words.strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", FOLDERS + INTERNAL)
def test_why_and_help_are_plain_sentences(folder: str, language: str) -> None:
    for key, words in words_given(texts(folder, language)):
        if key.endswith((".why", ".help", "purpose")):
            assert words.endswith("."), key
        if key.endswith(".why"):
            assert len(words) <= 160, key
        assert not DRAMATIC.search(words), (key, words)


@pytest.mark.parametrize("folder", FOLDERS + INTERNAL)
def test_the_drawing_carries_the_spanish_words(folder: str) -> None:
    drawn, spanish = diagram(folder), texts(folder, "es")
    tables: dict[str, Table] = {key: value for key, value in spanish.items() if isinstance(value, dict)}
    titles = {
        id_: words["title"] for table in tables.values() for id_, words in table.items() if isinstance(words, dict)
        if "title" in words
    }  # fmt: skip

    for node in drawn.nodes.values():
        assert node.name == titles.get(node.id, ""), node.id
    for lane in drawn.lanes:
        assert lane.name == tables["lanes"][lane.id]
