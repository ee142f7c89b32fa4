"""Judges one right over the states of one procedure, and over its drawing."""

from __future__ import annotations

from collections.abc import Iterator

from amparo.bpmn.check.asking import may_take_away
from amparo.bpmn.check.results import Broken, DoesNotArise, Holds, Result
from amparo.bpmn.check.walks import Walk, first_passage, story_past, way_past
from amparo.bpmn.diagram import NodeKind
from amparo.bpmn.net import Move, Net
from amparo.bpmn.net.changes import Transition
from amparo.bpmn.proof.ctl import Open, mask_of, may_set
from amparo.bpmn.proof.graph import Graph
from amparo.bpmn.proof.judge import Judge
from amparo.bpmn.proof.leaps import Row
from amparo.bpmn.proof.sound import Story, story_of
from amparo.bpmn.rights import After, Counts, OnlyBy, Right


class Trial:
    """Judges one right over one graph."""

    def __init__(self, net: Net, graph: Graph, judge: Judge, right: Right) -> None:
        self.net, self.graph, self.judge, self.right = net, graph, judge, right

    def result(self) -> Result:
        """Return whether the right holds, is broken or does not arise."""
        broken = self.clauses() or self.unless() or self.keeps() or self.only_by() or self.only_after()
        broken = broken or self.counts() or self.rules()
        if broken is not None:
            return broken
        arising = self.judge.arising(self.right.premises) if self.right.premises else 0
        arising = arising or sum(rule.look(self.net).about for rule in self.right.rules)
        return Holds(arising) if arising else DoesNotArise(self.right.id in self.net.diagram.promises)

    def clauses(self) -> Broken | None:
        """Look for the first state in which a premise holds and its promise does not."""
        breaches = [self.judge.first_breach(clause.premise, clause.promise) for clause in self.right.clauses]
        found = [each for each in breaches if each is not None]
        return Broken(story_of(self.net, self.graph, min(found))) if found else None

    def unless(self) -> Broken | None:
        """Look for a way on which a goal is reached and what must come first never came."""
        for rule in self.right.unless:
            since, goal, first = map(self.judge.where, (rule.since, rule.goal, rule.first))
            story = way_past(self.net, self.graph, since, goal, first)
            if story is not None:
                return Broken(story)
        return None

    def keeps(self) -> Broken | None:
        """Look for a move that changes one answer to another and takes an open step away."""
        for rule in self.right.keeps:
            if not may_take_away(self.net, rule):
                continue  # then nobody saw to it that the states tell these steps apart
            before, after = (self.net.places.answer.get(each, 0) for each in (rule.before, rule.after))
            kinds = mask_of(self.net, Open(rule.kinds))
            for index, state in enumerate(self.graph.states):
                if state & before and state & kinds:
                    broken = self.taken_away(index, state, kinds, after)
                    if broken is not None:
                        return broken
        return None

    def taken_away(self, index: int, state: int, kinds: int, after: int) -> Broken | None:
        """Look at the moves from one state that set the answer."""
        for then, way in self.graph.edges_from(index):
            if way.move is None or not self.graph.states[then] & after:
                continue
            lost = state & kinds & ~self.graph.states[then] & ~self.net.places.bit.get(way.move.path, 0)
            if lost:
                where = self.net.engine.paths(lost)[0]
                return Broken(story_of(self.net, self.graph, index, way.move), "keeps", where)
        return None

    def only_by(self) -> Broken | None:
        """Look for something outside the lane of a role that sets an answer."""
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
                if node.is_task and (way.move is None or way.move.path != path or not _sets(way.move, answer)):
                    continue
                touched = self.net.engine.apply(state, way.change).touched
                if way.move and touched & arrows:
                    return story_of(self.net, self.graph, index, way.move)
        return None

    def only_after(self) -> Broken | None:
        """Look for an answer that is reached although no step of a kind was done before."""
        for rule in self.right.only_after:
            story = self.reached_without(rule)
            if story is not None:
                return Broken(story, "only_after", f"{rule.variable} = {rule.value}")
        return None

    def reached_without(self, rule: After) -> Story | None:
        """Return the story of a way to the answer on which no step of the kind was done."""
        bit, states = self.net.places.answer.get((rule.variable, rule.value), 0), self.graph.states
        walk = Walk(self.net, self.graph, ((each, None) for each in self.graph.starts if not states[each] & bit))
        others: dict[int, list[tuple[int, Transition]]] = {}

        def follows(index: int) -> Iterator[tuple[int, Transition]]:
            row, after = self.graph.rows[index], self.graph.after[index]
            ways = others.get(id(row))
            if ways is None:
                ways = others[id(row)] = self.not_done_by(row, rule.kind)
            return ((after[at], way) for at, way in ways)

        index = walk.to(lambda at: bool(states[at] & bit), follows)
        return None if index is None else walk.story(index)

    def not_done_by(self, row: Row, kind: str) -> list[tuple[int, Transition]]:
        """Return what can follow by another move than a step of the kind, each position once."""
        found: dict[int, Transition] = {}
        for at, way in row.ways:
            if not _is_done_by(self.net, way.move, kind):
                found.setdefault(at, way)
        return list(found.items())

    def counts(self) -> Broken | None:
        """Look for a step of a kind that does not count itself."""
        for rule in self.right.counts:
            for path, (_, node) in self.net.places.nodes.items():
                if node.step is not None and node.step.kind == rule.kind and not _counts(rule, may_set(node)):
                    index = self.open_at(path)
                    if index is not None:
                        return Broken(story_of(self.net, self.graph, index), "counts", path)
        return None

    def rules(self) -> Broken | None:
        """Look at the drawing. An element that no case reaches breaks nothing."""
        for rule in self.right.rules:
            for path in rule.look(self.net).wrong:
                story = self.story_at(path)
                if story is not None:
                    return Broken(story, rule.because, path)
        return None

    def story_at(self, path: str) -> Story | None:
        """Return a shortest story to an element; without lines where the proof does not see it open."""
        if self.net.places.nodes[path][0].prefix:
            return Story((), (), ())  # whether it is reached is told by a check of what is called
        if self.net.node(path).kind is NodeKind.EXCLUSIVE:
            return first_passage(self.net, self.graph, path, ("age", "unsure"))
        index = self.open_at(path)
        if index is not None:
            return story_of(self.net, self.graph, index)
        if path not in self.net.places.bit:  # an event at which nothing waits
            return story_past(self.net, self.graph, path)
        return Story((), (), ()) if self.net.places.bit[path] & self.graph.touched else None

    def open_at(self, path: str) -> int | None:
        """Return the first state in which something is open at a path."""
        bit = self.net.places.bit.get(path, 0)
        return next((index for index, state in enumerate(self.graph.states) if state & bit), None)


def _is_done_by(net: Net, move: Move | None, kind: str) -> bool:
    """Say whether a move is a step of the kind."""
    step = net.node(move.path).step if move else None
    return step is not None and step.kind == kind


def _counts(rule: Counts, answers: set[tuple[str, str]]) -> bool:
    return any(variable == rule.variable for variable, _ in answers)


def _sets(move: Move, answer: tuple[str, str]) -> bool:
    return answer in move.answers or not any(variable == answer[0] for variable, _ in move.answers)
