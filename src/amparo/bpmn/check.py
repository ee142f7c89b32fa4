"""Checks a procedure: is it sound, and which rights hold in every state that it can reach.

report = check(Net(diagrams, "p00_main"))
report.ok            # a version is published only when this is true
report.results       # per right: Holds, Broken (with its story) or DoesNotArise
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from amparo.bpmn.net import Endless, Move, Net, State
from amparo.bpmn.proof.ctl import Eventually, Over, may_set
from amparo.bpmn.proof.explore import MOST_STATES, TooManyStates, explore
from amparo.bpmn.proof.graph import Graph
from amparo.bpmn.proof.judge import Judge
from amparo.bpmn.proof.leaps import Row
from amparo.bpmn.proof.sound import Fault, Line, Story, faults_of, story_of
from amparo.bpmn.rights import RIGHTS, After, Counts, OnlyBy, Right

__all__ = ["Broken", "DoesNotArise", "Fault", "Holds", "Line", "Report", "Result", "Story", "check"]


@dataclass(frozen=True, slots=True)
class Holds:
    """The right holds. `states`: in how many states its premise arises."""

    states: int


@dataclass(frozen=True, slots=True)
class Broken:
    """The right is broken. `because`: promise, only_by, only_after or counts; `where`: the path or answer meant."""

    story: Story
    because: str = "promise"
    where: str = ""


@dataclass(frozen=True, slots=True)
class DoesNotArise:
    """No reachable state meets the premise. That is no success when the procedure promises the right."""

    promised: bool


Result = Holds | Broken | DoesNotArise


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found.

    `states`: how many reachable states the rights and the way on can tell apart (answers that nobody can read any
    more are forgotten, moves that make no difference done at once); `edges`: all moves possible in these states.
    """

    main: str
    states: int
    edges: int
    faults: tuple[Fault, ...]
    results: Mapping[str, Result]

    @property
    def ok(self) -> bool:
        """Whether the procedure is sound, no right is broken and every promised right arises."""
        return not self.faults and all(
            isinstance(each, Holds) or (isinstance(each, DoesNotArise) and not each.promised)
            for each in self.results.values()
        )


def check(net: Net, rights: Iterable[Right] = RIGHTS, *, limit: int = MOST_STATES) -> Report:
    """Look at every state that a procedure can reach. With more states than `limit`, the report says where to cut."""
    with _unswept():
        return _checked(net, tuple(rights), limit)


