"""What happens when a token goes along an arrow, and how gateways and ends pass it on."""

from __future__ import annotations

from collections.abc import Iterator

from amparo.bpmn import guards
from amparo.bpmn.diagram import TASKS, Effect, Flow, Node, NodeKind
from amparo.bpmn.net.changes import Change, Transition
from amparo.bpmn.net.places import Copy, Places, Scope, is_armed, is_join_input


class Flowing:
    """Compiles arrivals at nodes into changes."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.joins: list[Transition] = []
        self._join_at: dict[str, int] = {}
        for copy, node in places.nodes.values():
            if node.kind is NodeKind.PARALLEL and len(node.incoming) > 1:
                self._join_at[copy.path(node.id)] = len(self._join_at)

    def compile_joins(self) -> list[Transition]:
        """Return the transition of each join, in the order of their numbers: a token on every incoming arrow."""
        joins = []
        for path in self._join_at:
            copy, node = self.places.nodes[path]
            need = sum(self.places.bit[copy.path(flow)] for flow in node.incoming)
            joins.append(Transition(need, 0, self.leave(copy, node).clearing(need)))
        return joins

    def leave(self, copy: Copy, node: Node) -> Change:
        """Return what leaving a node by all its arrows does."""
        change = Change()
        for flow in node.outgoing:
            change = change.then(self.along(copy, copy.diagram.flows[flow]))
        return change

    def along(self, copy: Copy, flow: Flow) -> Change:
        """Return what a token on an arrow does: it rests at the target, or waits on the arrow to be passed on."""
        bit = self.places.bit[copy.path(flow.id)]
        target = copy.diagram.nodes[flow.target]
        here = Change(touch=bit)
        if is_join_input(copy.diagram, flow):
            return here.then(Change(put=bit, joins=(self._join_at[copy.path(target.id)],)))
        if target.kind in TASKS or target.kind in {NodeKind.CATCH, NodeKind.EVENT_GATEWAY}:
            return here.then(self.rest_at(copy, target))
        if target.kind is NodeKind.CALL or target.is_scope:
            borders = self.borders(copy, target)
            inner = self.enter(self.places.scope_at[copy.path(target.id)])
            return here.then(Change(put=borders)).then(inner)
        return Change(put=bit, touch=bit)

    def rest_at(self, copy: Copy, node: Node) -> Change:
        """Return what arriving at a place does."""
        bit = self.places.bit[copy.path(node.id)]
        return Change(put=bit | self.borders(copy, node), touch=bit)

    def borders(self, copy: Copy, node: Node) -> int:
        """Return the bits of the events on a border that must remember whether they may still happen."""
        events = copy.diagram.boundaries_of(node.id)
        return sum(self.places.bit[copy.path(each.id)] for each in events if is_armed(copy.diagram, each))

    def enter(self, scope: Scope) -> Change:
        """Return what opening a scope does: it is active, keeps its event sub-processes ready, and starts."""
        bit = self.places.bit[scope.path]
        start = scope.copy.diagram.start_of(scope.id)
        opened = Change(put=bit | self.places.armed(scope), touch=bit)
        return opened.then(self.effects(start.effects)).then(self.leave(scope.copy, start))

    def effects(self, effects: tuple[Effect, ...]) -> Change:
        """Return what setting answers does."""
        change = Change()
        for effect in effects:
            change = change.then(self.answer(effect.variable, effect.value))
        return change

    def answer(self, variable: str, value: str) -> Change:
        """Return what one answer does."""
        every = sum(self.places.answer[variable, each] for each in self.places.variables[variable].values)
        return Change(clear=every, put=self.places.answer[variable, value], answered=every)

    def pass_on(self, scope: Scope, flow: Flow) -> list[Transition]:
        """Return the ways on for a token that waits on an arrow. The first that may happen, happens."""
        copy, places = scope.copy, self.places
        target, bit = copy.diagram.nodes[flow.target], self.places.bit[scope.copy.path(flow.id)]
        if target.kind is NodeKind.EXCLUSIVE:
            return [
                Transition(bit | need, forbid, self.along(copy, out).clearing(bit))
                for out in _in_order(copy, target)
                for need, forbid in self.guard(out)
            ]
        change = self.effects(target.effects)
        if target.kind in {NodeKind.END, NodeKind.TERMINATE}:
            if target.kind is NodeKind.TERMINATE:
                return [Transition(bit, 0, change.clearing(bit | places.content(scope)))]
            return [Transition(bit, 0, change.clearing(bit), late=self.late(scope, target))]
        return [Transition(bit, 0, change.then(self.leave(copy, target)).clearing(bit))]

    def guard(self, flow: Flow) -> Iterator[tuple[int, int]]:
        """Yield (need, forbid) for each way in which the guard of an arrow can hold."""
        if flow.guard is None:
            yield 0, 0
            return
        for term in guards.terms(guards.parse(flow.guard, self.places.variables)):
            yield (
                sum(map(self.places.answer.__getitem__, term.need)),
                sum(map(self.places.answer.__getitem__, term.forbid)),
            )

    def late(self, scope: Scope, end: Node) -> int:
        """Return the bits of the work in the main stream of a scope that leads to the same end."""
        diagram = scope.copy.diagram
        forward: dict[str, list[str]] = {}
        for node in diagram.within(scope.id):
            stops = [each.id for each in diagram.boundaries_of(node.id) if each.interrupting]
            forward[node.id] = [diagram.flows[flow].target for flow in node.outgoing] + stops
        stream = _reached(diagram.start_of(scope.id).id, forward)
        if end.id not in stream:
            return 0
        mask = 0
        for id_ in stream - {end.id}:
            node = diagram.nodes[id_]
            if end.id in _reached(id_, forward):
                mask |= self.places.occupied(scope.copy, node) if node.kind is not NodeKind.START else 0
                mask |= self._leading(scope, node, end, forward)
        return mask

    def _leading(self, scope: Scope, node: Node, end: Node, forward: dict[str, list[str]]) -> int:
        flows = [scope.copy.diagram.flows[flow] for flow in node.outgoing]
        return sum(self.places.bit[scope.copy.path(f.id)] for f in flows if end.id in _reached(f.target, forward))


def _in_order(copy: Copy, gateway: Node) -> list[Flow]:
    flows = [copy.diagram.flows[flow] for flow in gateway.outgoing]
    return [flow for flow in flows if not flow.default] + [flow for flow in flows if flow.default]


def _reached(root: str, forward: dict[str, list[str]]) -> set[str]:
    reached, waiting = {root}, [root]
    while waiting:
        for target in forward.get(waiting.pop(), ()):
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached
