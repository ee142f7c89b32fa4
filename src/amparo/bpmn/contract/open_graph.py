"""The states of a procedure that is called, whatever its surroundings do with the answers that they share.

A state here is what is open inside and what only this procedure answers; the shared answers are not part of it.
A move is worked out for every case of the shared answers that it looks at (see `space`), so that the graph is the
same for every caller: another branch may change a shared answer at any moment, and only the case changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from amparo.bpmn.contract.space import Space
from amparo.bpmn.contract.watch import Watch
from amparo.bpmn.diagram import Node, NodeKind, Variable
from amparo.bpmn.net import Endless, Move, Net
from amparo.bpmn.net.changes import Change, Transition
from amparo.bpmn.net.engine import Run
from amparo.bpmn.net.flowing import Flowing
from amparo.bpmn.proof.memory import Memory, bits_of, contracts

MOST_OPEN_STATES: Final = 20_000
ENDED: Final = 0

Answers = tuple[tuple[str, str], ...]
Tag = tuple[str, ...]


class NoContract(Exception):
    """The procedure cannot be folded: its caller takes it in whole."""


class Outcome(NamedTuple):
    """What a move does in some cases: the shared answers that it leaves, what a right notes of it, where it leads."""

    answers: Answers
    tags: frozenset[Tag]
    to: int


class Step(NamedTuple):
    """A move from a state: what it does in which cases."""

    move: Move | None
    outcomes: tuple[tuple[int, Outcome], ...]


@dataclass(slots=True)
class OpenGraph:
    """The states (0 is the end), the opening, and what may follow each.

    `shared`: the variables of the surroundings; `touched`: the places and arrows passed.
    """

    net: Net
    memory: Memory
    space: Space
    shared: frozenset[str]
    opening: Step
    states: list[int] = field(default_factory=list)
    number: dict[int, int] = field(default_factory=dict)
    steps: list[tuple[Step, ...]] = field(default_factory=list)
    possible: list[tuple[Transition, ...]] = field(default_factory=list)
    touched: int = 0
    untidy: bool = False  # somewhere two tokens meet, or an end is reached while work that leads to it is open

    def showing(self, visible: frozenset[str]) -> OpenGraph:
        """Return the graph as those see it who look at some of the shared answers only."""
        return replace(
            self, opening=_showing(self.opening, visible),
            steps=[tuple(_showing(step, visible) for step in steps) for steps in self.steps],
        )  # fmt: skip


def _showing(step: Step, visible: frozenset[str]) -> Step:
    merged: dict[Outcome, int] = {}
    for cases, outcome in step.outcomes:
        seen = outcome._replace(answers=tuple(each for each in outcome.answers if each[0] in visible))
        merged[seen] = merged.get(seen, 0) | cases
    return Step(step.move, tuple((cases, outcome) for outcome, cases in merged.items()))


def own_variables(net: Net, candidates: Iterable[str]) -> frozenset[str]:
    """Return the variables that may be kept inside: nothing reads what a former call left in them."""
    memory, change = Memory(net), Flowing(net.engine.places).enter(net.places.scopes[-1])
    live = 0
    for bit in bits_of(change.put & memory.marks):
        live |= memory.live.get(bit, 0)
    live &= ~change.answered
    return frozenset(name for name in candidates if name in memory.every and not memory.every[name] & live)


class OpenExplorer:
    """Explores a procedure in open surroundings. Raises `NoContract` or `TooManyCases`."""

    def __init__(
        self, net: Net, own: frozenset[str], watch: Watch, possible: Mapping[str, frozenset[str]] | None = None
    ) -> None:
        self.net, self.engine, self.memory = net, net.engine, Memory(net)
        self.own = sum(self.memory.every[name] for name in own)
        self.shared = frozenset(net.variables) - own
        self.reads = {bit: names & self.shared for bit, names in self._reads()}
        self.reading = sum(self.reads)
        read = frozenset().union(*self.reads.values())
        self.space = Space(_restricted(each, possible) for name, each in net.variables.items() if name in read)
        self.kinds = frozenset(rule.kind for rule in watch.after)
        self.wrong = watch.wrong_hands(net)
        self.arrows = {path: self._arrows(path) for path in self.wrong}
        self.entries = contracts(net)
        self.name_of = {bit: answer for answer, bit in net.places.answer.items() if answer[0] in self.shared}
        self.shared_bits = sum(self.name_of)
        self.touched, self.untidy = 0, False

    def explore(self) -> OpenGraph:
        """Return the graph."""
        opening = Flowing(self.net.engine.places).enter(self.net.places.scopes[-1])
        graph = OpenGraph(self.net, self.memory, self.space, self.shared, Step(None, ()))
        graph.opening = Step(None, tuple(self._outcomes(0, opening, None)))
        self._must_open_plainly(graph.opening)
        waiting = [outcome.to for _, outcome in graph.opening.outcomes]
        while waiting:
            state = waiting.pop()
            if state in graph.number:
                continue
            if len(graph.states) > MOST_OPEN_STATES:
                raise NoContract
            graph.number[state] = len(graph.states)
            graph.states.append(state)
            possible = tuple(self.engine.possible(state))
            steps = tuple(Step(each.move, tuple(self._outcomes(state, each.change, each.move))) for each in possible)
            graph.possible.append(possible)
            graph.steps.append(steps)
            waiting += [outcome.to for step in steps for _, outcome in step.outcomes]
        graph.touched, graph.untidy = self.touched, self.untidy
        return graph

    def _must_open_plainly(self, opening: Step) -> None:
        """See that nothing inside closes while others may still be opening (their order would matter)."""
        closes = any(
            run.touched & self.net.places.bit[scope.path] and not run.state & self.net.places.bit[scope.path]
            for run in self.opening_runs for scope in self.net.places.scopes[:-1]
        )  # fmt: skip
        if closes:
            raise NoContract

    opening_runs: list[Run]

    def _outcomes(self, state: int, change: Change, move: Move | None) -> Iterator[tuple[int, Outcome]]:
        """Work a move out, splitting the cases by each shared answer that it turns out to look at."""
        merged: dict[Outcome, int] = {}
        if move is None:
            self.opening_runs = []
        waiting: list[tuple[dict[str, int], int]] = [({}, self.space.whole)]
        while waiting:
            given, cases = waiting.pop()
            bits = sum(given.values())
            try:
                run = self.engine.apply(state | bits, change)
            except Endless:
                raise NoContract from None
            name = self._unknown(run.touched, given, change.answered)
            if name is not None:
                waiting += [
                    ({**given, name: self.net.places.answer[name, value] if value else 0}, cases & mask)
                    for value in self.space.values[name] if (mask := self.space.cases(name, value))
                ]  # fmt: skip
                continue
            self.touched |= run.touched
            self.untidy = self.untidy or bool(run.clash or run.early)
            if move is None:
                self.opening_runs.append(run)
            outcome = self._outcome(run, bits, move)
            merged[outcome] = merged.get(outcome, 0) | cases
        for outcome, cases in merged.items():
            yield cases, outcome

    def _unknown(self, touched: int, given: dict[str, int], answered: int) -> str | None:
        for bit in bits_of(touched & self.reading):
            for name in sorted(self.reads[bit]):
                if name not in given and not self.memory.every[name] & answered:
                    return name
        return None

    def _outcome(self, run: Run, before: int, move: Move | None) -> Outcome:
        fresh = run.state & self.shared_bits & ~before
        answers = tuple(sorted(self.name_of[bit] for bit in bits_of(fresh)))
        inside = run.state & (self.memory.marks | self.own)
        return Outcome(answers, frozenset(self._tags(run, move)), self.memory.without_forgotten(inside))

    def _faults(self, run: Run) -> Iterator[Tag]:
        if run.clash:
            yield ("two_tokens", self._named(run.clash))
        if run.early:
            yield ("early_end", self._named(run.early))
        for bit, mask, (path, variable) in self.entries:
            if run.touched & bit and not run.state & mask:
                yield ("misfit", path, variable)
        for bit, what in self.net.alarms.items():
            if run.touched & bit:
                yield what

    def _tags(self, run: Run, move: Move | None) -> Iterator[Tag]:
        if not self.net.trusting:
            yield from self._faults(run)
        step = self.net.node(move.path).step if move else None
        if step is not None and step.kind in self.kinds:
            yield ("done", step.kind)
        for path, answers in self.wrong.items():
            if run.touched & self.arrows[path] and _by(self.net.node(path), path, move, answers):
                yield ("sets", path)

    def _named(self, mask: int) -> str:
        paths = self.engine.paths(mask)
        for copy in self.net.copies:
            for flow in copy.diagram.flows.values():
                if copy.path(flow.id) == paths[0]:
                    return copy.path(flow.target)
        return paths[0]

    def _arrows(self, path: str) -> int:
        copy, node = self.net.places.nodes[path]
        return sum(self.net.places.bit[copy.path(flow)] for flow in (node.outgoing or node.incoming))

    def _reads(self) -> Iterator[tuple[int, frozenset[str]]]:
        """Yield for each place or arrow the variables that are looked at when it is touched."""
        found: dict[int, frozenset[str]] = {}
        for arrow, ways in self.engine.instants.items():
            looked = 0
            for way in ways:
                looked |= (way.need | way.forbid) & self.memory.all_answers
            if looked:
                found[arrow] = frozenset(name for name, every in self.memory.every.items() if every & looked)
        for bit, _, (_, variable) in contracts(self.net):
            found[bit] = found.get(bit, frozenset()) | {variable}
        yield from found.items()


def _restricted(variable: Variable, possible: Mapping[str, frozenset[str]] | None) -> Variable:
    """Return a variable with the values only that it can ever have. One without any stays unanswered."""
    if possible is None:
        return variable
    return replace(variable, values=tuple(each for each in variable.values if each in possible[variable.name]))


def _by(node: Node, path: str, move: Move | None, answers: Answers) -> bool:
    """Say whether a task itself is done with such an answer; an event with such an effect need only be passed."""
    if not node.is_task:
        return node.kind is not NodeKind.CALL
    if move is None or move.path != path:
        return False
    given = dict(move.answers)
    return any(given.get(variable, value) == value for variable, value in answers)
