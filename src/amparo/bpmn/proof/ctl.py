"""A small branching-time logic (CTL) over the states that a procedure can reach.

Atoms look at one state; `Next` is EX, `Eventually` is EF, `Until` is E[keep U goal]. A right is of the form
"in every reachable state (AG), premise implies promise". A path ends where nothing more can happen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Final

from amparo.bpmn.diagram import TASKS, Node
from amparo.bpmn.net import Net
from amparo.bpmn.proof.graph import Graph


@dataclass(frozen=True, slots=True)
class Answered:
    """The variable has one of these values. False while unanswered or undeclared."""

    variable: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A step of one of these kinds is open. With `sets`, only steps that set this answer count."""

    kinds: frozenset[str]
    sets: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Asks:
    """A step that asks for the variable is open."""

    variable: str


@dataclass(frozen=True, slots=True)
class CanReceive:
    """One of these messages can be received now, and would be heard (its handler is not already open).

    True when the whole procedure is over: then there is nothing left to be told.
    """

    messages: frozenset[str]


@dataclass(frozen=True, slots=True)
class Over:
    """The whole procedure has ended."""


@dataclass(frozen=True, slots=True)
class Going:
    """The case is open: `closed` is not yes and, where `closed` is not declared, the procedure is not over."""


@dataclass(frozen=True, slots=True)
class Not:
    """The formula is false."""

    inner: Formula


