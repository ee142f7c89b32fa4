"""Names of places in a drawing: the ids of the boxes around a node and its own, such as `care/lodging`."""

from __future__ import annotations

from collections.abc import Iterable

from amparo.bpmn.diagram import Diagram


def path_of(diagram: Diagram, id_: str) -> str:
    """Give the path of a node in its own procedure."""
    parts, scope = [id_], diagram.nodes[id_].scope
    while scope:
        parts.append(scope)
        scope = diagram.nodes[scope].scope
    return "/".join(reversed(parts))


def under(path: str, live: Iterable[str]) -> bool:
    """Whether any of some places lies inside a path: work goes on in a called procedure or a box."""
    return any(each.startswith(path + "/") for each in live)
