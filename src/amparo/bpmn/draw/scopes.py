"""The arrows of one scope as a graph without rings: what comes before what, and which arrows go back."""

from __future__ import annotations

from dataclasses import dataclass, field

from amparo.bpmn.diagram import Diagram, NodeKind


@dataclass(frozen=True, slots=True)
class Arc:
    """A flow between two items of a scope. An event on a border counts as its host; `event` is that event."""

    flow: str
    source: str
    target: str
    event: str | None = None


@dataclass(slots=True)
class Scope:
    """The items drawn directly in one scope, in reading order, and the arcs between them."""

    id: str
    items: list[str]
    arcs: list[Arc]
    back: set[str] = field(default_factory=set)

    def forward(self) -> list[Arc]:
        """Give the arcs that go on, without those that go back."""
        return [arc for arc in self.arcs if arc.flow not in self.back]


def _arcs(diagram: Diagram, items: set[str]) -> list[Arc]:
    """Collect the arcs between the items, an event on a border standing for its host."""
    found = []
    for flow in diagram.flows.values():
        source, target = diagram.nodes[flow.source], diagram.nodes[flow.target]
        event = source.id if source.kind is NodeKind.BOUNDARY else None
        host = source.attached_to if event and source.attached_to else source.id
        if host in items and target.id in items:
            found.append(Arc(flow.id, host, target.id, event))
    return found


def _walk(scope: Scope, roots: list[str]) -> list[str]:
    """Walk depth first from the roots, note the arcs that go back, and give a topological order."""
    after: dict[str, list[Arc]] = {item: [] for item in scope.items}
    for each in sorted(scope.arcs, key=lambda one: one.event is not None):
        after[each.source].append(each)
    seen: set[str] = set()
    open_: set[str] = set()
    order: list[str] = []
    for root in roots:
        if root in seen:
            continue
        stack = [(root, iter(after[root]))]
        seen.add(root)
        open_.add(root)
        while stack:
            item, arcs = stack[-1]
            arc: Arc | None = next(arcs, None)
            if arc is None:
                stack.pop()
                open_.discard(item)
                order.append(item)
            elif arc.target in open_:
                scope.back.add(arc.flow)
            elif arc.target not in seen:
                seen.add(arc.target)
                open_.add(arc.target)
                stack.append((arc.target, iter(after[arc.target])))
    return order[::-1]


def scope_of(diagram: Diagram, id_: str) -> Scope:
    """Read one scope of a diagram: `""` is the process itself."""
    items = [node.id for node in diagram.within(id_) if node.kind is not NodeKind.BOUNDARY]
    scope = Scope(id_, items, _arcs(diagram, set(items)))
    entered = {arc.target for arc in scope.arcs}
    starts = [item for item in items if diagram.nodes[item].kind is NodeKind.START]
    loose = [item for item in items if item not in entered and item not in starts]
    scope.items = _walk(scope, starts + loose + items)
    return scope


def depth_of(diagram: Diagram, id_: str) -> int:
    """How many boxes a node is drawn in."""
    depth, scope = 0, diagram.nodes[id_].scope
    while scope:
        depth, scope = depth + 1, diagram.nodes[scope].scope
    return depth