@dataclass(frozen=True, slots=True)
class All:
    """Every formula is true."""

    inner: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one formula is true."""

    inner: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Next:
    """After some possible move the formula is true."""

    inner: Formula


@dataclass(frozen=True, slots=True)
class Eventually:
    """On some way on, sooner or later, the formula is true."""

    inner: Formula


@dataclass(frozen=True, slots=True)
class Until:
    """On some way on, `keep` stays true until `goal` is. The goal itself need not keep."""

    keep: Formula
    goal: Formula


Atom = Answered | Open | Asks | CanReceive | Over | Going
Formula = Atom | Not | All | Either | Next | Eventually | Until


_CLOSED: Final = ("closed", "yes")
_OPPOSITE: Final = bytes((1, 0)) + bytes(254)


class Judge:
    """Says in which states of a graph a formula is true. Each formula is worked out once."""

    def __init__(self, net: Net, graph: Graph) -> None:
        self.net, self.graph = net, graph
        self._known: dict[Formula, bytes] = {}

    def where(self, formula: Formula) -> bytes:
        """Return one byte per state, in the order of the graph: 1 where the formula is true."""
        if formula not in self._known:
            self._known[formula] = self._work_out(formula)
        return self._known[formula]

    def first_breach(self, premise: Formula, promise: Formula) -> int | None:
        """Return the first state in which the premise is true and the promise is not."""
        at = self.where(All((premise, Not(promise)))).find(1)
        return None if at < 0 else at

    def arising(self, premises: Iterable[Formula]) -> int:
        """Return in how many states at least one of the premises is true."""
        return self.where(Either(tuple(premises))).count(1)

    def _work_out(self, formula: Formula) -> bytes:
        match formula:
            case Not(inner):
                return self.where(inner).translate(_OPPOSITE)
            case All(inner):
                return self._together(and_, b"\1", inner)
            case Either(inner):
                return self._together(or_, b"\0", inner)
            case Next(inner):
                return self._before(self.where(inner))
            case Eventually(inner):
                return self._until(b"\1" * len(self.graph.states), self.where(inner))
            case Until(keep, goal_formula):
                return self._until(self.where(keep), self.where(goal_formula))
            case _:
                return bytes(self._atom(formula))

    def _together(self, join: Callable[[int, int], int], none: bytes, several: tuple[Formula, ...]) -> bytes:
        """Join formulas state by state: all bytes at once, read as one long number."""
        size = len(self.graph.states)
        numbers = (int.from_bytes(self.where(each), "little") for each in several)
        return reduce(join, numbers, int.from_bytes(none * size, "little")).to_bytes(size, "little")

    def _before(self, goal: bytes) -> bytes:
        true, before = bytearray(len(goal)), self.graph.before
        for index in _ones(goal):
            for each in before[index]:
                true[each] = 1
        return bytes(true)

    def _until(self, keep: bytes, goal: bytes) -> bytes:
        """Go backwards from the goal, through states that keep. `open_` are those that may still become true."""
        true, before, waiting = bytearray(goal), self.graph.before, list(_ones(goal))
        open_ = bytearray(self._with(keep, goal))
        while waiting:
            for index in before[waiting.pop()]:
                if open_[index]:
                    open_[index] = 0
                    true[index] = 1
                    waiting.append(index)
        return bytes(true)

    @staticmethod
    def _with(keep: bytes, goal: bytes) -> bytes:
        kept = int.from_bytes(keep, "little") & ~int.from_bytes(goal, "little")
        return kept.to_bytes(len(keep), "little")

    def _atom(self, formula: Atom) -> Iterator[bool]:
        """Say for each state whether an atom is true. It looks at few bits: each pattern of these is judged once."""
        mask = mask_of(self.net, formula)
        if isinstance(formula, CanReceive):
            mask |= self.net.engine.alive
        known: dict[int, bool] = {}
        for state in self.graph.states:
            seen = state & mask
            true = known.get(seen)
            if true is None:
                true = known[seen] = self._is_true(formula, seen)
            yield true

    def _is_true(self, formula: Atom, seen: int) -> bool:
        if isinstance(formula, Over):
            return not seen
        if isinstance(formula, Going):
            return bool(seen) != ("closed" in self.net.variables)
        if isinstance(formula, CanReceive):
            ways = _ways_to_receive(self.net, formula.messages)
            alive = seen & self.net.engine.alive
            return not alive or any(seen & need == need and not seen & absorb for need, absorb in ways)
        return bool(seen)


def _ones(true: bytes) -> Iterator[int]:
    at = true.find(1)
    while at >= 0:
        yield at
        at = true.find(1, at + 1)


def mask_of(net: Net, atom: Atom) -> int:
    """Return the bits that an atom looks at."""
    match atom:
        case Over():
            return net.engine.alive
        case Going():
            return net.places.answer.get(_CLOSED, 0) if "closed" in net.variables else net.engine.alive
        case CanReceive(messages):
            mask = 0
            for need, absorb in _ways_to_receive(net, messages):
                mask |= need | absorb
            return mask
        case Answered(variable, values):
            return sum(net.places.answer.get((variable, value), 0) for value in values)
        case Open(kinds, sets):
            return sum(net.places.bit[path] for path, node in _tasks(net) if _is_of(node, kinds, sets))
        case Asks(variable):
            asking = (path for path, node in _tasks(net) if any(ask.variable == variable for ask in node.asks))
            return sum(map(net.places.bit.__getitem__, asking))


def _ways_to_receive(net: Net, messages: frozenset[str]) -> list[tuple[int, int]]:
    return [
        (transition.need, transition.absorb)
        for several in net.engine.from_bit.values()
        for transition in several
        if transition.move and net.node(transition.move.path).message in messages
    ]


def _tasks(net: Net) -> Iterable[tuple[str, Node]]:
    return ((path, node) for path, (_, node) in net.places.nodes.items() if node.kind in TASKS)


def _is_of(node: Node, kinds: frozenset[str], sets: tuple[str, str] | None) -> bool:
    if node.step is None or node.step.kind not in kinds:
        return False
    return sets is None or sets in may_set(node)


def may_set(node: Node) -> set[tuple[str, str]]:
    """Return the answers that a step or event can leave behind."""
    asked = {(ask.variable, value) for ask in node.asks for value in ask.values}
    return asked | {(effect.variable, effect.value) for effect in node.effects}


def atoms_in(formula: Formula) -> Iterator[Atom]:
    """Yield the atoms of a formula."""
    match formula:
        case Not(inner) | Next(inner) | Eventually(inner):
            yield from atoms_in(inner)
        case All(several) | Either(several):
            for each in several:
                yield from atoms_in(each)
        case Until(keep, goal):
            yield from atoms_in(keep)
            yield from atoms_in(goal)
        case _:
            yield formula


def next_in(formula: Formula) -> Iterator[Formula]:
    """Yield what each `Next` in a formula looks at."""
    match formula:
        case Next(inner):
            yield inner
            yield from next_in(inner)
        case Not(inner) | Eventually(inner):
            yield from next_in(inner)
        case All(several) | Either(several):
            for each in several:
                yield from next_in(each)
        case Until(keep, goal):
            yield from next_in(keep)
            yield from next_in(goal)
        case _:
            return


def variables_in(formula: Formula) -> frozenset[str]:
    """Return the variables that a formula looks at."""
    return frozenset(atom.variable for atom in atoms_in(formula) if isinstance(atom, Answered))
