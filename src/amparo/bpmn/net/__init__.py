"""Runs a procedure, with everything that it calls, for one case.

    net = Net({diagram.process: diagram for diagram in diagrams}, "p00_main")
    state = net.start()
    state = net.fire(state, net.do("screen_person", presumed="yes"))

A state is what is open (by place) and what was answered; it is a value, hashable, and only its own net can read
it: store it with `to_json`, which names places by element path. Nothing here reads a clock: a timer rings when
`fire` is told so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, product
from typing import Any, Final, Protocol

from amparo.bpmn.diagram import TASKS, Diagram, Node, NodeKind, Variable
from amparo.bpmn.net.changes import Change, Move
from amparo.bpmn.net.engine import Endless, Engine, Run
from amparo.bpmn.net.flowing import Flowing
from amparo.bpmn.net.places import Copy, Places, Scope, copies_of

__all__ = ["Armed", "Endless", "Move", "Net", "NotPossible", "Passage", "State", "Unknown", "Ways"]

MOST_STARTS: Final = 4_096


class NotPossible(ValueError):
    """The move cannot happen in this state."""


class Unknown(ValueError):
    """A stored state names a place, a variable or a value that this procedure does not have."""


@dataclass(frozen=True, slots=True)
class State:
    """What is open and what was answered. Compare, hash and keep it; store it with `Net.to_json`."""

    bits: int


@dataclass(frozen=True, slots=True)
class Armed:
    """A message or timer that may come. `name` is the message, or the duration ("PT24H", "@key").

    `host` is the path of what it would interrupt or accompany ("" for a wait of its own). When `absorbs`, the
    message is heard and changes nothing, because the work that it opened is still open.
    """

    kind: str
    path: str
    name: str
    host: str
    absorbs: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A move made: the new state, the arrows passed and the ends reached, by path."""

    state: State
    flows: tuple[str, ...]
    ends: tuple[str, ...]


class Ways(Protocol):
    """Knows a way to each of its states (see `proof.graph`)."""

    def way_to(self, index: int, *more: Move, exact: bool = False) -> tuple[State, list[Move]]:
        """Return the start and the moves of a way to a state, by its number, and on by more moves."""


