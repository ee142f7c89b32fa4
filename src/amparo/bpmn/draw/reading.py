"""The order in which a person reads a drawing: the way on first, each branch to its end, boxes with what is in them."""

from __future__ import annotations

from amparo.bpmn.diagram import Diagram, NodeKind

from .scopes import scope_of


def reading_order(diagram: Diagram) -> list[str]:
    """Give all nodes in reading order; an event on a border comes right after its host."""
    found: list[str] = []
    _read(diagram, "", found)
    return found


def _read(diagram: Diagram, scope_id: str, found: list[str]) -> None:
    items = scope_of(diagram, scope_id).items
    items.sort(key=lambda item: diagram.nodes[item].kind is NodeKind.EVENT_SUB_PROCESS)
    for item in items:
        found.append(item)
        if diagram.nodes[item].is_scope:
            _read(diagram, item, found)
        found.extend(each.id for each in diagram.boundaries_of(item))
