"""Ways through the states of a procedure, from some states on, that keep away from others."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from amparo.bpmn.net import Move, Net
from amparo.bpmn.net.changes import Transition
from amparo.bpmn.proof.graph import Graph
from amparo.bpmn.proof.sound import Story, story_of

Step = tuple[int, Move]  # the state before, and the move made there
Begin = tuple[int, Step | None]  # a state to walk from, and how it was entered


class Walk:
    """A walk, breadth first, that remembers how it came to each state."""

    def __init__(self, net: Net, graph: Graph, begin: Iterable[Begin]) -> None:
        self.net, self.graph = net, graph
        self.entered = dict(begin)
        self.came: dict[int, Step] = {}
        self.waiting = list(self.entered)

    def visit(self, index: int, step: Step) -> None:
        """Remember a state, and that the walk goes on from there."""
        if index not in self.came and index not in self.entered:
            self.came[index] = step
            self.waiting.append(index)

    def to(self, goal: Callable[[int], bool], follows: Callable[[int], Iterable[tuple[int, Transition]]]) -> int | None:
        """Return the first state that is a goal, going on from each state as `follows` says."""
        for index in self.waiting:  # it grows
            if goal(index):
                return index
            for then, way in follows(index):
                if way.move:
                    self.visit(then, (index, way.move))
        return None

    def story(self, index: int) -> Story:
        """Return the story of the way that this walk took to a state."""
        moves: list[Move] = []
        while index in self.came:
            index, move = self.came[index]
            moves.append(move)
        entry = self.entered[index]
        if entry is not None:
            index, move = entry
            moves.append(move)
        return story_of(self.net, self.graph, index, *reversed(moves))


def way_past(net: Net, graph: Graph, since: bytes, goal: bytes, first: bytes) -> Story | None:
    """Return the story of a way on which the goal is reached, after `since` became true, and `first` never was."""
    walk = Walk(net, graph, _beginnings(graph, since, first))
    index = walk.to(lambda at: bool(goal[at]), lambda at: (each for each in graph.edges_from(at) if not first[each[0]]))
    return None if index is None else walk.story(index)


def _beginnings(graph: Graph, since: bytes, first: bytes) -> Iterable[Begin]:
    at = since.find(1)
    while at >= 0:
        if not first[at]:
            if at in graph.starts:
                yield at, None
            before = next((each for each in graph.before[at] if not since[each]), None)
            if before is not None:
                move = next(way.move for then, way in graph.edges_from(before) if then == at and way.move)
                yield at, (before, move)
        at = since.find(1, at + 1)


def first_passage(net: Net, graph: Graph, path: str, answer: tuple[str, str] | None = None) -> Story | None:
    """Return a shortest story in which the case passes a gateway or event, while this answer stands if one is told."""
    arrows, bit = _arrows(net, path), net.places.answer[answer] if answer else -1
    for index, state in enumerate(graph.states):
        for _, way in graph.edges_from(index):
            run = net.engine.apply(state, way.change)
            if way.move and run.touched & arrows and run.state & bit:
                return story_of(net, graph, index, way.move)
    return None


def story_past(net: Net, graph: Graph, path: str) -> Story | None:
    """Return a shortest story past an event at which nothing waits; without lines where the case begins with it."""
    if not _arrows(net, path) & graph.touched:
        return None
    return first_passage(net, graph, path) or Story((), (), ())


def _arrows(net: Net, path: str) -> int:
    copy, node = net.places.nodes[path]
    return sum(net.places.bit[copy.path(flow)] for flow in (node.outgoing or node.incoming))
