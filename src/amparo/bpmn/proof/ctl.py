"""A small branching-time logic (CTL) over the states that a procedure can reach.

Atoms look at one state; `Next` is EX, `Eventually` is EF, `Until` is E[keep U goal]. A right is of the form
"in every reachable state (AG), premise implies promise". A path ends where nothing more can happen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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


_CLOSED = ("closed", "yes")


class Judge:
    """Says in which states of a graph a formula is true. Each formula is worked out once."""

    def __init__(self, net: Net, graph: Graph) -> None:
        self.net, self.graph = net, graph
        self._known: dict[Formula, bytearray] = {}

    def where(self, formula: Formula) -> bytearray:
        """Return one byte per state, in the order of the graph: 1 where the formula is true."""
        if formula not in self._known:
            self._known[formula] = self._work_out(formula)
        return self._known[formula]

    def _work_out(self, formula: Formula) -> bytearray:
        match formula:
            case Not(inner):
                return bytearray(1 - each for each in self.where(inner))
            case All(inner):
                return bytearray(map(min, zip(*(self.where(each) for each in inner), strict=True)))
            case Either(inner):
                return bytearray(map(max, zip(*(self.where(each) for each in inner), strict=True)))
            case Next(inner):
                goal = self.where(inner)
                return bytearray(any(goal[after] for after in several) for several in self.graph.after)
            case Eventually(inner):
                return self._until(bytearray(b"\1") * len(self.graph.states), self.where(inner))
            case Until(keep, goal_formula):
                return self._until(self.where(keep), self.where(goal_formula))
            case _:
                return self._atom(formula)

    def _until(self, keep: bytearray, goal: bytearray) -> bytearray:
        true, before = bytearray(goal), self.graph.before
        waiting = [index for index, each in enumerate(goal) if each]
        while waiting:
            for index in before[waiting.pop()]:
                if keep[index] and not true[index]:
                    true[index] = 1
                    waiting.append(index)
        return true

    def _atom(self, formula: Atom) -> bytearray:
        states, mask = self.graph.states, mask_of(self.net, formula)
        if isinstance(formula, Over):
            return bytearray(not state & mask for state in states)
        if isinstance(formula, Going):
            closed = "closed" in self.net.variables
            return bytearray(bool(state & mask) != closed for state in states)
        if isinstance(formula, CanReceive):
            ways = _ways_to_receive(self.net, formula.messages)
            alive = self.net.engine.alive
            return bytearray(
                not state & alive or any(state & need == need and not state & absorb for need, absorb in ways)
                for state in states
            )
        return bytearray(bool(state & mask) for state in states)


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
