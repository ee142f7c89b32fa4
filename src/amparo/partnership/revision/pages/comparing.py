"""Two states of a procedure side by side: both drawings with what differs marked, and the list in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from amparo.bpmn.compare import ADDED, CHANGED, REMOVED, Difference, compare, marked
from amparo.bpmn.diagram import Diagram
from amparo.bpmn.write import loosely
from amparo.foundation.design.boards import Drawing
from amparo.partnership.coalition.vocabulary import ROLE_LABELS
from amparo.partnership.revision import queries
from amparo.partnership.revision.pages.drawing import lang
from amparo.partnership.revision.pages.wording import HELD, KINDS
from amparo.partnership.revision.queries import Side

SIGNS: Final = {ADDED: "+", REMOVED: "−", CHANGED: "≠"}
GROUPS: Final = {ADDED: _lazy("Added"), CHANGED: _lazy("Changed"), REMOVED: _lazy("Removed")}
PARTS: Final = {
    "node": _lazy("Step, event or question"),
    "flow": _lazy("Arrow"),
    "lane": _lazy("Lane"),
    "variable": _lazy("Question"),
    "procedure": _lazy("The procedure"),
}
WHAT: Final[dict[str, str | Promise]] = {
    "name": _lazy("What it is called"),
    "purpose": _lazy("What it is for"),
    "promises": _lazy("Rights that it promises"),
    "role": _lazy("Which role takes this lane"),
    "values": _lazy("Which answers can be given"),
    "initial": _lazy("At the beginning"),
    "given": _lazy("What a caller hands over"),
    "from": _lazy("From"),
    "to": _lazy("To"),
    "guard": _lazy("Condition"),
    "default": _lazy("When no other way holds"),
    "origin": _lazy("Where it comes from"),
    "is": _lazy("What it is"),
    "scope": _lazy("In which group of steps"),
    "border": _lazy("On the border of"),
    "stops": _lazy("Whether it stops the step"),
    "message": _lazy("Name of the message"),
    "timer": _lazy("How long"),
    "called": _lazy("Which procedure"),
    "asks": _lazy("What is asked"),
    "effects": _lazy("What is known once it is done"),
    "fields": _lazy("The form"),
    "lane": _lazy("Who does it"),
    "why": _lazy("Why it is done"),
    "help": _lazy("Help for whoever does it"),
    "kind": _lazy("What kind of step it is"),
    "reads": _lazy("What is read"),
    "writes": _lazy("What is written"),
    "recipient": _lazy("With whom it is shared"),
    "consent": _lazy("Which consent it needs"),
    "basis": _lazy("Legal basis"),
    "deadline": _lazy("Until when"),
    "escalates": _lazy("If it is late, tell"),
    "screen": _lazy("How it is done"),
    "telling": _lazy("The person tells what happened"),
    "milestone": _lazy("A milestone of the case"),
    "competency": _lazy("Which competency it needs"),
    "competency_is": _lazy("Without a valid certificate"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One change in words."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Row:
    """One difference in words."""

    sign: str
    kind: str
    part: str
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """What the page of a comparison shows."""

    title: str
    before: Drawing | None
    after: Drawing | None
    before_name: str
    after_name: str
    groups: tuple[tuple[str, tuple[Row, ...]], ...]
    summary: str


def compare_page(number: str, before: Side, after: Side) -> ComparePage:
    """Gather the comparison of two sides. Raises `NotAccepted` when one may not come in."""
    code = lang()
    old, new = loosely(before.xml.encode()), loosely(after.xml.encode())
    found = compare(old, new, before.texts.get(code, {}), after.texts.get(code, {}))
    kinds = {each.id: each.kind for each in found if each.part in {"node", "flow"}}
    counts = {kind: sum(each.kind == kind for each in found) for kind in GROUPS}
    return ComparePage(
        title=f"{number} {after.title}",
        before=_drawing(before, old, kinds, code, {REMOVED, CHANGED}),
        after=_drawing(after, new, kinds, code, {ADDED, CHANGED}),
        before_name=before.name,
        after_name=after.name,
        groups=tuple((str(label), tuple(_row(each) for each in found if each.kind == kind))
                     for kind, label in GROUPS.items() if counts[kind]),
        summary=_("%(added)s added, %(changed)s changed, %(removed)s removed") % counts,
    )  # fmt: skip


def _drawing(side: Side, diagram: Diagram, kinds: Mapping[str, str], code: str, shown: set[str]) -> Drawing | None:
    here = {id_: kind for id_, kind in kinds.items() if kind in shown}
    badges = {queries.path_in(diagram, id_): SIGNS[kind] for id_, kind in here.items() if id_ in diagram.nodes}
    svg = queries.picture_with(side.xml, side.texts.get(code, {}), code, badges)
    return Drawing(side.name, marked(svg, here)) if svg else None


def _row(each: Difference) -> Row:
    lines = tuple(Line(str(WHAT.get(one.what, one.what)), _said(one.what, one.before), _said(one.what, one.after))
                  for one in each.changes)  # fmt: skip
    return Row(SIGNS[each.kind], each.kind, str(PARTS[each.part]), each.name or each.id, lines)


_TABLES: Final[dict[str, Mapping[str, str | Promise]]] = {
    "kind": KINDS,
    "role": ROLE_LABELS,
    "escalates": ROLE_LABELS,
    "recipient": ROLE_LABELS,
    "competency_is": HELD,
}


def _said(what: str, value: str) -> str:
    """Return a value in words, where it is a code that has some."""
    if value in {"yes", "no"}:
        return _("Yes") if value == "yes" else _("No")
    return str(_TABLES.get(what, {}).get(value, value))
