"""A second, obvious way to run a procedure, to hold the fast one against: tokens in sets, one small step at a time.

It shares nothing with `amparo.bpmn.net` but the diagrams. A state is a frozen set of marks and answers:
("at", scope, node) a token that rests, ("on", scope, flow) a token on an arrow, ("open", scope) an open scope,
("armed", scope, node) an event that may still happen, ("is", variable, value) an answer.
A scope is the tuple of the ids of the calls and sub-processes that lead to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from amparo.bpmn import guards
from amparo.bpmn.diagram import TASKS, Diagram, Flow, Node, NodeKind

Mark = tuple[object, ...]
State = frozenset[Mark]
Happened = tuple[str, str, tuple[tuple[str, str], ...]]  # kind, path, answers
Scope = tuple[str, ...]
RESTS = TASKS | {NodeKind.CATCH, NodeKind.EVENT_GATEWAY}


class Slow:
    """Runs diagrams by the book."""

    def __init__(self, diagrams: Mapping[str, Diagram], main: str) -> None:
        self.diagrams, self.main = diagrams, main
        self.variables: dict[str, Any] = {}
        self.order: dict[Mark, int] = {}
        self._see(main, ())

    def _see(self, process: str, above: Scope) -> None:
        """Number arrows in the order of the files, called procedures after the one that calls."""
        diagram = self.diagrams[process]
        self.variables |= diagram.variables
        for flow in diagram.flows.values():
            scope = self._scope_of(diagram, diagram.nodes[flow.source], above)
            self.order["on", scope, flow.id] = len(self.order)
        for node in diagram.nodes.values():
            if node.kind is NodeKind.CALL:
                inner = (*self._scope_of(diagram, node, above), node.id)
                self._see(node.called or "", inner)

    def _scope_of(self, diagram: Diagram, node: Node, above: Scope) -> Scope:
        inner: list[str] = []
        here = node.scope
        while here:
            inner.insert(0, here)
            here = diagram.nodes[here].scope
        return (*above, *inner)

    def diagram_at(self, scope: Scope) -> tuple[Diagram, str]:
        """Return the diagram that a scope is drawn in, and the id of the scope there ("" for a whole procedure)."""
        diagram, here = self.diagrams[self.main], ""
        for id_ in scope:
            node = diagram.nodes[id_]
            diagram, here = (self.diagrams[node.called or ""], "") if node.kind is NodeKind.CALL else (diagram, id_)
        return diagram, here

    # --- marks

    def start(self) -> State:
        state = frozenset(("is", v.name, v.initial) for v in self.variables.values() if v.initial is not None)
        return self.settle(self.enter(state, ()))

    def enter(self, state: State, scope: Scope) -> State:
        diagram, here = self.diagram_at(scope)
        state |= {("open", scope)}
        for node in diagram.within(here):
            if node.kind is NodeKind.EVENT_SUB_PROCESS:
                state |= {("armed", scope, diagram.start_of(node.id).id)}
        start = diagram.start_of(here)
        return self.leave(self.effects(state, start), scope, start)

    def effects(self, state: State, node: Node) -> State:
        for effect in node.effects:
            state = self.answer(state, effect.variable, effect.value)
        return state

    def answer(self, state: State, variable: str, value: str) -> State:
        return frozenset(mark for mark in state if mark[:2] != ("is", variable)) | {("is", variable, value)}

    def leave(self, state: State, scope: Scope, node: Node) -> State:
        for flow in node.outgoing:
            state = self.arrive(state | {("on", scope, flow)}, scope, flow)
        return state

    def arrive(self, state: State, scope: Scope, flow_id: str) -> State:
        """Take a token from an arrow when it can rest, or when the last token of a join comes."""
        diagram, _ = self.diagram_at(scope)
        flow = diagram.flows[flow_id]
        node = diagram.nodes[flow.target]
        if node.kind is NodeKind.PARALLEL and len(node.incoming) > 1:
            inputs = {("on", scope, each) for each in node.incoming}
            return self.leave(state - inputs, scope, node) if inputs <= state else state
        if node.kind in RESTS or node.kind in {NodeKind.CALL, NodeKind.SUB_PROCESS}:
            state -= {("on", scope, flow_id)}
            for border in diagram.boundaries_of(node.id):
                if border.timer and not border.interrupting:
                    state |= {("armed", scope, border.id)}
            if node.kind in RESTS:
                return state | {("at", scope, node.id)}
            return self.enter(state, (*scope, node.id))
        return state

    def inside(self, state: State, scope: Scope) -> set[Mark]:
        """Return every mark of the work in a scope (not what the scope itself keeps ready)."""
        diagram, here = self.diagram_at(scope)
        ready = {diagram.start_of(n.id).id for n in diagram.within(here) if n.kind is NodeKind.EVENT_SUB_PROCESS}
        return {
            mark
            for mark in state
            if mark[0] != "is"
            and mark[1][: len(scope)] == scope  # type: ignore[index]
            and mark != ("open", scope)
            and not (mark[0] == "armed" and mark[1] == scope and mark[2] in ready)
        }

    def whole(self, state: State, scope: Scope) -> set[Mark]:
        return {mark for mark in state if mark[0] != "is" and mark[1][: len(scope)] == scope}  # type: ignore[index]

    # --- passing tokens on

    def settle(self, state: State) -> State:
        for _ in range(5_000):
            passing = [mark for mark in state if mark[0] == "on" and not self.is_join_input(mark)]
            if passing:
                state = self.pass_on(state, min(passing, key=self.order.__getitem__))
                continue
            state = self.hush(state)
            done = [mark[1] for mark in state if mark[0] == "open" and not self.inside(state, mark[1])]  # type: ignore[arg-type]
            if not done:
                return state
            deepest = max(len(scope) for scope in done)  # type: ignore[arg-type]
            state = self.close(state, next(scope for scope in done if len(scope) == deepest))  # type: ignore[arg-type, misc]
        raise AssertionError("endless")

    def hush(self, state: State) -> State:
        """Put the event sub-processes of a scope away once its main stream has ended."""
        for mark in list(state):
            if mark[0] != "armed":
                continue
            scope: Scope = mark[1]  # type: ignore[assignment]
            diagram, here = self.diagram_at(scope)
            node = diagram.nodes[mark[2]]  # type: ignore[index]
            if node.kind is NodeKind.START:
                bodies = [(*scope, n.id) for n in diagram.within(here) if n.kind is NodeKind.EVENT_SUB_PROCESS]
                main = [m for m in self.inside(state, scope) if m[1][: len(scope) + 1] not in bodies]  # type: ignore[index]
                state = state if main else state - {mark}
        return state

    def is_join_input(self, mark: Mark) -> bool:
        diagram, _ = self.diagram_at(mark[1])  # type: ignore[arg-type]
        node = diagram.nodes[diagram.flows[mark[2]].target]  # type: ignore[index]
        return node.kind is NodeKind.PARALLEL and len(node.incoming) > 1

    def pass_on(self, state: State, mark: Mark) -> State:
        scope: Scope = mark[1]  # type: ignore[assignment]
        diagram, _ = self.diagram_at(scope)
        node = diagram.nodes[diagram.flows[mark[2]].target]  # type: ignore[index]
        state = self.effects(state - {mark}, node)
        if node.kind is NodeKind.EXCLUSIVE:
            flow = self.choose(state, diagram, node)
            return self.arrive(state | {("on", scope, flow.id)}, scope, flow.id)
        if node.kind is NodeKind.TERMINATE:
            return state - self.inside(state, scope)
        return state if node.kind is NodeKind.END else self.leave(state, scope, node)

    def choose(self, state: State, diagram: Diagram, node: Node) -> Flow:
        answers = {str(mark[1]): str(mark[2]) for mark in state if mark[0] == "is"}
        flows = [diagram.flows[flow] for flow in node.outgoing]
        for flow in flows:
            if flow.guard and guards.holds(guards.parse(flow.guard, self.variables), answers):
                return flow
        return next(flow for flow in flows if flow.guard is None)

    def close(self, state: State, scope: Scope) -> State:
        state -= self.whole(state, scope)
        if not scope:
            return state
        diagram, _ = self.diagram_at(scope[:-1])
        node = diagram.nodes[scope[-1]]
        state -= {("armed", scope[:-1], border.id) for border in diagram.boundaries_of(node.id)}
        return self.leave(state, scope[:-1], node)

    # --- what may happen

    def after(self, state: State) -> Iterator[tuple[Happened, State]]:
        """Yield each move that would change something, as (kind, path, answers), and the state after it."""
        for mark in state:
            if mark[0] == "open" or mark[0] == "at":
                yield from self.from_mark(state, mark)
            if mark[0] == "armed":
                yield from self.from_armed(state, mark)

    def from_mark(self, state: State, mark: Mark) -> Iterator[tuple[Happened, State]]:  # noqa: C901
        scope, id_ = (mark[1], mark[2]) if mark[0] == "at" else (mark[1][:-1], mark[1][-1:])  # type: ignore[index]
        if mark[0] == "open":
            if not mark[1]:
                return
            id_ = mark[1][-1]  # type: ignore[index]
        diagram, _ = self.diagram_at(scope)  # type: ignore[arg-type]
        node = diagram.nodes[id_]  # type: ignore[index]
        if node.kind in TASKS:
            yield from self.do(state, scope, node)  # type: ignore[arg-type]
        elif node.kind is NodeKind.CATCH:
            yield self.move(scope, node), self.go(state - {mark}, scope, node)  # type: ignore[arg-type]
        elif node.kind is NodeKind.EVENT_GATEWAY:
            for flow in node.outgoing:
                event = diagram.nodes[diagram.flows[flow].target]
                yield self.move(scope, event), self.go(state - {mark}, scope, event)  # type: ignore[arg-type]
        for border in diagram.boundaries_of(node.id):
            if border.interrupting:
                gone = self.held(state, scope, node)  # type: ignore[arg-type]
                yield self.move(scope, border), self.go(state - gone, scope, border)  # type: ignore[arg-type]
            elif border.message and not self.handler_open(state, scope, border):  # type: ignore[arg-type]
                yield self.move(scope, border), self.go(state, scope, border)  # type: ignore[arg-type]

    def from_armed(self, state: State, mark: Mark) -> Iterator[tuple[Happened, State]]:
        scope: Scope = mark[1]  # type: ignore[assignment]
        diagram, _ = self.diagram_at(scope)
        node = diagram.nodes[mark[2]]  # type: ignore[index]
        if node.kind is NodeKind.BOUNDARY:
            yield self.move(scope, node), self.go(state - {mark}, scope, node)
            return
        body = (*scope, node.scope)
        if node.interrupting:
            left = state - (self.whole(state, scope) - {("open", scope)})
        elif node.timer:
            left = state - {mark}
        elif self.whole(state, body):
            return
        else:
            left = state
        yield self.move(scope, node), self.settle(self.enter(left, body))

    def do(self, state: State, scope: Scope, node: Node) -> Iterator[tuple[Happened, State]]:
        left = state - self.held(state, scope, node)
        kind = "message" if node.kind is NodeKind.RECEIVE_TASK and node.message else "step"
        for values in product(*(ask.values for ask in node.asks)):
            answers = tuple((ask.variable, value) for ask, value in zip(node.asks, values, strict=True))
            after = left
            for variable, value in answers:
                after = self.answer(after, variable, value)
            yield (kind, self.path(scope, node), answers), self.go(after, scope, node)

    def held(self, state: State, scope: Scope, node: Node) -> set[Mark]:
        """Return the marks of an activity: its token or its inside, and its borders."""
        diagram, _ = self.diagram_at(scope)
        borders = {("armed", scope, border.id) for border in diagram.boundaries_of(node.id)}
        return {("at", scope, node.id)} | borders | self.whole(state, (*scope, node.id))

    def go(self, state: State, scope: Scope, node: Node) -> State:
        return self.settle(self.leave(self.effects(state, node), scope, node))

    def handler_open(self, state: State, scope: Scope, border: Node) -> bool:  # noqa: C901
        """Say whether work is open that only this border event can have begun."""
        diagram, here = self.diagram_at(scope)

        def reach(root: str, avoiding: str) -> set[str]:
            found, waiting = {root}, [root]
            while waiting:
                node = diagram.nodes[waiting.pop()]
                targets = [diagram.flows[flow].target for flow in node.outgoing]
                for target in [*targets, *(each.id for each in diagram.boundaries_of(node.id))]:
                    if target not in found and target != avoiding:
                        found.add(target)
                        waiting.append(target)
            return found

        own = reach(border.id, "") - reach(diagram.start_of(here).id, border.id)
        for mark in state:
            if mark[0] in {"at", "armed"} and mark[1] == scope and mark[2] in own:
                return True
            if mark[0] == "on" and mark[1] == scope and diagram.flows[mark[2]].source in own:  # type: ignore[index]
                return True
            within = mark[0] != "is" and len(mark[1]) > len(scope) and mark[1][: len(scope)] == scope  # type: ignore[arg-type, index]
            if within and mark[1][len(scope)] in own:  # type: ignore[index]
                return True
        return False

    def move(self, scope: Scope, node: Node) -> Happened:
        return "timer" if node.timer else "message", self.path(scope, node), ()

    def path(self, scope: Scope, node: Node) -> str:
        calls, diagram = [], self.diagrams[self.main]
        for id_ in scope:
            inner = diagram.nodes[id_]
            if inner.kind is NodeKind.CALL:
                calls.append(id_)
                diagram = self.diagrams[inner.called or ""]
        return "/".join([*calls, node.id])

    def shown(self, state: State) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
        """Return a state as `Net.to_json` would: places by path, and answers."""
        at: set[str] = set()
        for mark in state:
            if mark[0] == "is":
                continue
            scope: Scope = mark[1]  # type: ignore[assignment]
            diagram, _ = self.diagram_at(scope)
            if mark[0] == "open":
                at.add(
                    self.main if not scope else self.path(scope[:-1], self.diagram_at(scope[:-1])[0].nodes[scope[-1]])
                )
            elif mark[0] == "on":
                source = diagram.nodes[diagram.flows[mark[2]].source]  # type: ignore[index]
                at.add(self.path(scope, source).removesuffix(source.id) + str(mark[2]))
            else:
                at.add(self.path(scope, diagram.nodes[mark[2]]))  # type: ignore[index]
        return frozenset(at), frozenset((str(mark[1]), str(mark[2])) for mark in state if mark[0] == "is")
