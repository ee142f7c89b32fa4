"""The reachable states and how they follow each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from amparo.bpmn.net import Move, Net, NotPossible, State
from amparo.bpmn.net.changes import Transition
from amparo.bpmn.proof.leaps import Row
from amparo.bpmn.proof.memory import Memory


class Settling(Protocol):
    """What does silent moves at once (see `silent`)."""

    def settle(self, state: int) -> Trace:
        """Do every silent move that may be done at once."""


class Trace(Protocol):
    """A state after its silent moves."""

    @property
    def state(self) -> int:
        """The state then."""

    @property
    def moves(self) -> tuple[Move, ...]:
        """The moves done."""


@dataclass(slots=True)
class Seen:
    """The first time that something wrong was seen: the state before (by number), and the move."""

    before: int
    move: Move | None


@dataclass(slots=True)
class Graph:
    """The reachable states (as numbers), how they follow each other, and what was seen on the way."""

    net: Net
    silence: Settling
    memory: Memory
    states: list[int] = field(default_factory=list)
    number: dict[int, int] = field(default_factory=dict)
    after: list[list[int]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    before: list[list[int]] = field(default_factory=list)
    parent: list[int] = field(default_factory=list)
    move: list[Move | None] = field(default_factory=list)
    starts: dict[int, State] = field(default_factory=dict)
    touched: int = 0
    edges: int = 0
    clashes: dict[int, Seen] = field(default_factory=dict)
    early: dict[int, Seen] = field(default_factory=dict)
    misfits: dict[tuple[str, str], Seen] = field(default_factory=dict)
    alarms: dict[tuple[str, ...], Seen] = field(default_factory=dict)
    endless: Seen | None = None

    def add(self, state: int, parent: int, move: Move | None) -> None:
        """Add a state, and how it was first reached."""
        self.number[state] = len(self.states)
        self.states.append(state)
        self.before.append([])
        self.parent.append(parent)
        self.move.append(move)

    def edges_from(self, index: int) -> Iterator[tuple[int, Transition]]:
        """Return each state that can follow with what leads there, in the order of the places."""
        after = self.after[index]
        return ((after[position], way) for position, way in self.rows[index].ways)

    def settled(self, state: int) -> int:
        """Return the state of the graph for any state: silent moves done, and without what is forgotten."""
        forget = self.memory.without_forgotten
        return forget(self.silence.settle(forget(state)).state)

    def way_to(self, index: int, *more: Move, exact: bool = False) -> tuple[State, list[Move]]:
        """Return the start and the moves of a short way to a state, and on by more moves.

        Silent moves are told only where a later move needs them; with `exact`, also those that lead to the very state.
        """
        moves: list[Move] = []
        while (move := self.move[index]) is not None:
            moves.append(move)
            index = self.parent[index]
        start, known = self.starts[index], [*reversed(moves), *more]
        told = self._with_silent(start, known, exact=exact)
        needed = set(known)
        at = len(told) - 1
        goal = self._end_of(start, told, exact=exact)
        while at >= 0:
            fewer = told[:at] + told[at + 1 :]
            if told[at] not in needed and self._end_of(start, fewer, exact=exact) == goal:
                told = fewer
            at -= 1
        return start, told

    def _with_silent(self, start: State, known: list[Move], *, exact: bool) -> list[Move]:
        state, told = start.bits, []
        for move in known:
            settled = self.silence.settle(state)
            told += [*settled.moves, move]
            state = self.net.fire(State(settled.state), move).bits
        return [*told, *self.silence.settle(state).moves] if exact else told

    def _end_of(self, start: State, moves: list[Move], *, exact: bool) -> int | None:
        state = start
        for move in moves:
            try:
                state = self.net.fire(state, move)
            except NotPossible:
                return None
        return self.memory.without_forgotten(state.bits if exact else self.silence.settle(state.bits).state)
