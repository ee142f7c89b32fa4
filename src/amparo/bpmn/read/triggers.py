"""What an event waits for: a message, a timer, or (for an end) to end everything."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from lxml import etree

from amparo.bpmn.diagram import Node, NodeKind
from amparo.bpmn.read.notes import MOST_ID, NAME, Notebook
from amparo.bpmn.read.sentences import not_in_subset

_NAME: Final = re.compile(NAME)
_DURATION: Final = re.compile(
    r"P(?=.)(?:\d{1,6}W|(?:\d{1,6}Y)?(?:\d{1,6}M)?(?:\d{1,6}D)?(?:T(?=.)(?:\d{1,6}H)?(?:\d{1,6}M)?(?:\d{1,6}S)?)?)"
)
_DEADLINE: Final = re.compile(rf"@{NAME}")
_SENDS_NOTHING: Final = frozenset({NodeKind.END, NodeKind.TERMINATE})
_TASKS: Final = frozenset({NodeKind.SEND_TASK, NodeKind.RECEIVE_TASK})


def read_trigger(node: Node, element: etree._Element, messages: Mapping[str, str], book: Notebook) -> Node:
    """Return the node with its message or timer."""
    if node.kind in _TASKS:
        return _with_message(node, element.get("messageRef"), messages, book)
    definitions = [child for child in element if etree.QName(child).localname.endswith("EventDefinition")]
    known = [each for each in definitions if _local(each) in _READERS]
    if len(known) < len(definitions):
        return node  # already refused, with what to draw instead
    if len(known) > 1 or (known and node.message and _local(known[0]) != "messageEventDefinition"):
        book.add(node.id, "event_definition")
        return node
    for definition in known:
        node = _READERS[_local(definition)](node, definition, messages, book)
    _look_at_trigger(node, book)
    return node


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname


def _look_at_trigger(node: Node, book: Notebook) -> None:
    if node.kind in _SENDS_NOTHING:
        if node.message or node.timer:
            book.add(node.id, "plain_event")
    elif node.kind is NodeKind.THROW:
        if not node.message:
            book.add(node.id, "no_message")
    elif node.kind is not NodeKind.START and not (node.message or node.timer):
        book.add(node.id, "event_definition")


def _message(node: Node, definition: etree._Element, messages: Mapping[str, str], book: Notebook) -> Node:
    node = _with_message(node, definition.get("messageRef"), messages, book)
    if not node.message:
        book.add(node.id, "no_message")
        return replace(node, message="(message)")
    return node


def _with_message(node: Node, ref: str | None, messages: Mapping[str, str], book: Notebook) -> Node:
    if not ref:
        return node
    if ref not in messages:
        book.add(node.id, "no_message_ref", ref=ref[:MOST_ID])
        return replace(node, message="(message)")
    name = messages[ref]
    if not _NAME.fullmatch(name) or (node.message and node.message != name):
        book.add(node.id, "no_message")
    return replace(node, message=name or "(message)")


def _timer(node: Node, definition: etree._Element, messages: Mapping[str, str], book: Notebook) -> Node:
    durations = [child for child in definition if _local(child) == "timeDuration"]
    for child in definition:
        if child not in durations and _local(child) not in {"documentation", "extensionElements"}:
            book.problems.append(not_in_subset(node.id, _local(child)))
            return replace(node, timer="(timer)")
    value = " ".join((durations[0].text or "").split()) if len(durations) == 1 else ""
    if not (_DURATION.fullmatch(value) or _DEADLINE.fullmatch(value)):
        book.add(node.id, "bad_timer", value=value[:40])
    if node.kind is NodeKind.THROW:
        book.add(node.id, "event_definition")
    return replace(node, timer=value or "(timer)")


def _terminate(node: Node, definition: etree._Element, messages: Mapping[str, str], book: Notebook) -> Node:
    if node.kind is not NodeKind.END:
        book.add(node.id, "event_definition")
        return node
    return replace(node, kind=NodeKind.TERMINATE)


_READERS: Final = {
    "messageEventDefinition": _message,
    "timerEventDefinition": _timer,
    "terminateEventDefinition": _terminate,
}
