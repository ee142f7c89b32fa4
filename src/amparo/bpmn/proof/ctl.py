"""A small branching-time logic (CTL) over the states that a procedure can reach.

Atoms look at one state; `Next` is EX, `Eventually` is EF, `Until` is E[keep U goal]. A right is of the form
"in every reachable state (AG), premise implies promise". A path ends where nothing more can happen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from amparo.bpmn.diagram import TASKS, Node
from amparo.bpmn.net import Net
from amparo.bpmn.proof.explore import Graph


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
    """One of these messages can be received now, and would be heard (its handler is not already open)."""

    messages: frozenset[str]


@dataclass(frozen=True, slots=True)
class Over:
    """The whole procedure has ended."""


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


Formula = Answered | Open | Asks | CanReceive | Over | Not | All | Either | Next | Eventually | Until


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

    def _atom(self, formula: Answered | Open | Asks | CanReceive | Over) -> bytearray:
        states = self.graph.states
        match formula:
            case Over():
                alive = self.net.engine.alive
                return bytearray(not state & alive for state in states)
            case CanReceive(messages):
                return self._can_receive(messages)
            case Answered(variable, values):
                mask = sum(self.net.places.answer.get((variable, value), 0) for value in values)
            case Open(kinds, sets):
                mask = self._mask(node for node in self._tasks() if _is_of(node[1], kinds, sets))
            case Asks(variable):
                mask = self._mask(
                    node for node in self._tasks() if any(ask.variable == variable for ask in node[1].asks)
                )
        return bytearray(bool(state & mask) for state in states)

    def _can_receive(self, messages: frozenset[str]) -> bytearray:
        ways = [
            (transition.need, transition.absorb)
            for several in self.net.engine.from_bit.values()
            for transition in several
            if transition.move and self.net.node(transition.move.path).message in messages
        ]
        return bytearray(
            any(state & need == need and not state & absorb for need, absorb in ways) for state in self.graph.states
        )

    def _tasks(self) -> Iterable[tuple[str, Node]]:
        return ((path, node) for path, (_, node) in self.net.places.nodes.items() if node.kind in TASKS)

    def _mask(self, nodes: Iterable[tuple[str, Node]]) -> int:
        return sum(self.net.places.bit[path] for path, _ in nodes)


def _is_of(node: Node, kinds: frozenset[str], sets: tuple[str, str] | None) -> bool:
    if node.step is None or node.step.kind not in kinds:
        return False
    return sets is None or sets in may_set(node)


def may_set(node: Node) -> set[tuple[str, str]]:
    """Return the answers that a step or event can leave behind."""
    asked = {(ask.variable, value) for ask in node.asks for value in ask.values}
    return asked | {(effect.variable, effect.value) for effect in node.effects}


def variables_in(formula: Formula) -> frozenset[str]:
    """Return the variables that a formula looks at."""
    match formula:
        case Answered(variable, _):
            return frozenset({variable})
        case Not(inner) | Next(inner) | Eventually(inner):
            return variables_in(inner)
        case All(inner) | Either(inner):
            return frozenset().union(*(variables_in(each) for each in inner))
        case Until(keep, goal):
            return variables_in(keep) | variables_in(goal)
        case _:
            return frozenset()
