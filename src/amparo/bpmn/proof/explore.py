"""Every state that a procedure can reach, breadth first, so that the way to each state is a shortest one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from amparo.bpmn.net import Endless, Move, Net, State
from amparo.bpmn.net.engine import Run
from amparo.bpmn.proof.ctl import Answered, Formula, Going, atoms_in
from amparo.bpmn.proof.graph import Graph, Seen
from amparo.bpmn.proof.memory import Memory, contracts
from amparo.bpmn.proof.silent import Settled, Silence, observed_by

MOST_STATES: Final = 500_000


class TooManyStates(Exception):
    """The procedure has more states than can be looked at. `region` is the path of the part that explodes."""

    def __init__(self, region: str, limit: int) -> None:
        self.region, self.limit = region, limit
        super().__init__(f"{region}: more than {limit} states")


def explore(net: Net, formulas: Iterable[Formula] = (), *, limit: int = MOST_STATES, reduce: bool = True) -> Graph:
    """Return the states that can be reached from `net.starts()`, as far as the formulas can tell them apart.

    Answers that nobody can read any more are forgotten, save those that a formula looks at; silent moves are done
    at once. With `reduce` off every state is kept as it is. Raises `TooManyStates`.
    """
    return _Explorer(net, tuple(formulas), limit, reduce=reduce).explore()


class _Explorer:
    def __init__(self, net: Net, formulas: tuple[Formula, ...], limit: int, *, reduce: bool) -> None:
        self.net, self.limit, self.reduce = net, limit, reduce
        atoms = [atom for each in formulas for atom in atoms_in(each)]
        told = [(atom.variable, atom.values) for atom in atoms if isinstance(atom, Answered)]
        if any(isinstance(atom, Going) for atom in atoms):
            told.append(("closed", ("yes",)))
        self.memory = Memory(net, told)
        self.silence = Silence(net, self.memory, observed_by(net, formulas))
        self.graph = Graph(net, self.silence, self.memory)
        self.number: dict[int, int] = {}
        self.settled: dict[int, Settled] = {}
        self.contracts = contracts(net)
        self.entries = sum({bit for bit, _, _ in self.contracts})

    def explore(self) -> Graph:
        for run in self.net.start_runs():
            self.graph.touched |= run.touched
            settled = self._settle(run.state)
            index = self._index(settled.state, -1, None)
            self.graph.starts.setdefault(index, State(run.state))
            self._note(run.clash | settled.clash, run.early | settled.early, Seen(index, None))
        at = 0
        while at < len(self.graph.states):
            self._go_on_from(at)
            if len(self.graph.states) > self.limit:
                raise TooManyStates(region(self.net, self.graph.states), self.limit)
            at += 1
        return self.graph

    def _settle(self, state: int) -> Settled:
        if not self.reduce:
            return Settled(state)
        state = self.memory.without_forgotten(state)
        settled = self.settled.get(state)
        if settled is None:
            settled = self.silence.settle(state)
            settled.state = self.memory.without_forgotten(settled.state)
            self.settled[state] = settled
            self.graph.touched |= settled.touched
        return settled

    def _index(self, state: int, parent: int, move: Move | None) -> int:
        index = self.number.get(state)
        if index is None:
            index = self.number[state] = len(self.graph.states)
            self.graph.add(state, parent, move)
        return index

    def _go_on_from(self, at: int) -> None:
        graph, engine = self.graph, self.net.engine
        state, after, via = graph.states[at], graph.after[at], graph.via[at]
        for transition in engine.possible(state):
            try:
                run = engine.apply(state, transition.change)
            except Endless:
                graph.endless = graph.endless or Seen(at, transition.move)
                continue
            settled = self._settle(run.state)
            graph.touched |= run.touched
            clash, early = run.clash | settled.clash, run.early | settled.early
            if clash or early:
                self._note(clash, early, Seen(at, transition.move))
            if run.touched & self.entries:
                self._look_at_contracts(run, Seen(at, transition.move))
            index = self.number.get(settled.state)
            if index is None:
                index = self._index(settled.state, at, transition.move)
            after.append(index)
            via.append(transition)
            graph.before[index].append(at)
        graph.edges += len(after)

    def _look_at_contracts(self, run: Run, seen: Seen) -> None:
        for bit, mask, key in self.contracts:
            if run.touched & bit and not run.state & mask:
                self.graph.misfits.setdefault(key, seen)

    def _note(self, clash: int, early: int, seen: Seen) -> None:
        if clash:
            self.graph.clashes.setdefault(clash, seen)
        if early:
            self.graph.early.setdefault(early, seen)


def region(net: Net, states: list[int], sample: int = 20_000) -> str:
    """Return the path of the smallest part of the net that still has half of the variety of the whole."""
    some = states[-sample:]
    scopes = net.places.scopes
    variety = {scope.path: len({state & net.places.content(scope) for state in some}) for scope in scopes}
    whole = variety[scopes[-1].path]
    return next(scope.path for scope in scopes if variety[scope.path] * 2 >= whole)
