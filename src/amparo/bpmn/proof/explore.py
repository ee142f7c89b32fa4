"""Every state that a procedure can reach, breadth first, so that the way to each state is a shortest one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from amparo.bpmn.net import Endless, Net, State
from amparo.bpmn.net.changes import Transition
from amparo.bpmn.net.engine import Run
from amparo.bpmn.proof.ctl import Answered, CanReceive, Formula, Going, atoms_in
from amparo.bpmn.proof.graph import Graph, Seen
from amparo.bpmn.proof.leaps import Leap, Row, Sight, Table
from amparo.bpmn.proof.memory import Memory, contracts
from amparo.bpmn.proof.silent import Settled, Silence, observed_by

MOST_STATES: Final = 500_000


class TooManyStates(Exception):
    """The procedure has more states than can be looked at. `region` is the path of the part that explodes."""

    def __init__(self, region: str, limit: int) -> None:
        self.region, self.limit = region, limit
        super().__init__(f"{region}: more than {limit} states")


@dataclass(frozen=True, slots=True)
class Reduce:
    """What a proof leaves out. Without it, it looks at more states and says the same.

    `forget`: answers that nobody can read any more (see `memory`); `settle`: when silent moves are done (see `silent`).
    """

    forget: bool = True
    settle: bool = True


EXACT: Final = Reduce(forget=False, settle=False)


def explore(
    net: Net, formulas: Iterable[Formula] = (), *, limit: int = MOST_STATES, reduce: Reduce = Reduce()
) -> Graph:
    """Return the states that can be reached from `net.starts()`, as far as the formulas can tell them apart.

    Answers that nobody can read any more are forgotten, save those that a formula looks at; silent moves are done
    at once. With `EXACT` every state is kept as it is. Raises `TooManyStates`.
    """
    return _Explorer(net, tuple(formulas), limit, reduce).explore()


class _Explorer:
    def __init__(self, net: Net, formulas: tuple[Formula, ...], limit: int, reduce: Reduce) -> None:
        self.net, self.limit, self.reduce = net, limit, reduce
        atoms = [atom for each in formulas for atom in atoms_in(each)]
        told = [(atom.variable, atom.values) for atom in atoms if isinstance(atom, Answered)]
        if any(isinstance(atom, Going | CanReceive) for atom in atoms):
            told.append(("closed", ("yes",)))
        self.memory = Memory(net, told)
        self.silence = Silence(net, self.memory, observed_by(net, formulas))
        if not reduce.settle:
            self.silence.homes = 0
        self.sight = Sight(net, self.memory)
        self.graph = Graph(net, self.silence, self.memory)
        self.tables: dict[int, Table[Row]] = {}
        self.leaps: dict[int, list[tuple[Transition, Table[Leap]]]] = {}
        self.contracts = contracts(net)
        self.entries = sum({*net.alarms, *(bit for bit, _, _ in self.contracts)})

    def explore(self) -> Graph:
        graph, number = self.graph, self.graph.number
        for run in self.net.start_runs():
            settled = self._settle(run.state)
            graph.touched |= run.touched | settled.touched
            if settled.state not in number:
                graph.add(settled.state, -1, None)
            index = number[settled.state]
            graph.starts.setdefault(index, State(run.state))
            self._note(run, settled, Seen(index, None))
            if run.touched & self.entries:
                self._look_at_contracts(run, Seen(index, None))
        self._go_on()
        for branch, passed in self.net.passed.items():
            graph.touched |= passed if graph.touched & branch else 0
        return graph

    def _go_on(self) -> None:
        """Go on from each state in turn. This is the loop that a proof spends its time in."""
        graph, tables, marks = self.graph, self.tables, self.memory.marks
        states, number, before, after, rows = graph.states, graph.number, graph.before, graph.after, graph.rows
        for at, state in enumerate(states):  # it grows
            table = tables.get(state & marks)
            if table is None:
                table = tables[state & marks] = Table()
            row = table.known.get(state & table.mask)
            if row is None:
                row = self._row(at, state, table)
            follow: list[int] = []
            for keep, put in row.leaps:
                then = state & keep | put
                index = number.get(then)
                if index is None:
                    index = len(states)
                    graph.add(then, at, row.first[len(follow)])
                follow.append(index)
                before[index].append(at)
            after.append(follow)
            rows.append(row)
            graph.edges += len(row.ways)
            if len(states) > self.limit:
                raise TooManyStates(region(self.net, states), self.limit)

    def _row(self, at: int, state: int, rows: Table[Row]) -> Row:
        """Work out what follows from a state, for all the states that it cannot tell apart."""
        if not rows.known:
            self.leaps[id(rows)] = [(each, Table()) for each in self.net.engine.possible(state)]
        moves, looked = [], 0
        for transition, table in self.leaps[id(rows)]:
            leap = table.known.get(state & table.mask)
            if leap is None:
                leap = self._leap(at, state, transition)
                table.remember(state, leap.looked, leap)
            looked |= leap.looked
            if leap.put >= 0:
                moves.append((transition, leap))
        row = Row.of(moves)
        rows.remember(state, looked, row)
        return row

    def _leap(self, at: int, state: int, transition: Transition) -> Leap:
        """Run a move, and note what is wrong with it. See `leaps` for what is kept and what was looked at."""
        graph, memory, change = self.graph, self.memory, transition.change
        try:
            run = self.net.engine.apply(state, change)
        except Endless:
            graph.endless = graph.endless or Seen(at, transition.move)
            return Leap(memory.all_answers, 0, -1)
        settled = self._settle(run.state)
        graph.touched |= run.touched | settled.touched
        self._note(run, settled, Seen(at, transition.move))
        if run.touched & self.entries:
            self._look_at_contracts(run, Seen(at, transition.move))
        looked = self.sight.of(run.touched | settled.tried) | settled.answered
        kept = memory.all_answers
        if self.reduce.forget:
            for marking in {run.state & memory.marks, settled.state & memory.marks}:
                mask, _, alike = memory.forgetting(marking)
                kept &= mask
                looked |= alike
        if settled.endless:
            looked = memory.all_answers
        kept &= ~(looked | change.answered)
        return Leap(looked & ~change.answered, kept, settled.state & ~kept)

    def _settle(self, state: int) -> Settled:
        forget, memory = self.reduce.forget, self.memory
        if forget:
            state = memory.without_forgotten(state)
        if not state & self.silence.homes:
            return Settled(state)
        settled = self.silence.settle(state)
        if forget:
            settled.state = memory.without_forgotten(settled.state)
        return settled

    def _look_at_contracts(self, run: Run, seen: Seen) -> None:
        for bit, mask, key in self.contracts:
            if run.touched & bit and not run.state & mask:
                self.graph.misfits.setdefault(key, seen)
        for bit, what in self.net.alarms.items():
            if run.touched & bit:
                self.graph.alarms.setdefault(what, seen)

    def _note(self, run: Run, settled: Settled, seen: Seen) -> None:
        """Note what a move did wrong, and apart from it what the silent moves after it did.

        A fault is told by one place of its mask: put together, one of the two would hide the other.
        """
        for each in (run, settled):
            if each.clash:
                self.graph.clashes.setdefault(each.clash, seen)
            if each.early:
                self.graph.early.setdefault(each.early, seen)


def region(net: Net, states: list[int], sample: int = 20_000) -> str:
    """Return the path of the smallest part of the net that still has half of the variety of the whole."""
    some = states[-sample:]
    scopes = net.places.scopes
    variety = {scope.path: len({state & net.places.content(scope) for state in some}) for scope in scopes}
    whole = variety[scopes[-1].path]
    return next(scope.path for scope in scopes if variety[scope.path] * 2 >= whole)
