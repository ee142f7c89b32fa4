"""Says in which states of a graph a formula is true.

The truth of a formula is one byte per state. Formulas are joined as long numbers, all states at once; `Until` goes
backwards from the goal, along the states that lead to each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from operator import and_, or_
from typing import Final

from amparo.bpmn.net import Net
from amparo.bpmn.proof.ctl import (
    CLOSED,
    All,
    Atom,
    Beginning,
    CanReceive,
    Either,
    Eventually,
    Formula,
    Going,
    Next,
    Not,
    Over,
    Until,
    mask_of,
    ways_to_receive,
)
from amparo.bpmn.proof.graph import Graph

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
                return self._atom(formula)

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

    def _atom(self, formula: Atom) -> bytes:
        if isinstance(formula, Beginning):
            return bytes([index in self.graph.starts for index in range(len(self.graph.states))])
        states, mask = self.graph.states, mask_of(self.net, formula)
        some = bytes([1 if state & mask else 0 for state in states])
        if isinstance(formula, Over):
            return some.translate(_OPPOSITE)
        if isinstance(formula, Going):
            return some.translate(_OPPOSITE) if "closed" in self.net.variables else some
        if isinstance(formula, CanReceive):
            return self._can_receive(formula)
        return some

    def _can_receive(self, formula: CanReceive) -> bytes:
        """Look at each pattern of the bits that matter once."""
        net, ways = self.net, ways_to_receive(self.net, formula)
        alive, closed = net.engine.alive, net.places.answer.get(CLOSED, 0)
        mask = mask_of(net, formula) | alive
        seen = [state & mask for state in self.graph.states]

        def heard(state: int, need: int, absorb: int) -> bool:
            if formula.absorbed:
                return state & need == need or bool(state & absorb)
            return state & need == need and not state & absorb

        true = {
            each: not each & alive or bool(each & closed) or any(heard(each, need, absorb) for need, absorb in ways)
            for each in set(seen)
        }
        return bytes([true[each] for each in seen])


def _ones(true: bytes) -> Iterator[int]:
    at = true.find(1)
    while at >= 0:
        yield at
        at = true.find(1, at + 1)
