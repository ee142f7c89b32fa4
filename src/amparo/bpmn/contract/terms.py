"""The contract of a procedure: what its callers and the rights can see of it, as a small automaton."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from amparo.bpmn.contract.classes import Classes, classes_of, heard, is_silent
from amparo.bpmn.contract.open_graph import ENDED, NoContract, OpenExplorer, OpenGraph, Outcome, Step, own_variables
from amparo.bpmn.contract.seal import sealed
from amparo.bpmn.contract.space import Space, TooManyCases
from amparo.bpmn.contract.watch import Watch
from amparo.bpmn.diagram import Effect
from amparo.bpmn.net import Move, Net
from amparo.bpmn.net.changes import Transition

OUT = -1  # the class of what has ended


class Way(NamedTuple):
    """One case of a choice: what must be answered (None: nobody has), and what then happens."""

    given: tuple[tuple[str, str | None], ...]
    outcome: Outcome


class Choice(NamedTuple):
    """Something that may happen in a class (or, without a move, the opening). Exactly one of its ways applies."""

    move: Move | None
    ways: tuple[Way, ...]


@dataclass(slots=True)
class Contract:
    """What can be seen of a called procedure.

    `choices`: what may happen in each class; `open_in`: for each path inside, the classes in which it is open as far
    as rights look at it; `shared`: the variables that belong to the surroundings.
    """

    process: str
    effects: tuple[Effect, ...]
    opening: Choice
    choices: list[tuple[Choice, ...]]
    open_in: dict[str, tuple[int, ...]]
    shared: frozenset[str]
    graph: OpenGraph
    classes: Classes
    class_of: dict[int, int] = field(default_factory=dict)  # by state, as in the graph

    @property
    def seal(self) -> str:
        """Equal for two contracts that no caller and no right can tell apart."""
        return sealed(self.graph, self.classes)

    @property
    def reads(self) -> frozenset[str]:
        """The shared variables on which it depends what happens."""
        choices = [self.opening, *(each for several in self.choices for each in several)]
        return frozenset(name for choice in choices for way in choice.ways for name, _ in way.given)

    @property
    def size(self) -> int:
        """How many classes there are."""
        return len(self.choices)


def opened(
    net: Net, own: frozenset[str], watch: Watch, possible: Mapping[str, frozenset[str]] | None = None
) -> OpenGraph | None:
    """Return the graph of a procedure in open surroundings, or None where it cannot be folded.

    `possible`: the values that shared variables can ever have, when that is known.
    """
    try:
        return OpenExplorer(net, own_variables(net, own), watch, possible).explore()
    except (NoContract, TooManyCases):
        return None


def written(
    graph: OpenGraph, watch: Watch, visible: frozenset[str] | None = None, *, end_is_seen: bool = True
) -> Contract:
    """Return the contract, as those see it who look at the visible answers (all of them, when not told).

    `end_is_seen`: whether something may open, as it ends, that a right looks at one move before.
    """
    if visible is not None:
        graph = graph.showing(visible)
    return _written(graph, classes_of(graph, watch, end_is_seen=end_is_seen), watch)


def _written(graph: OpenGraph, classes: Classes, watch: Watch) -> Contract:
    number: dict[int, int] = {}
    for state, each in zip(graph.states, classes.of, strict=True):
        if state == ENDED:
            number[each] = OUT
    for each in classes.of:
        number.setdefault(each, len([known for known in number.values() if known != OUT]))
    members: list[list[int]] = [[] for known in number.values() if known != OUT]
    for state, each in enumerate(classes.of):
        if number[each] != OUT:
            members[number[each]].append(state)
    class_of = {state: number[each] for state, each in zip(graph.states, classes.of, strict=True)}
    net = graph.net
    return Contract(
        net.main,
        net.diagram.start_of("").effects,
        _choice(graph.space, None, _function(graph.opening, class_of)),
        [_choices(graph, class_of, mine, several, watch) for mine, several in enumerate(members)],
        _open_in(graph, members, watch),
        graph.shared,
        graph,
        classes,
        class_of,
    )


def _function(step: Step, class_of: Mapping[int, int], mine: int | None = None) -> dict[Outcome, int]:
    """Return what a move does, class by class: each outcome with its cases. What nobody sees stays in the class."""
    found: dict[Outcome, int] = {}
    for cases, outcome in step.outcomes:
        there = outcome._replace(to=class_of[outcome.to])
        if mine is not None and is_silent(there, mine, there.to):
            there = staying(mine)
        found[there] = found.get(there, 0) | cases
    return found


def staying(mine: int) -> Outcome:
    """Return the outcome that changes nothing."""
    return Outcome((), frozenset(), mine)


def _choice(space: Space, move: Move | None, outcomes: Mapping[Outcome, int]) -> Choice:
    by_cases = {cases: outcome for outcome, cases in outcomes.items()}
    ways = [Way(tuple(sorted(given.items())), by_cases[cases]) for given, cases in space.parts(by_cases)]
    return Choice(move, tuple(ways))


def _choices(
    graph: OpenGraph, class_of: Mapping[int, int], mine: int, members: list[int], watch: Watch
) -> tuple[Choice, ...]:
    """Return what may happen in a class: each thing that a member can do and is seen, once."""
    stay = staying(mine)
    offered = [(step.move, _function(step, class_of, mine)) for state in members for step in graph.steps[state]]
    # What looks at least goes first: a choice that tells apart more cases than anyone sees adds nothing then, and the
    # contract does not read what it told them apart by. Every answer read is one that all others have to keep visible.
    offered.sort(key=lambda each: len(each[1]))
    covered: dict[Outcome, int] = {stay: -1}
    choices: list[Choice] = []
    for move, function in offered:
        if any(cases & ~covered.get(outcome, 0) for outcome, cases in function.items()):
            for outcome, cases in function.items():
                covered[outcome] = covered.get(outcome, 0) | cases
            choices.append(_choice(graph.space, move, function))
    choices += _heard_without_effect(graph, choices, graph.possible[members[0]], stay, watch)
    return tuple(choices)


def _heard_without_effect(
    graph: OpenGraph, choices: list[Choice], possible: tuple[Transition, ...], stay: Outcome, watch: Watch
) -> Iterator[Choice]:
    """Yield the messages that would be heard, though nobody sees what follows: a right may ask whether they can be."""
    known = {graph.net.node(each.move.path).message for each in choices if each.move and each.move.kind == "message"}
    for messages in watch.messages:
        move = heard(possible, graph, messages)
        if move and not known & messages:
            known.add(graph.net.node(move.path).message)
            yield Choice(move, (Way((), stay),))


def _open_in(graph: OpenGraph, members: list[list[int]], watch: Watch) -> dict[str, tuple[int, ...]]:
    """Say in which classes each path is open: exactly where a right looks at it, elsewhere where it may be."""
    masks, whole = watch.masks(graph.net), graph.net.whole
    told = watch.masks(whole)
    found: dict[str, tuple[int, ...]] = {}
    for path, bit in graph.net.places.bit.items():
        if path not in graph.net.places.nodes:
            continue
        looked = [mask for mask, there in zip(masks, told, strict=True) if there & whole.places.bit[path]]
        found[path] = tuple(
            number for number, several in enumerate(members)
            if (all(graph.states[several[0]] & mask for mask in looked) if looked
                else any(graph.states[state] & bit for state in several))
        )  # fmt: skip
    return found
