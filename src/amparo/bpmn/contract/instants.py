"""What is answered, and what opens, at the very moment in which tokens go along an arrow, before anyone acts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from amparo.bpmn.contract.regions import Region
from amparo.bpmn.diagram import ENDS, TASKS, Diagram, Node, NodeKind

RESTING = TASKS | {NodeKind.CATCH, NodeKind.EVENT_GATEWAY}


def answered_beside(diagrams: Mapping[str, Diagram], drawing: Diagram, region: Region) -> frozenset[str]:
    """Return the variables that may be answered at once when something else begins in parallel with a branch."""
    found: set[str] = set()
    for split in drawing.nodes.values():
        if split.kind is NodeKind.PARALLEL and len(split.outgoing) > 1:
            for way in split.outgoing:
                if way != region.way_in:
                    found |= _Walk(diagrams).answered(drawing, drawing.nodes[drawing.flows[way].target])
    return frozenset(found)


def opened_after(diagrams: Mapping[str, Diagram], drawing: Diagram, way_out: str) -> frozenset[str] | None:
    """Return the kinds of steps that may open at once when a token goes along an arrow. None: nobody knows them all."""
    walk = _Walk(diagrams)
    walk.answered(drawing, drawing.nodes[drawing.flows[way_out].target])
    if any(node.kind in ENDS and not node.scope and process == drawing.process for process, node in walk.passed):
        return None
    return frozenset(node.step.kind for _, node in walk.passed if node.step is not None)


class _Walk:
    """Goes from node to node as a token does by itself, whatever has been answered. `passed`: what it came to."""

    def __init__(self, diagrams: Mapping[str, Diagram]) -> None:
        self.diagrams = diagrams
        self.seen: set[tuple[str, str]] = set()
        self.passed: list[tuple[str, Node]] = []

    def answered(self, drawing: Diagram, first: Node) -> frozenset[str]:
        """Return the variables answered from a node on, until all tokens rest."""
        found: set[str] = set()
        waiting = [first]
        while waiting:
            node = waiting.pop()
            if (drawing.process, node.id) in self.seen:
                continue
            self.seen.add((drawing.process, node.id))
            self.passed.append((drawing.process, node))
            if node.kind in RESTING:
                continue
            found |= {effect.variable for effect in node.effects}
            called = self.diagrams.get(node.called or "")
            if called is not None:
                found |= self.answered(called, called.start_of(""))
            waiting += self._after(drawing, node)
        return frozenset(found)

    def _after(self, drawing: Diagram, node: Node) -> Iterator[Node]:
        """Yield what a token may come to; what is entered may also be left at once."""
        if node.is_scope:
            yield drawing.start_of(node.id)
        if node.kind in ENDS and node.scope:
            node = drawing.nodes[node.scope]
        for flow in node.outgoing:
            yield drawing.nodes[drawing.flows[flow].target]
