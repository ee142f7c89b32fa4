"""The states of a procedure as far as logs lead into them, each worked out once.

States are numbered as they are met. What an event leads to from a set of states, and what leaving one step out leads
to, are remembered by set.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from amparo.bpmn.net import Move, Net, NotPossible, State
from amparo.bpmn.proof.memory import Memory

MOST_STATES: Final = 500_000

States = frozenset[int]
NOWHERE: Final[States] = frozenset()


class TooMany(ValueError):
    """What is not in the log leaves more possibilities open than can be looked at."""


@dataclass(frozen=True, slots=True)
class Label:
    """What an event says: where it may have happened, with which answers, and whether it was called a deviation."""

    activity: str
    paths: tuple[str, ...]
    answers: tuple[tuple[str, str], ...] = ()
    told: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """A move from a state: what it is, where, and the number of the state after it."""

    kind: str
    path: str
    to: int


class Graph:
    """A net with everything that was ever asked of it remembered. `silent` are kinds of moves that no log tells."""

    def __init__(self, net: Net, silent: frozenset[str]) -> None:
        self.net, self.silent = net, silent
        self.states: list[State] = []
        self.ended: set[int] = set()
        self.labels: list[Label] = []
        self._memory = Memory(net)
        self._number: dict[int, int] = {}
        self._moves: dict[Label, tuple[Move, ...]] = {}
        self._label_number: dict[Label, int] = {}
        self._ways: dict[int, tuple[Way, ...]] = {}
        self._closure: dict[int, States] = {}
        self._single: dict[tuple[int, int], States] = {}
        self._after: dict[tuple[States, int], States] = {}
        self._left_out: dict[States, States] = {}
        self._left_out_one: dict[int, States] = {}
        self._open: dict[int, frozenset[str]] = {}
        self.first = self._closed(self._numbered(state) for state in net.starts())

    def label(self, label: Label) -> int:
        """Return the number of a label."""
        found = self._label_number.get(label)
        if found is None:
            found = self._label_number[label] = len(self.labels)
            self.labels.append(label)
        return found

    def after(self, states: States, label: int) -> States:
        """Return where an event leads from a set of states; empty: nowhere."""
        found = self._after.get((states, label))
        if found is None:
            found = NOWHERE.union(*(self.after_one(state, label) for state in states))
            self._after[states, label] = found
        return found

    def after_one(self, state: int, label: int) -> States:
        """Return where an event leads from one state."""
        found = self._single.get((state, label))
        if found is None:
            found = self._single[state, label] = self._lead(state, self.labels[label])
        return found

    def leaving_out(self, states: States) -> States:
        """Return where a set of states leads when one step that the log should tell is left out."""
        found = self._left_out.get(states)
        if found is None:
            found = self._left_out[states] = NOWHERE.union(*map(self.leaving_out_one, states))
        return found

    def leaving_out_one(self, state: int) -> States:
        """Return the same for one state."""
        found = self._left_out_one.get(state)
        if found is None:
            ways = self.ways(state)
            found = self._left_out_one[state] = self._closed(way.to for way in ways if way.kind not in self.silent)
        return found

    def skipped_between(self, state: int, target: int) -> str:
        """Return the path of the step whose leaving out leads from one state to another."""
        ways = (way for way in self.ways(state) if way.kind not in self.silent)
        return next(way.path for way in ways if target in self._closed([way.to]))

    def ways(self, state: int) -> tuple[Way, ...]:
        """Return every move from a state that changes something."""
        found = self._ways.get(state)
        if found is None:
            before = self.states[state]
            found = self._ways[state] = tuple(
                Way(move.kind, move.path, self._numbered(self.net.fire(before, move)))
                for move in self.net.moves(before)
            )
        return found

    def may_happen(self, label: int) -> bool:
        """Say whether an event can happen anywhere in the procedure, with its answers."""
        said = self.labels[label]
        return said.told == "added" or bool(self._moves_of(said))

    def open_steps(self, state: int) -> frozenset[str]:
        """Return the paths of the steps that someone may do in a state."""
        found = self._open.get(state)
        if found is None:
            found = self._open[state] = frozenset(self.net.open_steps(self.states[state]))
        return found

    def _lead(self, state: int, label: Label) -> States:
        if label.told == "added":
            return frozenset([state])
        before, targets = self.states[state], []
        for move in self._moves_of(label):
            try:
                targets.append(self._numbered(self.net.fire(before, move)))
            except NotPossible:
                continue
        return self._closed(targets)

    def _moves_of(self, label: Label) -> tuple[Move, ...]:
        found = self._moves.get(label)
        if found is None:
            moves = (move for path in label.paths for move in self.net.moves_at(path))
            found = self._moves[label] = tuple(move for move in moves if _agree(move, label))
        return found

    def _closed(self, states: Iterable[int]) -> States:
        """Return a set with everything that silent moves lead to from it."""
        if not self.silent:
            return frozenset(states)
        found: set[int] = set()
        for state in states:
            known = self._closure.get(state)
            if known is None:
                known = self._closure[state] = self._close(state)
            found |= known
        return frozenset(found)

    def _close(self, state: int) -> States:
        reached, waiting = {state}, [state]
        while waiting:
            for way in self.ways(waiting.pop()):
                if way.kind in self.silent and way.to not in reached:
                    reached.add(way.to)
                    waiting.append(way.to)
        return frozenset(reached)

    def _numbered(self, state: State) -> int:
        found = self._number.get(state.bits)
        if found is None:  # answers that nobody can read any more make no difference to what may happen
            alike = self._memory.without_forgotten(state.bits)
            found = self._number[state.bits] = self._numbered_alike(State(alike))
        return found

    def _numbered_alike(self, state: State) -> int:
        found = self._number.get(state.bits)
        if found is None:
            if len(self.states) >= MOST_STATES:
                raise TooMany(f"more than {MOST_STATES} states")
            found = self._number[state.bits] = len(self.states)
            self.states.append(state)
            if self.net.ended(state):
                self.ended.add(found)
        return found


def _agree(move: Move, label: Label) -> bool:
    """Say whether the answers that the log gives are those of a move; what the step does not ask is not looked at."""
    if not label.answers:
        return True
    given = dict(label.answers)
    return all(given.get(name, value) == value for name, value in move.answers)
