"""What can follow from a state, worked out once for all the states that it cannot tell apart.

Most states differ only in answers that a move does not look at. A *leap* is what a move does to all of them: it keeps
some answers as they are and puts the rest. It is worked out by running the move once, and used again for each state
with the same marking (the places that are set) and the same answers at the bits that were *looked at*.

Why that is exact. A run looks at marks, at the answers in the guards of the arrows that it passes, and at nothing
else; each arrow that it passes is in its `touched`. So two states with the same marking that agree on those answers
run alike, step by step, and pass the same arrows. The bits looked at are, for every run tried (also of silent moves
that were then not taken): the answers in guards of the arrows touched; the answers that passing them on, firing
a join that they lead to or closing a scope may set; the answers that a called procedure wants handed over; and those
that forgetting may replace by others that are alike. What the move itself sets is the same for all, whatever was
there before. All other answers are kept, unless they are forgotten, which depends on the marking alone.
Nothing is merged or left out: states, their order, moves and faults are those of running each move from each state
(`tests/bpmn/test_leaps.py` holds the two against each other).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from amparo.bpmn.net import Move, Net
from amparo.bpmn.net.changes import Transition
from amparo.bpmn.proof.memory import Memory, bits_of

Known = TypeVar("Known")


class Leap(NamedTuple):
    """What a move does: `state & keep | put`. With `put` below zero it does not end. `looked`: see the module."""

    looked: int
    keep: int
    put: int


@dataclass(slots=True)
class Row:
    """The different leaps from a state, as (keep, put). Now and then two of them lead to the same state.

    `first`: for each leap, the first move that makes it; `ways`: all moves, in the order of the places, each with the
    position of its leap.
    """

    leaps: tuple[tuple[int, int], ...]
    first: tuple[Move | None, ...]
    ways: tuple[tuple[int, Transition], ...]

    @classmethod
    def of(cls, moves: Iterable[tuple[Transition, Leap]]) -> Row:
        """Put the moves that make the same leap together."""
        position: dict[tuple[int, int], int] = {}
        first: list[Move | None] = []
        ways: list[tuple[int, Transition]] = []
        for transition, leap in moves:
            at = position.setdefault((leap.keep, leap.put), len(first))
            if at == len(first):
                first.append(transition.move)
            ways.append((at, transition))
        return cls(tuple(position), tuple(first), tuple(ways))


class Table(Generic[Known]):
    """Remembers something for all states that agree on the bits of a mask. The mask grows as more is looked at."""

    __slots__ = ("known", "mask")

    def __init__(self) -> None:
        self.mask = 0
        self.known: dict[int, Known] = {}

    def remember(self, state: int, looked: int, known: Known) -> None:
        """Remember something that holds for all states that agree with this one on the bits looked at."""
        if looked & ~self.mask:
            self.mask |= looked
            self.known.clear()
        self.known[state & self.mask] = known


class Sight:
    """Says which answers a run can have looked at or set, from the places and arrows that it touched."""

    def __init__(self, net: Net, memory: Memory) -> None:
        self.answers = memory.all_answers
        self._at: dict[int, int] = {}
        self._known: dict[int, int] = {0: 0}
        for touched, answers in _looks(net, memory):
            for bit in bits_of(touched):
                self._at[bit] = self._at.get(bit, 0) | answers
        self._relevant = sum(self._at)

    def of(self, touched: int) -> int:
        """Return the bits of the answers."""
        touched &= self._relevant
        looked = self._known.get(touched)
        if looked is None:
            looked = 0
            for bit in bits_of(touched):
                looked |= self._at[bit]
            self._known[touched] = looked
        return looked


def _looks(net: Net, memory: Memory) -> Iterator[tuple[int, int]]:
    """Yield places or arrows, and the answers that may be looked at or set when one of them is touched."""
    answers = memory.all_answers
    for arrow, ways in net.engine.instants.items():
        for way in ways:
            yield arrow, (way.need | way.forbid) & answers | way.change.answered
    for join in net.engine.joins:
        yield join.need, join.change.answered
    for closing in net.engine.closings:
        yield closing.change.touch, closing.change.answered
    yield from memory.entry_reads
