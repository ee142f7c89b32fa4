"""Silent moves: done at once in a proof, because when they happen makes no difference.

A place is silent when only one thing can happen there, without a question, and all that can follow at once reads no
answer, changes nothing that a right looks at, and takes no possibility away from anyone else (it ends no scope on
whose border, or in whose event sub-processes, something may still happen). Such a move commutes with all others, so
the states before and after it are alike for every formula that does not count moves: partial-order reduction with a
single ample move (Gerth, Kuiper, Peled, Penczek, "A partial order approach to branching time logic model checking").
`Next` counts one move: what it looks at is observed one move before (see `observed_by`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from amparo.bpmn.diagram import TASKS, NodeKind
from amparo.bpmn.net import Endless, Move, Net
from amparo.bpmn.net.changes import Change, Transition
from amparo.bpmn.net.places import Scope
from amparo.bpmn.proof.ctl import Formula, Open, atoms_in, mask_of, next_in
from amparo.bpmn.proof.memory import Memory, contracts

MOST_SILENT: Final = 1_000
_WAITS: Final = TASKS | {NodeKind.CATCH}


@dataclass(slots=True)
class Settled:
    """A state with its silent moves done, and what was seen on the way (see `net.engine.Run`).

    `tried`: what was touched, and `answered`: the answers set, also by moves that were then not taken; `endless`: one
    of these did not end.
    """

    state: int
    touched: int = 0
    clash: int = 0
    early: int = 0
    moves: tuple[Move, ...] = ()
    tried: int = 0
    answered: int = 0
    endless: bool = False


class Silence:
    """Finds the silent moves of a net, given what the rights look at."""

    def __init__(self, net: Net, memory: Memory, observed: int) -> None:
        self.net, self.engine, self.memory = net, net.engine, memory
        self.visible = observed | memory.kept | memory.read
        self.entries = sum({*net.alarms, *(bit for bit, _, _ in contracts(net))})
        self.beside = frozenset(_beside_the_main_stream(net))
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
            settled.answered |= transition.change.answered
            try:
                run = self.engine.apply(settled.state, transition.change)
            except Endless:
                skipped |= low
                settled.endless = True
                continue
            settled.tried |= run.touched
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
            return Settled(state, endless=True)  # a loop that nobody leaves: look at it move by move
        settled.moves = tuple(moves)
        return settled

    def _makes_a_difference(self, before: int, after: int, home: int) -> bool:
        others = before & self.engine.homes & ~home
        return bool(others & ~after or (before ^ after) & self.visible)

    def _is_silent(self, home: int, ways: list[Transition]) -> bool:
        move = ways[0].move
        if len(ways) != 1 or move is None:
            return False
        if not home & self.net.classes and not self._waits(home, move):
            return False  # an event on a border, or of an event sub-process, need not happen
        if move.path in self.beside:
            return False  # two tokens may meet here, and nothing later would tell
        return self._goes_straight(ways[0].change, set())

    def _waits(self, home: int, move: Move) -> bool:
        return self.net.places.bit.get(move.path) == home and self.net.node(move.path).kind in _WAITS

    def _goes_straight(self, change: Change, seen: set[Change]) -> bool:
        """Say whether tokens go on from a change unseen, without looking at an answer or at the work of others."""
        if change in seen:
            return True
        seen.add(change)
        if change.touch & self.entries or (change.clear | change.put) & self.visible:
            return False
        passing = change.put & self.net.places.passing
        while passing:
            low = passing & -passing
            passing ^= low
            if not self._passes_straight(low, self.engine.instants[low], seen):
                return False
        return all(self._goes_straight(self.engine.joins[join].change, seen) for join in change.joins)

    def _passes_straight(self, arrow: int, ways: list[Transition], seen: set[Change]) -> bool:
        if len(ways) != 1 or ways[0].need != arrow or ways[0].forbid:
            return False
        change = ways[0].change
        if change.clear & ~(arrow | self.memory.all_answers):
            return False  # it ends the work of others
        if not change.put & self.memory.marks:
            scope = next(each for each in self.net.places.scopes if self.net.places.content(each) & arrow)
            return self._goes_straight(change, seen) and self._closes_straight(scope, seen, main_stream=True)
        return self._goes_straight(change, seen)

    def _closes_straight(self, scope: Scope, seen: set[Change], *, main_stream: bool) -> bool:
        """Say whether a scope may close unseen, and without taking a possibility away."""
        places = self.net.places
        bit = places.bit[scope.path]
        if bit in self.engine.from_bit or bit & self.visible or (main_stream and places.armed(scope)):
            return False
        closing = next(each for each in self.engine.closings if each.need == bit)
        after = Change(put=closing.change.put, touch=closing.change.touch, joins=closing.change.joins)
        if not self._goes_straight(after, seen):
            return False
        if scope.id and scope.copy.diagram.nodes[scope.id].kind is NodeKind.EVENT_SUB_PROCESS:
            outer = next(each for each in places.scopes if each is not scope and places.content(each) & bit)
            return self._closes_straight(outer, seen, main_stream=False)
        return True


def _beside_the_main_stream(net: Net) -> Iterator[str]:
    """Yield the paths of what can be reached from a border event that does not interrupt, also inside what it calls."""
    for copy in net.copies:
        nodes, flows = copy.diagram.nodes, copy.diagram.flows
        waiting = [node.id for node in nodes.values() if node.kind is NodeKind.BOUNDARY and not node.interrupting]
        reached = set(waiting)
        while waiting:
            here = nodes[waiting.pop()]
            after = [flows[flow].target for flow in here.outgoing]
            after += [each.id for each in (*copy.diagram.boundaries_of(here.id), *copy.diagram.within(here.id))]
            fresh = set(after) - reached
            reached |= fresh
            waiting += fresh
        yield from map(copy.path, reached)
        calls = tuple(f"{copy.path(id_)}/" for id_ in reached if nodes[id_].kind is NodeKind.CALL)
        for each in net.copies:
            if each.prefix.startswith(calls):
                yield from map(each.path, each.diagram.nodes)


def observed_by(net: Net, formulas: Iterable[Formula]) -> int:
    """Return the bits of the places that formulas look at, and those one move before what `Next` looks at."""
    observed = 0
    for formula in formulas:
        for atom in atoms_in(formula):
            observed |= mask_of(net, atom)
        for inner in next_in(formula):
            goals = 0
            for atom in atoms_in(inner):
                goals |= mask_of(net, atom) if isinstance(atom, Open) else 0
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
