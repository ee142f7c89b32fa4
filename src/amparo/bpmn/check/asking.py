"""What a right asks of one procedure: which formulas, over which states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from amparo.bpmn.diagram import NodeKind
from amparo.bpmn.net import Net
from amparo.bpmn.net.changes import Change, Transition
from amparo.bpmn.proof.ctl import Formula, Open, mask_of, may_set, steps_that_fit
from amparo.bpmn.proof.memory import bits_of
from amparo.bpmn.rights import Keeps, Right


def formulas_of(net: Net, right: Right) -> Iterator[Formula]:
    """Yield the formulas of a right, and what its other rules must see."""
    yield from right.formulas
    yield from (Open(rule.kinds) for rule in right.keeps if may_take_away(net, rule))


def may_take_away(net: Net, rule: Keeps) -> bool:
    """Say whether a move that sets the answer may end an open step of the kinds; over-careful, never wrong by a no.

    What a move ends is known from the arrows that it can pass at once, whatever their conditions say.
    """
    kinds = mask_of(net, Open(rule.kinds))
    bit = net.places.answer.get(rule.after, 0)
    return any(
        at_once.clear & kinds & ~net.places.bit.get(way.move.path if way.move else "", 0)
        for ways in net.engine.from_bit.values()
        for way in ways
        if (at_once := _at_once(net, way.change)).put & bit
    )


def _at_once(net: Net, change: Change) -> Change:
    """Return a change with all that gateways, joins and scopes that close may do after it, taken together."""
    clear = put = 0
    seen: set[Change] = set()
    waiting = [change]
    while waiting:
        each = waiting.pop()
        if each in seen:
            continue
        seen.add(each)
        clear, put = clear | each.clear, put | each.put
        waiting += [net.engine.joins[join].change for join in each.joins]
        waiting += [way.change for low in bits_of(each.put & net.places.passing) for way in net.engine.instants[low]]
        waiting += [_closing(closing) for closing in net.engine.closings if closing.forbid & each.clear]
    return Change(clear, put)


def _closing(closing: Transition) -> Change:
    """Return what closing a scope does: nothing is open in it then, so that no work ends by it."""
    return replace(closing.change, clear=closing.change.clear & ~closing.forbid)


def has_subject(net: Net, right: Right) -> bool:
    """Say whether a procedure has what a right is about; one that it promises needs nothing else."""
    if not all(name in net.variables for name in right.needs):
        return False
    if right.subject is None or right.id in net.diagram.promises:
        return True
    subject, nodes = right.subject, [node for _, node in net.places.nodes.values()]
    return (
        any(answer in may_set(node) for node in nodes for answer in subject.answers)
        or any(node.step is not None and node.step.kind in subject.kinds for node in nodes)
        or any(ask.variable == subject.asks for node in nodes for ask in node.asks)
        or any(steps_that_fit(net, each) for each in subject.steps)
        or bool(subject.messages & _heard_at_any_time(net))
    )


def _heard_at_any_time(net: Net) -> set[str | None]:
    """Return the messages that an event sub-process of the whole procedure hears."""
    diagram = net.diagram
    inside = [node.id for node in diagram.within("") if node.kind is NodeKind.EVENT_SUB_PROCESS]
    return {diagram.start_of(scope).message for scope in inside}
