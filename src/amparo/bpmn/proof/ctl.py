"""A small branching-time logic (CTL) over the states that a procedure can reach.

Atoms look at one state; `Next` is EX, `Eventually` is EF, `Until` is E[keep U goal]. A right is of the form
"in every reachable state (AG), premise implies promise". A path ends where nothing more can happen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Final

from amparo.bpmn.diagram import ENDS, TASKS, Node, NodeKind, StepNote
from amparo.bpmn.net import Net


@dataclass(frozen=True, slots=True)
class Answered:
    """The variable has one of these values. False while unanswered or undeclared."""

    variable: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A step that fits is open: of one of these kinds (empty: any), and as the other marks say.

    `sets`, `never_sets`: it can, or cannot, leave this answer behind; `by`, `not_by`: the role of its lane; `reads`:
    one of these compartments; `towards`: its lane or its recipient; `consented`: it names a consent (True), or a legal
    basis and no consent (False); `purposes`: it names one of these consents.
    """

    kinds: frozenset[str] = frozenset()
    sets: tuple[str, str] | None = None
    never_sets: tuple[str, str] | None = None
    by: frozenset[str] = frozenset()
    not_by: frozenset[str] = frozenset()
    reads: frozenset[str] = frozenset()
    towards: frozenset[str] = frozenset()
    consented: bool | None = None
    purposes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Asks:
    """A step that asks for the variable is open."""

    variable: str


@dataclass(frozen=True, slots=True)
class CanReceive:
    """One of these messages can be received now, and would be heard (its handler is not already open).

    True when the case is closed or the whole procedure is over: then there is nothing left to be told. With
    `absorbed`, it is enough that what an earlier message opened is still under way.
    """

    messages: frozenset[str]
    absorbed: bool = False


@dataclass(frozen=True, slots=True)
class Over:
    """The whole procedure has ended."""


@dataclass(frozen=True, slots=True)
class Going:
    """The case is open: `closed` is not yes and, where `closed` is not declared, the procedure is not over."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """The procedure begins here."""


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


Atom = Answered | Open | Asks | CanReceive | Over | Going | Beginning
Formula = Atom | Not | All | Either | Next | Eventually | Until


CLOSED: Final = ("closed", "yes")


def mask_of(net: Net, atom: Atom) -> int:
    """Return the bits that an atom looks at."""
    match atom:
        case Over() | Going():
            told = isinstance(atom, Going) and "closed" in net.variables
            return net.places.answer[CLOSED] if told else net.engine.alive
        case CanReceive():
            sure = closes_before_the_end(net)
            mask = net.places.answer.get(CLOSED, 0) | (0 if sure else net.engine.alive)
            for need, absorb in ways_to_receive(net, atom):
                mask |= need | (0 if atom.absorbed and sure else absorb)
            return mask
        case Answered(variable, values):
            return sum(net.places.answer.get((variable, value), 0) for value in values)
        case Open():
            return _either(net.places.bit[path] for path in steps_that_fit(net, atom))
        case Beginning():
            return 0
        case Asks(variable):
            asking = (path for path, node in _tasks(net) if any(ask.variable == variable for ask in node.asks))
            return _either(map(net.places.bit.__getitem__, asking))


def _either(bits: Iterable[int]) -> int:
    """Join bits. Those of steps inside a call that stands as a contract may overlap: they are never added up."""
    return reduce(or_, bits, 0)


def closes_before_the_end(net: Net) -> bool:
    """Say whether `closed` is always yes, for good, once the main stream of the whole procedure has ended.

    So it is when each end of the procedure itself sets it, nothing can cut its main stream short, and nothing that may
    go on after it (in event sub-processes) sets `closed` to anything else. Then `CanReceive` is true before and after
    the procedure ends, so that moves in what is still open beside the main stream (an answer to a complaint) may end
    the whole unseen.
    """
    diagram, closed = net.diagram, frozenset({CLOSED})
    ends = [node for node in diagram.within("") if node.kind in ENDS]
    cuts = [each for each in net.places.starters(net.places.scopes[-1]) if each.interrupting]
    return (
        not cuts
        and all(may_set(node) >= closed for node in ends)
        and all(value == CLOSED[1] for node in _beside_the_main_stream(net)
                for variable, value in may_set(node) if variable == CLOSED[0])
    )  # fmt: skip


def _beside_the_main_stream(net: Net) -> Iterator[Node]:
    """Yield what is drawn in the event sub-processes of the whole procedure, and in what these call."""
    diagram = net.diagram
    scopes = [node.id for node in diagram.within("") if node.kind is NodeKind.EVENT_SUB_PROCESS]
    calls = []
    for scope in scopes:  # it grows
        for node in diagram.within(scope):
            yield node
            scopes += [node.id] if node.is_scope else []
            calls += [f"{node.id}/"] if node.kind is NodeKind.CALL else []
    for path, (_, node) in net.places.nodes.items():
        if path.startswith(tuple(calls)):
            yield node


def ways_to_receive(net: Net, which: CanReceive) -> list[tuple[int, int]]:
    """Return, for each way in which one of the messages comes: the bits that it needs, and those that absorb it."""
    return [
        (transition.need, transition.absorb)
        for several in net.engine.from_bit.values()
        for transition in several
        if transition.move and net.node(transition.move.path).message in which.messages
    ]


def _tasks(net: Net) -> Iterator[tuple[str, Node]]:
    return ((path, node) for path, (_, node) in net.places.nodes.items() if node.kind in TASKS)


def steps_that_fit(net: Net, which: Open) -> list[str]:
    """Return the paths of the steps that an `Open` is about."""
    return [path for path, node in _tasks(net) if node.step and _fits(node, node.step, net.role_of(path), which)]


def _fits(node: Node, step: StepNote, role: str | None, which: Open) -> bool:
    return (
        (not which.kinds or step.kind in which.kinds)
        and (which.sets is None or which.sets in may_set(node))
        and (which.never_sets is None or which.never_sets not in may_set(node))
        and (not which.reads or bool(which.reads & step.reads))
        and _fits_who(step, role, which)
    )


def _fits_who(step: StepNote, role: str | None, which: Open) -> bool:
    agreed = None if step.consent is None and step.basis is None else step.consent is not None
    return (
        (not which.by or role in which.by)
        and role not in which.not_by
        and (not which.towards or bool(which.towards & {role, step.recipient}))
        and (which.consented is None or which.consented is agreed)
        and (not which.purposes or step.consent in which.purposes)
    )


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
