"""Puts the amparo: notes of an element into the values of `diagram`."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from lxml import etree

from amparo.bpmn.diagram import (
    EVENTS,
    TASKS,
    Ask,
    Badge,
    Effect,
    FieldNote,
    Node,
    NodeKind,
    Refines,
    StepNote,
    Variable,
)
from amparo.bpmn.guards import WORDS
from amparo.bpmn.read.notes import Note, Notebook, notes_of

_ON_TASKS: Final = frozenset({"step", "ask", "effect", "field", "origin", "refines"})
_WITH_MESSAGE: Final = frozenset({NodeKind.SEND_TASK, NodeKind.RECEIVE_TASK})


def node_notes(node: Node, extensions: etree._Element | None, book: Notebook) -> Node:
    """Return the node with its step, questions, effects, fields and badge."""
    notes = notes_of(extensions, node.id, _allowed_on(node.kind), book)
    step = next((note for note in notes if note.tag == "step"), None)
    if node.kind in TASKS and step is None:
        book.add(node.id, "no_step")
    message = next((note.values["name"] for note in notes if note.tag == "message"), None)
    return replace(
        node,
        step=_step(step) if step else None,
        asks=tuple(Ask(note.values["variable"], note.words("values")) for note in notes if note.tag == "ask"),
        effects=tuple(Effect(note.values["set"], note.values["to"]) for note in notes if note.tag == "effect"),
        fields=tuple(
            FieldNote(note.values["name"], note.get("required") != "no") for note in notes if note.tag == "field"
        ),
        message=message,
        badge=badge_of(notes),
        refines=_refined_step(notes, node.id, book),
    )


def _refined_step(notes: list[Note], owner: str, book: Notebook) -> str | None:
    note = next((note for note in notes if note.tag == "refines"), None)
    if note is not None and set(note.values) != {"step"}:
        book.add(owner, "missing", tag="amparo:refines", attribute="step")
    return note.get("step") if note else None


def refined_lane(notes: list[Note], owner: str, book: Notebook) -> Refines | None:
    """Return which lane of which procedure an internal procedure carries out."""
    note = next((note for note in notes if note.tag == "refines"), None)
    if note is None:
        return None
    if set(note.values) != {"process", "lane"}:
        book.add(owner, "missing", tag="amparo:refines", attribute="process, lane")
    return Refines(note.get("process") or "", note.get("lane") or "")


def badge_of(notes: list[Note]) -> Badge | None:
    """Return where a thing comes from, when it says so."""
    return next((Badge(note.values["kind"], note.get("ref") or "") for note in notes if note.tag == "origin"), None)


def variables_of(notes: list[Note], process: str, book: Notebook) -> dict[str, Variable]:
    """Return the declared variables, by name."""
    variables: dict[str, Variable] = {}
    for note in notes:
        if note.tag != "variable":
            continue
        variable = Variable(note.values["name"], note.words("values"), note.get("initial"), note.words("given"))
        if variable.name in variables:
            book.add(process, "note_twice", tag=f'amparo:variable name="{variable.name}"')
        for attribute, value in _misfits(variable):
            facts = {"attribute": attribute, "value": value, "allowed": " ".join(variable.values)}
            book.add(process, "bad_value", tag=f"amparo:variable {variable.name}", **facts)
        variables[variable.name] = variable
    return variables


def _misfits(variable: Variable) -> list[tuple[str, str]]:
    misfits = [("given", value) for value in variable.given if value not in variable.values]
    if variable.initial is not None and variable.initial not in variable.values:
        misfits.append(("initial", variable.initial))
    if len(set(variable.values)) != len(variable.values):
        misfits.append(("values", " ".join(variable.values)))
    misfits.extend(("name", word) for word in (variable.name,) if word in WORDS)
    return misfits


def _allowed_on(kind: NodeKind) -> frozenset[str]:
    if kind in TASKS:
        return _ON_TASKS | {"message"} if kind in _WITH_MESSAGE else _ON_TASKS
    if kind in EVENTS:
        return frozenset({"message", "effect", "origin"})
    return frozenset({"origin", "refines"} if kind is NodeKind.SUB_PROCESS else {"origin"})


def _step(note: Note) -> StepNote:
    return StepNote(
        kind=note.values["kind"],
        reads=frozenset(note.words("reads")),
        writes=frozenset(note.words("writes")),
        recipient=note.get("recipient"),
        consent=note.get("consent"),
        basis=note.get("basis"),
        deadline=note.get("deadline"),
        escalates=note.get("escalates"),
        screen=note.get("screen") or "form",
        telling=note.get("telling") == "yes",
        milestone=note.get("milestone") == "yes",
        competency=note.get("competency"),
        competency_is=(note.get("competency_is") or "warning") if note.get("competency") else "",
    )
