"""What differs between two drawings of a procedure: steps, arrows, lanes and questions added, removed or changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from html import unescape
from typing import Any, Final

from amparo.bpmn.diagram import Diagram, Flow, Lane, Node, StepNote, Variable
from amparo.bpmn.draw import words

ADDED: Final = "added"
REMOVED: Final = "removed"
CHANGED: Final = "changed"
Texts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was: a code, and what was and is written there (codes, or words for a name)."""

    what: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Something added, removed or changed. `part`: node, flow, lane, variable or procedure."""

    kind: str
    part: str
    id: str
    name: str
    changes: tuple[Change, ...] = ()


def compare(
    before: Diagram, after: Diagram, texts_before: Texts | None = None, texts_after: Texts | None = None
) -> tuple[Difference, ...]:
    """Return every difference, in the order of the newer drawing; what was removed comes last.

    The texts are those of one language.
    """
    old, new = _Side(before, texts_before or {}), _Side(after, texts_after or {})
    found = [_procedure(old, new)] if _procedure(old, new).changes else []
    for part in ("lane", "variable", "node", "flow"):
        found += _differences(part, old, new)
    return tuple(sorted(found, key=lambda each: each.kind == REMOVED))


@dataclass(frozen=True, slots=True)
class _Side:
    """A drawing with its texts."""

    diagram: Diagram
    texts: Texts

    def parts(self, part: str) -> dict[str, Any]:
        if part == "lane":
            return {lane.id: lane for lane in self.diagram.lanes}
        return dict({"node": self.diagram.nodes, "flow": self.diagram.flows, "variable": self.diagram.variables}[part])

    def name(self, part: str, id_: str) -> str:
        if part == "node":
            return words.of_node(self.diagram.nodes[id_], self.texts)
        if part == "flow":
            flow = self.diagram.flows[id_]
            ends = " → ".join(self.name("node", end) or end for end in (flow.source, flow.target))
            found = words.of_flow(flow, self.diagram, self.texts)
            return f"{found}: {ends}" if found else ends
        if part == "lane":
            return words.of_lane(self.diagram, id_, self.texts, "es")
        answers = self.texts.get("answers", {}).get(id_)
        return str(answers.get("question", id_)) if isinstance(answers, Mapping) else id_

    def written(self, id_: str) -> Mapping[str, Any]:
        found = self.texts.get("steps", {}).get(id_, {})
        return found if isinstance(found, Mapping) else {}


def _procedure(old: _Side, new: _Side) -> Difference:
    name = words.of_diagram(new.diagram, new.texts)
    pairs = [
        ("name", words.of_diagram(old.diagram, old.texts), name),
        ("purpose", str(old.texts.get("purpose", "")), str(new.texts.get("purpose", ""))),
        ("promises", " ".join(old.diagram.promises), " ".join(new.diagram.promises)),
    ]
    return Difference(CHANGED, "procedure", new.diagram.process, name, _changed(pairs))


def _changed(pairs: list[tuple[str, str, str]]) -> tuple[Change, ...]:
    return tuple(Change(what, before, after) for what, before, after in pairs if before != after)


def _differences(part: str, old: _Side, new: _Side) -> Iterator[Difference]:
    was, now = old.parts(part), new.parts(part)
    for id_ in now:
        if id_ not in was:
            yield Difference(ADDED, part, id_, new.name(part, id_))
        elif changes := _changed(list(_pairs(part, id_, old, new))):
            yield Difference(CHANGED, part, id_, new.name(part, id_), changes)
    for id_ in was:
        if id_ not in now:
            yield Difference(REMOVED, part, id_, old.name(part, id_))


def _pairs(part: str, id_: str, old: _Side, new: _Side) -> Iterator[tuple[str, str, str]]:
    before, after = _facts(old.parts(part)[id_], old), _facts(new.parts(part)[id_], new)
    if part != "flow":
        yield "name", old.name(part, id_), new.name(part, id_)
    if part == "node":
        before |= {key: str(old.written(id_).get(key, "")) for key in ("why", "help")}
        after |= {key: str(new.written(id_).get(key, "")) for key in ("why", "help")}
    for what in dict.fromkeys([*before, *after]):
        was, now = before.get(what, ""), after.get(what, "")
        if what in {"from", "to"} and was != now:
            was, now = old.name("node", was), new.name("node", now)
        yield what, was, now


def _facts(each: Node | Flow | Lane | Variable, side: _Side) -> dict[str, str]:
    """Return what is drawn of a part, as words and codes that can be compared and shown."""
    match each:
        case Lane():
            return {"role": each.role}
        case Variable():
            return {"values": " ".join(each.values), "initial": each.initial or "", "given": " ".join(each.given)}
        case Flow():
            ends = {"from": each.source, "to": each.target}
            said = words.of_flow(each, side.diagram, side.texts)
            return {
                "name": said,
                **ends,
                "guard": each.guard or "",
                "default": "yes" if each.default else "",
                **_origin(each),
            }
        case _:
            return {**_node(each), "lane": side.name("lane", each.lane) if each.lane else "", **_origin(each)}


def _node(node: Node) -> dict[str, str]:
    return {
        "is": node.kind.value,
        "scope": node.scope,
        "border": node.attached_to or "",
        "stops": "" if node.interrupting else "no",
        "message": node.message or "",
        "timer": node.timer or "",
        "called": node.called or "",
        "asks": "; ".join(f"{ask.variable}: {' '.join(ask.values)}" for ask in node.asks),
        "effects": "; ".join(f"{effect.variable} = {effect.value}" for effect in node.effects),
        "fields": "; ".join(f"{field.name}{' *' if field.required else ''}" for field in node.fields),
        **_step(node.step),
    }


def _step(step: StepNote | None) -> dict[str, str]:
    if step is None:
        return {}
    return {field.name: _plain(getattr(step, field.name)) for field in fields(step)}


def _plain(value: object) -> str:
    if isinstance(value, frozenset):
        return " ".join(sorted(value))
    if isinstance(value, str):
        return value
    return "yes" if value is True else ""


def _origin(each: Node | Flow) -> dict[str, str]:
    return {"origin": f"{each.badge.kind} {each.badge.ref}".strip()} if each.badge else {}


_GROUP: Final = re.compile(r'<g class="(bp-(?:node|flow)[^"]*)" data-(?:id|flow)="([^"]*)"')


def marked(svg: str, kinds: Mapping[str, str]) -> str:
    """Return a drawing in which what differs carries the class `bp-added`, `bp-removed` or `bp-changed`."""

    def mark(found: re.Match[str]) -> str:
        kind = kinds.get(unescape(found[2]))
        return found[0].replace(found[1], f"{found[1]} bp-{kind}", 1) if kind else found[0]

    return _GROUP.sub(mark, svg)
