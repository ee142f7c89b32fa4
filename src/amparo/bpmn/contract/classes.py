"""Puts the states of an open graph into classes that nobody outside can tell apart.

Two states are alike when rights see the same in both and, in every case of the shared answers, each can follow what
the other does, perhaps after moves that lead to states alike: branching bisimulation (van Glabbeek and Weijland),
case by case. Since it holds in every case at every moment, it holds whatever others do with the shared answers
meanwhile, and so a procedure with the classes in place of the states keeps and breaks the same rights, as far as
these do not count moves. A right with `Next` counts one: what a single move would open is part of what is seen, and
whether it would end the call, unless nothing that the right looks at can open as the call ends.
The classes are found by refinement with signatures (Blom and Orzan, "Distributed branching bisimulation reduction").
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from amparo.bpmn.contract.open_graph import ENDED, OpenGraph, Outcome
from amparo.bpmn.contract.watch import Watch
from amparo.bpmn.net import Move
from amparo.bpmn.net.changes import Transition
from amparo.bpmn.proof.ctl import mask_of

Signature = dict[Outcome, int]


@dataclass(slots=True)
class Classes:
    """`of`: the class of each state, by the number of the state; `seen`: what rights see in each class.

    `signatures`: what each class can do that is seen, and in which cases of the shared answers.
    """

    of: list[int]
    seen: list[Hashable]
    signatures: list[Signature]


def classes_of(graph: OpenGraph, watch: Watch, *, end_is_seen: bool = True) -> Classes:
    """Return the classes of the states of a graph. `end_is_seen`: whether its end may open what a `Next` looks at."""
    seen = _what_is_seen(graph, watch, end_is_seen)
    classes, count = _numbered(seen)
    while True:
        signatures = _signatures(graph, classes)
        finer: list[Hashable] = [
            (mine, frozenset(signature.items())) for mine, signature in zip(classes, signatures, strict=True)
        ]
        classes, now = _numbered(finer)
        if now == count:
            break
        count = now
    result = Classes(classes, [()] * count, [{} for _ in range(count)])
    for state, (mine, signature) in enumerate(zip(classes, _signatures(graph, classes), strict=True)):
        result.seen[mine] = seen[state]
        _learn(result.signatures[mine], signature, -1)
    return result


def _numbered(keys: list[Hashable]) -> tuple[list[int], int]:
    number: dict[Hashable, int] = {}
    return [number.setdefault(key, len(number)) for key in keys], len(number)


def _what_is_seen(graph: OpenGraph, watch: Watch, end_is_seen: bool) -> list[Hashable]:
    masks = watch.masks(graph.net)
    soon = [mask_of(graph.net, atom) for atom in watch.soon]
    seen: list[Hashable] = []
    for state, possible, steps in zip(graph.states, graph.possible, graph.steps, strict=True):
        ways: dict[Hashable, int] = {}
        for step in steps if soon else ():
            for cases, outcome in step.outcomes:
                opens = tuple(bool(outcome.to & mask and not state & mask) for mask in soon)
                ends = end_is_seen and outcome.to == ENDED
                if any(opens) or ends:
                    key = (opens, outcome.answers, ends)
                    ways[key] = ways.get(key, 0) | cases
        open_now = tuple(bool(state & mask) for mask in masks)
        seen.append((state == ENDED, open_now, watch.hears(graph.net, possible), frozenset(ways.items())))
    return seen


def _signatures(graph: OpenGraph, classes: list[int]) -> list[Signature]:
    """Return for each state what it can do that is seen, in which cases, after moves inside its class."""
    found: list[Signature] = []
    silent: list[list[tuple[int, int]]] = [[] for _ in graph.states]  # for each state, who comes to it unseen
    for state, steps in enumerate(graph.steps):
        signature: Signature = {}
        for step in steps:
            for cases, outcome in step.outcomes:
                to = graph.number[outcome.to]
                if is_silent(outcome, classes[state], classes[to]):
                    silent[to].append((state, cases))
                else:
                    there = outcome._replace(to=classes[to])
                    signature[there] = signature.get(there, 0) | cases
        found.append(signature)
    waiting = [state for state in range(len(found)) if found[state]]
    while waiting:
        state = waiting.pop()
        for before, cases in silent[state]:
            if before != state and _learn(found[before], found[state], cases):
                waiting.append(before)
    return found


def _learn(mine: Signature, other: Signature, cases: int) -> bool:
    changed = False
    for outcome, theirs in other.items():
        more = theirs & cases & ~mine.get(outcome, 0)
        if more:
            mine[outcome] = mine.get(outcome, 0) | more
            changed = True
    return changed


def is_silent(outcome: Outcome, here: int, there: int) -> bool:
    """Say whether nobody outside sees an outcome: it sets nothing, is nothing noted, and stays in the class."""
    return here == there and not outcome.answers and not outcome.tags


def heard(possible: tuple[Transition, ...], graph: OpenGraph, messages: frozenset[str]) -> Move | None:
    """Return a move that hears one of the messages."""
    return next((each.move for each in possible if each.move and each.move.kind == "message"
                 and graph.net.node(each.move.path).message in messages), None)  # fmt: skip
