"""Every state that a procedure can reach, breadth first, so that the way to each state is a shortest one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from amparo.bpmn.net import Endless, Move, Net, State
from amparo.bpmn.net.changes import Transition
from amparo.bpmn.net.engine import Run
from amparo.bpmn.proof.memory import Memory, contracts

MOST_STATES: Final = 500_000


class TooManyStates(Exception):
    """The procedure has more states than can be looked at. `region` is the path of the part that explodes."""

    def __init__(self, region: str, limit: int) -> None:
        self.region, self.limit = region, limit
        super().__init__(f"{region}: more than {limit} states")


@dataclass(slots=True)
class Seen:
    """The first time that something wrong was seen: the state before (by number), and the move."""

    before: int
    move: Move | None


@dataclass(slots=True)
class Graph:
    """The reachable states (as numbers), how they follow each other, and what was seen on the way."""

    states: list[int] = field(default_factory=list)
    after: list[list[int]] = field(default_factory=list)
    via: list[list[Transition]] = field(default_factory=list)
    before: list[list[int]] = field(default_factory=list)
    parent: list[tuple[int, Move | None]] = field(default_factory=list)
    starts: dict[int, State] = field(default_factory=dict)
    touched: int = 0
    edges: int = 0
    clashes: dict[int, Seen] = field(default_factory=dict)
    early: dict[int, Seen] = field(default_factory=dict)
    misfits: dict[tuple[str, str], Seen] = field(default_factory=dict)
    endless: Seen | None = None

    def way_to(self, index: int) -> tuple[State, list[Move]]:
        """Return the start and the moves of a shortest way to a state."""
        moves: list[Move] = []
        while True:
            parent, move = self.parent[index]
            if move is None:
                return self.starts[index], moves[::-1]
            moves.append(move)
            index = parent


def explore(net: Net, keep: Iterable[str] = (), limit: int = MOST_STATES) -> Graph:
    """Return all states that can be reached from `net.starts()`.

    Answers that nobody can read any more are forgotten, save those of the variables in `keep` (a right reads them).
    Raises `TooManyStates`.
    """
    return _Explorer(net, frozenset(keep), limit).explore()


class _Explorer:
    def __init__(self, net: Net, keep: frozenset[str], limit: int) -> None:
        self.net, self.limit, self.graph = net, limit, Graph()
        self.number: dict[int, int] = {}
        self.memory = Memory(net, keep)
        self.contracts = contracts(net)

    def explore(self) -> Graph:
        for run in self.net.start_runs():
            index = self._index(self.memory.without_forgotten(run.state), -1, None)
            self.graph.starts.setdefault(index, State(run.state))
            self.graph.touched |= run.touched
            if run.clash:
                self.graph.clashes.setdefault(run.clash, Seen(index, None))
        at = 0
        while at < len(self.graph.states):
            self._go_on_from(at)
            if len(self.graph.states) > self.limit:
                raise TooManyStates(region(self.net, self.graph.states), self.limit)
            at += 1
        return self.graph

    def _index(self, state: int, parent: int, move: Move | None) -> int:
        index = self.number.get(state)
        if index is None:
            index = self.number[state] = len(self.graph.states)
            self.graph.states.append(state)
            self.graph.after.append([])
            self.graph.via.append([])
            self.graph.before.append([])
            self.graph.parent.append((parent, move))
        return index

    def _go_on_from(self, at: int) -> None:
        graph, engine, memory = self.graph, self.net.engine, self.memory
        for transition in engine.possible(graph.states[at]):
            try:
                run = engine.apply(graph.states[at], transition.change)
            except Endless:
                graph.endless = graph.endless or Seen(at, transition.move)
                continue
            graph.touched |= run.touched
            if run.clash or run.early:
                self._note(run, at, transition.move)
            for bit, mask, key in self.contracts:
                if run.touched & bit and not run.state & mask:
                    graph.misfits.setdefault(key, Seen(at, transition.move))
            index = self._index(memory.without_forgotten(run.state), at, transition.move)
            graph.after[at].append(index)
            graph.via[at].append(transition)
            graph.before[index].append(at)
            graph.edges += 1

    def _note(self, run: Run, at: int, move: Move | None) -> None:
        for mask, seen in ((run.clash, self.graph.clashes), (run.early, self.graph.early)):
            if mask:
                seen.setdefault(mask, Seen(at, move))


def region(net: Net, states: list[int], sample: int = 20_000) -> str:
    """Return the path of the smallest part of the net that still has half of the variety of the whole."""
    some = states[-sample:]
    scopes = net.places.scopes
    variety = {scope.path: len({state & net.places.content(scope) for state in some}) for scope in scopes}
    whole = variety[scopes[-1].path]
    return next(scope.path for scope in scopes if variety[scope.path] * 2 >= whole)
