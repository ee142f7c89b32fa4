"""What can happen from a place: a step is done, a message comes, a timer rings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from amparo.bpmn.diagram import TASKS, Node, NodeKind
from amparo.bpmn.net.changes import Change, Move, Transition
from amparo.bpmn.net.flowing import Flowing
from amparo.bpmn.net.places import Copy, Places, Scope, is_armed


class Happening:
    """Compiles what people, messages and timers can do into transitions, by the bit that makes them possible."""

    def __init__(self, places: Places, flowing: Flowing) -> None:
        self.places, self.flowing = places, flowing

    def all(self) -> Iterator[tuple[int, Transition]]:
        """Yield every transition with its home: the bit that must be set for it."""
        for scope in self.places.scopes:
            for node in scope.copy.diagram.within(scope.id):
                if node.kind in TASKS:
                    yield from self.task(scope.copy, node)
                elif node.kind is NodeKind.CATCH:
                    yield self.catch(scope.copy, node)
                elif node.kind is NodeKind.BOUNDARY:
                    yield self.boundary(scope, node)
                elif node.kind is NodeKind.EVENT_SUB_PROCESS:
                    yield self.event_sub_process(scope, node)

    def task(self, copy: Copy, node: Node) -> Iterator[tuple[int, Transition]]:
        """Yield one transition per way of answering a step."""
        bit = self.places.bit[copy.path(node.id)]
        kind = "message" if node.kind is NodeKind.RECEIVE_TASK and node.message else "step"
        for values in product(*(ask.values for ask in node.asks)):
            answers = tuple((ask.variable, value) for ask, value in zip(node.asks, values, strict=True))
            change = Change(clear=bit | self.flowing.borders(copy, node))
            for variable, value in answers:
                change = change.then(self.flowing.answer(variable, value))
            change = change.then(self.flowing.effects(node.effects)).then(self.flowing.leave(copy, node))
            yield bit, Transition(bit, 0, change, Move(kind, copy.path(node.id), answers))

    def catch(self, copy: Copy, node: Node) -> tuple[int, Transition]:
        """Return the transition of an intermediate event, waited for alone or behind an event gateway."""
        source = copy.diagram.nodes[copy.diagram.flows[node.incoming[0]].source]
        behind = source.kind is NodeKind.EVENT_GATEWAY
        bit = self.places.bit[copy.path((source if behind else node).id)]
        change = self._event(copy, node).clearing(bit)
        if behind:
            change = Change(touch=self.places.bit[copy.path(node.incoming[0])]).then(change)
        change = Change(touch=self.places.bit[copy.path(node.id)]).then(change)
        return bit, Transition(bit, 0, change, _move(copy, node))

    def boundary(self, scope: Scope, node: Node) -> tuple[int, Transition]:
        """Return the transition of an event on a border."""
        copy = scope.copy
        host = copy.diagram.nodes[node.attached_to or ""]
        held = self.places.occupied(copy, host)
        home = self.places.bit[copy.path(host.id)]
        change = self._event(copy, node)
        if node.interrupting:
            change = change.clearing(held | self.flowing.borders(copy, host))
            return home, Transition(home, 0, change, _move(copy, node))
        if is_armed(copy.diagram, node):
            home = self.places.bit[copy.path(node.id)]
            return home, Transition(home, 0, change.clearing(home), _move(copy, node))
        return home, Transition(home, 0, change, _move(copy, node), absorb=self.handler(scope, node))

    def event_sub_process(self, scope: Scope, node: Node) -> tuple[int, Transition]:
        """Return the transition that opens an event sub-process."""
        copy = scope.copy
        start, body = copy.diagram.start_of(node.id), self.places.scope_at[copy.path(node.id)]
        home = self.places.bit[copy.path(start.id)]
        change, absorb = self.flowing.enter(body), 0
        if start.interrupting:
            change = change.clearing(self.places.content(scope) | self.places.armed(scope))
        elif start.timer:
            change = change.clearing(home)
        else:
            absorb = self.places.inside(body.path)
        return home, Transition(home, 0, change, _move(copy, start), absorb=absorb)

    def handler(self, scope: Scope, event: Node) -> int:
        """Return the bits of the work that only this event on a border can have opened."""
        diagram, places = scope.copy.diagram, self.places
        forward: dict[str, list[str]] = {}
        for node in diagram.within(scope.id):
            borders = [each.id for each in diagram.boundaries_of(node.id)]
            forward[node.id] = [diagram.flows[flow].target for flow in node.outgoing] + borders
        start = diagram.start_of(scope.id).id
        own = _spread(event.id, forward, without="") - _spread(start, forward, without=event.id)
        mask = 0
        for id_ in own:
            mask |= places.occupied(scope.copy, diagram.nodes[id_])
            mask |= sum(places.bit[scope.copy.path(flow)] for flow in diagram.nodes[id_].outgoing)
        return mask & places.resting

    def _event(self, copy: Copy, node: Node) -> Change:
        return self.flowing.effects(node.effects).then(self.flowing.leave(copy, node))


def _move(copy: Copy, node: Node) -> Move:
    return Move("timer" if node.timer else "message", copy.path(node.id))


def _spread(root: str, forward: dict[str, list[str]], *, without: str) -> set[str]:
    reached, waiting = {root}, [root]
    while waiting:
        for target in forward.get(waiting.pop(), ()):
            if target not in reached and target != without:
                reached.add(target)
                waiting.append(target)
    return reached