@contextmanager
def _unswept() -> Iterator[None]:
    """Keep Python from looking for unused circles of objects meanwhile: a proof makes none, and the search is long."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _checked(net: Net, rights: tuple[Right, ...], limit: int) -> Report:
    unknown = _unknown_promises(net, rights)
    judged = [right for right in rights if _has_subject(net, right)]
    formulas = [each for right in judged for each in right.formulas]
    absent: dict[str, Result] = {right.id: DoesNotArise(right.id in net.diagram.promises) for right in rights}
    try:
        graph = explore(net, formulas, limit=limit)
    except TooManyStates as too_many:
        fault = Fault("too_many_states", too_many.region, facts=(("limit", str(limit)),))
        return Report(net.main, limit, 0, (*unknown, fault), absent)
    except Endless:
        return Report(net.main, 0, 0, (*unknown, Fault("endless", net.main)), absent)
    judge = Judge(net, graph)
    faults = (*unknown, *faults_of(net, graph, judge.where(Eventually(Over()))))
    results = absent | {right.id: Trial(net, graph, judge, right).result() for right in judged}
    return Report(net.main, len(graph.states), graph.edges, faults, results)


def _unknown_promises(net: Net, rights: tuple[Right, ...]) -> tuple[Fault, ...]:
    known = {right.id for right in rights}
    return tuple(Fault("unknown_right", net.main, facts=(("right", each),))
                 for each in net.diagram.promises if each not in known)  # fmt: skip


def _has_subject(net: Net, right: Right) -> bool:
    if not all(name in net.variables for name in right.needs):
        return False
    if right.id in net.diagram.promises:
        return True
    nodes = [node for _, node in net.places.nodes.values()]
    return (
        any(answer in may_set(node) for node in nodes for answer in right.subject)
        or any(node.step is not None and node.step.kind in right.subject_kinds for node in nodes)
        or any(ask.variable == right.subject_asks for node in nodes for ask in node.asks)
        or any(node.message in right.subject_messages for node in nodes)
    )


class Trial:
    """Judges one right over one graph."""

    def __init__(self, net: Net, graph: Graph, judge: Judge, right: Right) -> None:
        self.net, self.graph, self.judge, self.right = net, graph, judge, right

    def result(self) -> Result:
        broken = self.clauses() or self.only_by() or self.only_after() or self.counts()
        if broken is not None:
            return broken
        arising = self.judge.arising(clause.premise for clause in self.right.clauses)
        return Holds(arising) if arising else DoesNotArise(self.right.id in self.net.diagram.promises)

    def clauses(self) -> Broken | None:
        breaches = [self.judge.first_breach(clause.premise, clause.promise) for clause in self.right.clauses]
        found = [each for each in breaches if each is not None]
        return Broken(story_of(self.net, self.graph, min(found))) if found else None

    def only_by(self) -> Broken | None:
        for rule in self.right.only_by:
            for path, (copy, node) in self.net.places.nodes.items():
                wrong = (rule.variable, rule.value) in may_set(node) and copy.diagram.role_of(node.id) != rule.role
                story = self.doing(path, rule) if wrong else None
                if story is not None:
                    return Broken(story, "only_by", path)
        return None

    def doing(self, path: str, rule: OnlyBy) -> Story | None:
        """Return a shortest story in which something at a path sets the answer."""
        node, answer = self.net.node(path), (rule.variable, rule.value)
        copy, _ = self.net.places.nodes[path]
        arrows = sum(self.net.places.bit[copy.path(flow)] for flow in (node.outgoing or node.incoming))
        for index, state in enumerate(self.graph.states):
            for _, way in self.graph.edges_from(index):
                if node.is_task and (way.move is None or way.move.path != path or not _sets(way.move, node, answer)):
                    continue
                touched = self.net.engine.apply(state, way.change).touched
                if way.move and touched & arrows:
                    return story_of(self.net, self.graph, index, way.move)
        return None

    def only_after(self) -> Broken | None:
        for rule in self.right.only_after:
            index = self.reached_without(rule)
            if index is not None:
                return Broken(story_of(self.net, self.graph, index), "only_after", f"{rule.variable} = {rule.value}")
        return None

    def reached_without(self, rule: After) -> int | None:
        """Return the first state that has the answer although no step of the kind was done on some way to it."""
        bit, states = self.net.places.answer.get((rule.variable, rule.value), 0), self.graph.states
        waiting = [index for index in self.graph.starts if not states[index] & bit]
        seen = bytearray(len(states))
        for index in waiting:
            seen[index] = 1
        others: dict[int, list[int]] = {}
        for index in waiting:
            if states[index] & bit:
                return index
            row, after = self.graph.rows[index], self.graph.after[index]
            positions = others.get(id(row))
            if positions is None:
                positions = others[id(row)] = self.not_done_by(row, rule.kind)
            for then in map(after.__getitem__, positions):
                if not seen[then]:
                    seen[then] = 1
                    waiting.append(then)
        return None

    def not_done_by(self, row: Row, kind: str) -> list[int]:
        """Return the positions of what can follow by another move than a step of the kind."""
        return list(dict.fromkeys(at for at, way in row.ways if not self.is_done_by(way.move, kind)))

    def is_done_by(self, move: Move | None, kind: str) -> bool:
        step = self.net.node(move.path).step if move else None
        return step is not None and step.kind == kind

    def counts(self) -> Broken | None:
        for rule in self.right.counts:
            for path, (_, node) in self.net.places.nodes.items():
                if node.step is not None and node.step.kind == rule.kind and not _counts(rule, may_set(node)):
                    bit = self.net.places.bit[path]
                    index = next((at for at, state in enumerate(self.graph.states) if state & bit), None)
                    if index is not None:
                        return Broken(story_of(self.net, self.graph, index), "counts", path)
        return None


def _counts(rule: Counts, answers: set[tuple[str, str]]) -> bool:
    return any(variable == rule.variable for variable, _ in answers)


def _sets(move: Move, node: object, answer: tuple[str, str]) -> bool:
    return answer in move.answers or not any(variable == answer[0] for variable, _ in move.answers)


_STATE: Final = State  # re-exported type of the starts
