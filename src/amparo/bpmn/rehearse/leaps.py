"""What each move does to the places of a case, worked out once for each state and move."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from amparo.bpmn.diagram import ENDS
from amparo.bpmn.net import Net
from amparo.bpmn.net.changes import Transition
from amparo.bpmn.proof.memory import Memory
from amparo.bpmn.rehearse.offers import Offer

MOST_KEPT: Final = 200_000


@dataclass(frozen=True, slots=True)
class Leap:
    """What a move does: the state after it, the places that close, what opens; the ends reached when it is the last.

    `closing` is 1 when the case is closed by it (the answer `closed` becomes yes), -1 when it is opened again.
    """

    after: int
    gone: tuple[int, ...]
    opens: tuple[Offer, ...]
    ended: bool
    closing: int
    ends: tuple[str, ...]


class Leaps:
    """The moves of a procedure as leaps, and how a case begins."""

    def __init__(self, net: Net, offers: Mapping[int, Offer]) -> None:
        self.net, self.offers = net, offers
        self.homes = sum(offers)
        self.memory = Memory(net)
        self.first = self.memory.without_forgotten(net.start().bits)
        self.opening = self._offers(self.first & self.homes)
        self.closed = net.places.answer.get(("closed", "yes"), 0)
        self._known: dict[tuple[int, int], Leap] = {}

    def leap(self, state: int, transition: Transition, done: int) -> Leap:
        """Return what a move does in a state. `done` is the place of the step just done: it may open again at once."""
        key = state, id(transition)
        known = self._known.get(key)
        if known is None:
            known = self._leap(state, transition, done)
            if len(self._known) < MOST_KEPT:
                self._known[key] = known
        return known

    def _leap(self, state: int, transition: Transition, done: int) -> Leap:
        run = self.net.engine.apply(state, transition.change)
        gone = (state & ~run.state | done) & self.homes
        ended = not run.state & self.net.engine.alive
        opens = run.state & (~state | done) & self.homes
        return Leap(
            after=self.memory.without_forgotten(run.state),  # answers that no arrow further on reads make no difference
            gone=tuple(_bits(gone)),
            opens=() if ended else self._offers(opens),
            ended=ended,
            closing=bool(run.state & self.closed) - bool(state & self.closed),
            ends=self._ends(run.touched) if ended else (),
        )

    def _offers(self, mask: int) -> tuple[Offer, ...]:
        return tuple(self.offers[bit] for bit in _bits(mask))

    def _ends(self, touched: int) -> tuple[str, ...]:
        bit = self.net.places.bit
        return tuple(
            node.id
            for node in self.net.diagram.within("")
            if node.kind in ENDS and any(bit[flow] & touched for flow in node.incoming)
        )


def _bits(mask: int) -> list[int]:
    found = []
    while mask:
        low = mask & -mask
        found.append(low)
        mask ^= low
    return found
