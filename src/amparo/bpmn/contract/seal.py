"""A seal of a contract: two contracts with the same seal look the same to every caller and every right.

An edit that leaves the seal of a procedure as it was leaves everything proved of its callers as it was. Each class
gets a colour from what is seen in it and what can follow, round by round, so that the seal does not depend on how the
classes are numbered or on how the steps inside are called.
"""

from __future__ import annotations

from collections.abc import Hashable
from hashlib import sha256

from amparo.bpmn.contract.classes import Classes, Signature
from amparo.bpmn.contract.open_graph import OpenGraph
from amparo.bpmn.net import Net
from amparo.bpmn.proof.ctl import may_set


def sealed(graph: OpenGraph, classes: Classes, *, drawn: bool = True) -> str:
    """Return the seal of a contract. `drawn`: as those see it who also ask what is drawn inside, open or not."""
    colours = [_digest(_plain(seen)) for seen in classes.seen]
    while True:
        finer = [
            _digest((mine, _coloured(signature, colours)))
            for mine, signature in zip(colours, classes.signatures, strict=True)
        ]
        if len(set(finer)) == len(set(colours)):
            break
        colours = finer
    class_of = {state: colours[mine] for state, mine in zip(graph.states, classes.of, strict=True)}
    opening = sorted((outcome.answers, sorted(outcome.tags), class_of[outcome.to], f"{cases:x}")
                     for cases, outcome in graph.opening.outcomes)  # fmt: skip
    whole = sorted(set(finer))
    declared = [each for each in _declared(graph.net) if each[0] in graph.shared]
    surface = _surface(graph.net) if drawn else None
    return _digest((list(graph.space.values.items()), opening, whole, sorted(declared), surface))


def _coloured(signature: Signature, colours: list[str]) -> object:
    """Return what a class can do, with the colours of where it leads."""
    return sorted((outcome.answers, sorted(outcome.tags), colours[outcome.to], f"{cases:x}")
                  for outcome, cases in signature.items())  # fmt: skip


def _declared(net: Net) -> list[tuple[str, tuple[str, ...], str | None, tuple[str, ...]]]:
    return [(name, each.values, each.initial, each.given) for name, each in net.diagram.variables.items()]


def _surface(net: Net) -> object:
    """Return what rights and callers see in the drawing itself: kinds of steps, answers, messages."""
    nodes = [node for _, node in net.places.nodes.values()]
    return (
        sorted({node.step.kind for node in nodes if node.step}),
        sorted({answer for node in nodes for answer in may_set(node)}),
        sorted({node.message for node in nodes if node.message}),
        net.diagram.start_of("").effects,
    )


def _plain(seen: Hashable) -> object:
    """Return what is seen in an order of its own; a set of cases is written in hexadecimal."""
    if isinstance(seen, int) and not isinstance(seen, bool):
        return f"{seen:x}"
    return sorted(map(_plain, seen), key=repr) if isinstance(seen, frozenset) else (
        tuple(map(_plain, seen)) if isinstance(seen, tuple) else seen
    )  # fmt: skip


def _digest(what: object) -> str:
    return sha256(repr(what).encode()).hexdigest()[:20]
