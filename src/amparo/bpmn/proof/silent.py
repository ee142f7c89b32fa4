"""Silent moves: done at once in a proof, because when they happen makes no difference.

A place is silent when only one thing can happen there, without a question and without reading an answer on its way.
Doing it is skipped over in a state when it changes nothing that a right looks at and takes no possibility away from
anyone else. Such a move commutes with all others, so the states before and after it are alike for every formula
that does not count moves (partial-order reduction with a single ample move: Gerth, Kuiper, Peled, Penczek,
"A partial order approach to branching time logic model checking"). `Next` counts one move: what it looks at is
observed one move before (see `observed_by`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from amparo.bpmn.net import Endless, Move, Net
from amparo.bpmn.net.changes import Change, Transition
from amparo.bpmn.proof.ctl import Formula, Open, atoms_in, mask_of, next_in
from amparo.bpmn.proof.memory import Memory, contracts

MOST_SILENT: Final = 1_000


@dataclass(slots=True)
class Settled:
    """A state with its silent moves done, and what was seen on the way (see `net.engine.Run`)."""

    state: int
    touched: int = 0
    clash: int = 0
    early: int = 0
    moves: tuple[Move, ...] = ()


class Silence:
    """Finds the silent moves of a net, given what the rights look at."""

    def __init__(self, net: Net, memory: Memory, observed: int) -> None:
        self.net, self.engine, self.memory = net, net.engine, memory
        self.visible = observed | memory.kept | memory.read
        self.entries = sum({bit for bit, _, _ in contracts(net)})
        self.silent = {home: ways[0] for home, ways in self.engine.from_bit.items() if self._is_silent(home, ways)}
        self.homes = sum(self.silent)

    def settle(self, state: int) -> Settled:
        """Do every silent move that may be done at once."""
        settled, skipped = Settled(state), 0
        moves: list[Move] = []
        while len(moves) < MOST_SILENT:
            waiting = settled.state & self.homes & ~skipped
            if not waiting:
                break
            low = waiting & -waiting
            transition = self.silent[low]
            try:
                run = self.engine.apply(settled.state, transition.change)
            except Endless:
                skipped |= low
                continue
            if self._makes_a_difference(settled.state, run.state, low):
                skipped |= low
                continue
            settled.state = run.state
            settled.touched |= run.touched
            settled.clash |= run.clash
            settled.early |= run.early
            if transition.move:
                moves.append(transition.move)
        else:
            return Settled(state)  # a loop that nobody leaves: look at it move by move
        settled.moves = tuple(moves)
        return settled

    def _makes_a_difference(self, before: int, after: int, home: int) -> bool:
        others = before & self.engine.homes & ~home
        return bool(others & ~after or (before ^ after) & self.visible)

    def _is_silent(self, home: int, ways: list[Transition]) -> bool:
        if len(ways) != 1 or ways[0].absorb or ways[0].need != home:
            return False
        if (
            self.net.places.bit.get(ways[0].move.path if ways[0].move else "", 0) != home
            or home & ~ways[0].change.clear
        ):
            return False  # what stays armed (an event sub-process) can happen again
        return self._goes_straight(ways[0].change, set())

    def _goes_straight(self, change: Change, seen: set[int]) -> bool:
        """Say whether tokens go on from a change without looking at an answer or at the work of others."""
        if change.touch & self.entries or id(change) in seen:
            return not change.touch & self.entries
        seen.add(id(change))
        passing = change.put & self.net.places.passing
        while passing:
            low = passing & -passing
            passing ^= low
            ways = self.engine.instants[low]
            if len(ways) != 1 or ways[0].need != low or ways[0].forbid or ways[0].change.clear & ~low & ~self._answers:
                return False
            if not ways[0].change.put and not self._goes_straight(self._closing_of(low), seen):
                return False
            if not self._goes_straight(ways[0].change, seen):
                return False
        return all(self._goes_straight(self.engine.joins[join].change, seen) for join in change.joins)

    @property
    def _answers(self) -> int:
        return self.memory.all_answers

    def _closing_of(self, flow: int) -> Change:
        return next((closing.change for closing in self.engine.closings if closing.forbid & flow), Change())


def observed_by(net: Net, formulas: Iterable[Formula]) -> int:
    """Return the bits of the places that formulas look at, and those one move before what `Next` looks at."""
    observed = net.engine.alive
    for formula in formulas:
        for atom in atoms_in(formula):
            observed |= mask_of(net, atom)
        for inner in next_in(formula):
            goals = sum(mask_of(net, atom) for atom in atoms_in(inner) if isinstance(atom, Open))
            observed |= _one_move_before(net, goals)
    return observed


def _one_move_before(net: Net, goals: int) -> int:
    """Return the places from which one move may open a goal: backwards along arrows, gateways, joins and closings."""
    engine = net.engine
    marks = ~sum(net.places.answer.values())
    ways = [(way.need & marks, way.change.put) for several in engine.instants.values() for way in several]
    ways += [(join.need, join.change.put) for join in engine.joins]
    for closing in engine.closings:
        ways += [(way.need & marks, closing.change.put) for several in engine.instants.values() for way in several
                 if way.need & closing.forbid and not way.change.put & marks]  # fmt: skip
    reached, before = goals, 0
    while reached != before:
        before = reached
        for need, put in ways:
            if put & reached:
                reached |= need
    homes = sum(home for home, several in engine.from_bit.items() if any(way.change.put & reached for way in several))
    return (homes | reached) & net.places.resting
