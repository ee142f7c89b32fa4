"""Surveys a net: counts every state and move, and tells what is unsound, with its story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from amparo.bpmn.check import Report
from amparo.bpmn.explore_fast import loop
from amparo.bpmn.explore_fast.rows import TooManyRows
from amparo.bpmn.explore_fast.tables import room_for, state_of, tables_of, widened, width_of, words
from amparo.bpmn.net import Endless, Net, State
from amparo.bpmn.net.changes import Transition
from amparo.bpmn.net.engine import Run
from amparo.bpmn.proof.ctl import Eventually, Over
from amparo.bpmn.proof.explore import EXACT, TooManyStates, explore, region
from amparo.bpmn.proof.graph import Graph, Seen
from amparo.bpmn.proof.judge import Judge
from amparo.bpmn.proof.memory import Memory, contracts
from amparo.bpmn.proof.silent import Settled
from amparo.bpmn.proof.sound import Fault, faults_of

try:
    import numpy as np
except ImportError:
    np = None  # type: ignore[assignment]

MOST_STATES: Final = 5_000_000
SAMPLE: Final = 20_000
_Array = Any


@dataclass(frozen=True, slots=True)
class Survey:
    """What a survey found.

    `states` and `edges`: all states that can be reached and all moves possible in them; `ends`: the states where
    everything is over; `dead_ends`: those where nothing can happen although it is not; `lost`: those from which no
    way leads to an end, dead ends among them.
    """

    main: str
    states: int
    edges: int
    ends: int
    dead_ends: int
    lost: int
    faults: tuple[Fault, ...]

    def report(self) -> Report:
        """Return it in the form of a check that looked at no right."""
        return Report(self.main, self.states, self.edges, self.faults, {})


def survey(net: Net, *, limit: int = MOST_STATES, fast: bool = True) -> Survey:
    """Look at every state that can be reached. With more states than `limit`, the only fault says where to cut.

    Without numpy and numba, or with `fast` off, the plain explorer does it.
    """
    try:
        found = _fast(net, limit) if fast and loop.is_compiled() else None
        return found or _plain(net, limit)
    except TooManyStates as too_many:
        fault = Fault("too_many_states", too_many.region, facts=(("limit", str(limit)),))
        return Survey(net.main, limit, 0, 0, 0, 0, (fault,))
    except Endless:
        return Survey(net.main, 0, 0, 0, 0, 0, (Fault("endless", net.main),))


def _fast(net: Net, limit: int) -> Survey | None:
    try:
        return _Fast(net, limit).survey()
    except TooManyRows:
        return None


def _plain(net: Net, limit: int) -> Survey:
    graph = explore(net, limit=limit, reduce=EXACT)
    judge = Judge(net, graph)
    over, can_end = judge.where(Over()), judge.where(Eventually(Over()))
    dead = sum(1 for ended, after in zip(over, graph.after, strict=True) if not ended and not after)
    states, ends, lost = len(graph.states), over.count(1), can_end.count(0)
    return Survey(net.main, states, graph.edges, ends, dead, lost, faults_of(net, graph, can_end))


class _Fast:
    def __init__(self, net: Net, limit: int) -> None:
        self.net, self.limit = net, limit
        self.table, self.rows = tables_of(net)
        self.room = room_for(net, self.table, limit)
        self.heads = np.zeros(loop.HEADS, np.int64)
        self.begun: list[tuple[int, Run]] = []

    def survey(self) -> Survey | None:
        """Return what was found; nothing when only the plain explorer can tell."""
        self._begin()
        if not self._go_on():
            return None
        count, edges = int(self.heads[loop.COUNT]), int(self.heads[loop.EDGES])
        offset, over = self.room.offset[: count + 1], self._over(count)
        can_end = over.copy()
        loop.spread_back(offset, self.room.after, can_end)
        dead = ~over.astype(bool) & (offset[1:] == offset[:-1])
        lost = np.flatnonzero(can_end == 0)
        faults = self._faults([int(each[0]) for each in (np.flatnonzero(dead), lost) if len(each)][:1])
        return Survey(self.net.main, count, edges, int(over.sum()), int(dead.sum()), len(lost), faults)

    def _begin(self) -> None:
        """Put down where to start from, as states that were made and not yet looked up."""
        index: dict[int, int] = {}
        for run in self.net.start_runs():
            self.begun.append((index.setdefault(run.state, len(index)), run))
        self.room.then[: len(index)] = words(index, width_of(self.net))
        self.room.before[: len(index)] = -1
        self.heads[loop.MADE] = len(index)

    def _go_on(self) -> bool:
        """Explore, with more room when it is needed. Answer whether the rows told everything."""
        while True:
            ended = loop.explore(self.table, self.room, self.heads, self.limit)
            if ended == loop.TOO_MANY:
                raise TooManyStates(region(self.net, self._last()), self.limit)
            if ended != loop.NO_ROOM:
                return bool(ended == loop.DONE)
            self.room = widened(self.room, int(self.heads[loop.COUNT]), int(self.heads[loop.EDGES]))

    def _last(self) -> list[int]:
        count = int(self.heads[loop.COUNT])
        return [state_of(row) for row in self.room.states[max(0, count - SAMPLE) : count]]

    def _over(self, count: int) -> _Array:
        alive = words([self.net.engine.alive], width_of(self.net))[0]
        return (~(self.room.states[:count] & alive).any(axis=1)).astype(np.uint8)

    def _faults(self, stuck: list[int]) -> tuple[Fault, ...]:
        """Tell what is unsound from the few states that the stories lead to."""
        notes = [(int(at), *self.rows[row]) for at, row in self.room.notes[: self.heads[loop.NOTES]]]
        graph, number = self._ways_to([*(at for at, _, _ in notes), *stuck])
        for index, run in self.begun:
            graph.touched |= run.touched
            _note(graph, run, Seen(number[index], None))
        for at, move, _ in notes:
            self._note_again(graph, move, number[at])
        for row in np.flatnonzero(self.room.used):
            graph.touched |= self.rows[row][1].touched
        fine = bytearray(b"\1" * len(graph.states))
        for index in stuck:
            fine[number[index]] = 0
        return faults_of(self.net, graph, bytes(fine))

    def _ways_to(self, indices: list[int]) -> tuple[Graph, dict[int, int]]:
        """Return a graph of only the first ways to some states, and the numbers that they have there."""
        graph, number = Graph(self.net, _AsTheyAre(), Memory(self.net)), {}
        known = {index for index, _ in self.begun}
        for index in indices:
            while index not in known:
                known.add(index)
                index = int(self.room.parent[index])
        for index in sorted(known):
            number[index] = len(graph.states)
            parent = int(self.room.parent[index])
            move = None if parent < 0 else self.rows[self.room.by[index]][0].move
            graph.add(state_of(self.room.states[index]), number.get(parent, -1), move)
            graph.after.append([0] if self.room.offset[index] < self.room.offset[index + 1] else [])
        for index, run in self.begun:
            graph.starts.setdefault(number[index], State(run.state))
        return graph, number

    def _note_again(self, graph: Graph, move: Transition, before: int) -> None:
        """Run a move that went wrong by the engine, which tells what was wrong."""
        run, seen = self.net.engine.apply(graph.states[before], move.change), Seen(before, move.move)
        _note(graph, run, seen)
        for bit, accepted, key in contracts(self.net):
            if run.touched & bit and not run.state & accepted:
                graph.misfits.setdefault(key, seen)


class _AsTheyAre:
    """Does no silent move: every state is kept."""

    def settle(self, state: int) -> Settled:
        return Settled(state)


def _note(graph: Graph, run: Run, seen: Seen) -> None:
    if run.clash:
        graph.clashes.setdefault(run.clash, seen)
    if run.early:
        graph.early.setdefault(run.early, seen)
