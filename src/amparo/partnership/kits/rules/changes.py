"""Which differences between two versions of a procedure concern whoever was taught a step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from amparo.bpmn.compare import CHANGED, REMOVED, Difference

# Moving a step to another place of the drawing or renaming an arrow teaches nothing new.
MATTERS: Final = frozenset(
    {"name", "asks", "effects", "fields", "kind", "reads", "writes", "recipient", "consent", "basis", "deadline",
     "screen", "telling", "why", "help", "competency", "competency_is", "timer", "message", "lane"}
)  # fmt: skip


def changed_steps(differences: Iterable[Difference]) -> Mapping[str, tuple[str, ...]]:
    """Return what changed of each step by its id; a step that was taken out has `removed` only."""
    found: dict[str, tuple[str, ...]] = {}
    for each in differences:
        if each.part != "node":
            continue
        if each.kind == REMOVED:
            found[each.id] = (REMOVED,)
        elif each.kind == CHANGED and (what := tuple(one.what for one in each.changes if one.what in MATTERS)):
            found[each.id] = what
    return found