class Net:
    """A procedure compiled with everything that it calls. Raises `NotAccepted` when they do not fit together."""

    def __init__(self, diagrams: Mapping[str, Diagram], main: str) -> None:
        self.main = main
        self.diagram = diagrams[main]
        self.alarms: dict[int, tuple[str, ...]] = {}  # what a contract notes: a fault, by the bit that tells it
        self.trusting = False  # whether faults were looked for already, and calls keep to what they may hand over
        self.passed: dict[int, int] = {}  # what is passed inside a branch that stands as a contract, by its own bit
        self.classes = 0  # the places that stand for classes of a contract
        self.copies = copies_of(diagrams, main)
        self.places = Places(self.copies)
        self.engine = Engine(self.places)
        self._transition = {each.move: each for several in self.engine.from_bit.values() for each in several}
        self._steps = self._mask_of_steps()

    @property
    def whole(self) -> Net:
        """The net in which stories of this one are told: itself, when everything that it calls is taken in."""
        return self

    def way_to(self, graph: Ways, index: int, *more: Move, exact: bool = False) -> tuple[State, list[Move]]:
        """Return a way to a state of a graph of this net, in the whole net."""
        return graph.way_to(index, *more, exact=exact)

    @property
    def called(self) -> tuple[Copy, ...]:
        """The procedures called, whose entering is seen in this net."""
        return self.copies[1:]

    def _mask_of_steps(self) -> int:
        return sum(self.places.bit[path] for path, (_, node) in self.places.nodes.items() if node.kind in TASKS)

    # --- what is there

    @property
    def variables(self) -> Mapping[str, Variable]:
        """The variables of the procedure and of everything that it calls."""
        return self.places.variables

    def node(self, path: str) -> Node:
        """Return the node at a path. Raises `KeyError`."""
        return self.places.nodes[path][1]

    def diagram_of(self, path: str) -> Diagram:
        """Return the diagram where the node at a path is drawn. Raises `KeyError`."""
        return self.places.nodes[path][0].diagram

    def role_of(self, path: str) -> str | None:
        """Return the role that acts at a path."""
        return self.diagram_of(path).role_of(self.node(path).id)

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The paths of all nodes."""
        return tuple(self.places.nodes)

    # --- running

    def start(self) -> State:
        """Return the first state."""
        return State(self.engine.start().state)

    def opening(self) -> Passage:
        """Return the first state, with the arrows passed."""
        return self._passage(self.engine.start())

    def moves(self, state: State) -> list[Move]:
        """Return everything that may happen next and would change something, in the order of the places."""
        return [each.move for each in self.engine.possible(state.bits) if each.move]

    def fire(self, state: State, move: Move) -> State:
        """Return the state after a move. A message that is absorbed leaves it as it is. Raises `NotPossible`."""
        transition = self._transition.get(move)
        bits = state.bits
        if transition is None or bits & transition.need != transition.need or bits & transition.forbid:
            raise NotPossible(f"{move.kind} {move.path} is not possible now")
        if bits & transition.absorb:
            return state
        return State(self.engine.apply(bits, transition.change).state)

    def passage(self, state: State, move: Move) -> Passage:
        """Return the state after a move, with the arrows passed and the ends reached. Raises `NotPossible`."""
        after = self.fire(state, move)
        transition = self._transition[move]
        if state.bits & transition.absorb:
            return Passage(after, (), ())
        return self._passage(self.engine.apply(state.bits, transition.change))

    def do(self, path: str, **answers: str) -> Move:
        """Return the move that does the step (or hears the message, or rings the timer) at a path, with its answers.

        Raises `NotPossible` when nothing can ever happen there with these answers.
        """
        for move in self.moves_at(path):
            if dict(move.answers) == answers:
                return move
        raise NotPossible(f"{path} with {answers or 'no answers'} is not a move of {self.main}")

    def moves_at(self, path: str) -> Sequence[Move]:
        """Return every move that can ever happen at a path, one for each way of answering."""
        return self._moves_at.get(path, ())

    @cached_property
    def _moves_at(self) -> dict[str, list[Move]]:
        found: dict[str, list[Move]] = {}
        for move in self._transition:
            if move:
                found.setdefault(move.path, []).append(move)
        return found

    # --- looking at a state

    def ended(self, state: State) -> bool:
        """Say whether the whole procedure is over."""
        return not state.bits & self.engine.alive

    def open_steps(self, state: State) -> list[str]:
        """Return the paths of the steps that someone may do now, in the order of the files."""
        return self.engine.paths(state.bits & self._steps)

    def is_open(self, state: State, path: str) -> bool:
        """Say whether a place (a step, a sub-process, a call, a wait) is open."""
        return bool(state.bits & self.places.bit.get(path, 0))

    def open_places(self, state: State) -> list[str]:
        """Return the paths of every place where something is, also calls, sub-processes, joins and what is ready."""
        return self.engine.paths(state.bits & self.places.resting)

    def waiting(self, state: State) -> list[Armed]:
        """Return the messages and timers that may come now."""
        found: list[Armed] = []
        homes = state.bits & self.engine.homes
        while homes:
            low = homes & -homes
            found.extend(
                self._armed(transition.move, absorbs=bool(transition.absorb & state.bits))
                for transition in self.engine.from_bit[low]
                if transition.move and transition.move.kind != "step"
            )
            homes ^= low
        return list(dict.fromkeys(found))

    def _armed(self, move: Move, *, absorbs: bool) -> Armed:
        copy, node = self.places.nodes[move.path]
        host = ""
        if node.attached_to:
            host = copy.path(node.attached_to)
        elif node.kind is NodeKind.START:
            outer = copy.diagram.nodes[node.scope].scope
            host = copy.path(outer) if outer else copy.prefix.rstrip("/") or self.main
        return Armed(move.kind, move.path, node.message or node.timer or "", host, absorbs)

    def answers(self, state: State) -> dict[str, str]:
        """Return the answers given so far. A variable that nobody has answered is absent."""
        return {name: value for (name, value), bit in self.places.answer.items() if bit & state.bits}

    # --- storing a state

    def to_json(self, state: State) -> dict[str, Any]:
        """Return a state as plain values: places by element path, answers by name."""
        return {"at": self.open_places(state), "answers": self.answers(state)}

    def from_json(self, stored: Mapping[str, Any]) -> State:
        """Return the state that `to_json` stored. Raises `Unknown`."""
        bits, at, answers = 0, stored.get("at"), stored.get("answers")
        if not isinstance(at, list) or not isinstance(answers, Mapping):
            raise Unknown("a stored state has a list “at” and a table “answers”")
        for path in at:
            bit = self.places.bit.get(path, 0) & self.places.resting if isinstance(path, str) else 0
            if not bit:
                raise Unknown(f"{self.main} has no place {path!r}")
            bits |= bit
        for name, value in answers.items():
            bit = self.places.answer.get((name, value), 0) if isinstance(value, str) else 0
            if not bit:
                raise Unknown(f"{self.main} has no answer {name} = {value!r}")
            bits |= bit
        return State(bits)

    # --- for the proof

    def starts(self) -> tuple[State, ...]:
        """Return the states from which a proof begins, see `start_runs`."""
        return tuple(dict.fromkeys(State(run.state) for run in self.start_runs()))

    def start_runs(self) -> tuple[Run, ...]:
        """Return the openings from which a proof begins: one for each combination of `given` values."""
        flowing = Flowing(self.places)
        handed = [variable for variable in self.diagram.variables.values() if variable.given]
        runs = []
        for case in islice(product(*(variable.given for variable in handed)), MOST_STARTS):
            given = Change()
            for variable, value in zip(handed, case, strict=True):
                given = given.then(flowing.answer(variable.name, value))
            runs.append(self.engine.start(given))
        return tuple(runs)

    def openings(self) -> tuple[Passage, ...]:
        """Return the states from which a proof begins, each with the arrows passed."""
        return tuple(self._passage(run) for run in self.start_runs())

    def scope_of(self, path: str) -> Scope:
        """Return the scope at a path: the procedure, a call or a sub-process."""
        return self.places.scope_at[path]

    def _passage(self, run: Run) -> Passage:
        flows, ends = [], []
        for copy in self.copies:
            for flow in copy.diagram.flows.values():
                if self.places.bit[copy.path(flow.id)] & run.touched:
                    flows.append(copy.path(flow.id))
                    if copy.diagram.nodes[flow.target].kind in {NodeKind.END, NodeKind.TERMINATE}:
                        ends.append(copy.path(flow.target))
        return Passage(State(run.state), tuple(flows), tuple(dict.fromkeys(ends)))
