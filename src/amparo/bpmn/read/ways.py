"""The ways through the drawing: everything can be reached, gateways always know where to go, nothing spins."""

from __future__ import annotations

from itertools import product
from typing import Final

from amparo.bpmn import guards
from amparo.bpmn.diagram import ENDS, Flow, Node, NodeKind, Variable
from amparo.bpmn.problems import Problem
from amparo.bpmn.read.elements import Found
from amparo.bpmn.read.notes import Notebook
from amparo.bpmn.read.shape import Arrows

MOST_CASES: Final = 20_000
_INSTANT: Final = frozenset({NodeKind.EXCLUSIVE, NodeKind.PARALLEL, NodeKind.THROW})


def look_at_ways(found: Found, arrows: Arrows, book: Notebook) -> None:
    """Write down what cannot be reached, gateways without a way out, and loops that nobody stops."""
    _reachable(found, arrows, book)
    _instant_loops(found, arrows, book)
    for node in found.nodes.values():
        _gateway(node, found, arrows, book)


def _reachable(found: Found, arrows: Arrows, book: Notebook) -> None:
    roots = [
        node.id for node in found.nodes.values()
        if node.kind in {NodeKind.START, NodeKind.EVENT_SUB_PROCESS}
    ]  # fmt: skip
    borders: dict[str, list[str]] = {}
    for node in found.nodes.values():
        if node.attached_to:
            borders.setdefault(node.attached_to, []).append(node.id)
    forward = {id_: [flow.target for flow in arrows.outgoing[id_]] + borders.get(id_, []) for id_ in found.nodes}
    reached = _spread(roots, forward)
    back: dict[str, list[str]] = {}
    for id_, targets in forward.items():
        for target in targets:
            back.setdefault(target, []).append(id_)
    ending = _spread([node.id for node in found.nodes.values() if node.kind in ENDS], back)
    for node in found.nodes.values():
        if node.id not in reached and arrows.incoming[node.id]:
            book.add(node.id, "unreachable")
        if node.id not in ending and node.kind is not NodeKind.EVENT_SUB_PROCESS and arrows.outgoing[node.id]:
            book.add(node.id, "no_end")


def _spread(roots: list[str], forward: dict[str, list[str]]) -> set[str]:
    reached, waiting = set(roots), list(roots)
    while waiting:
        for target in forward.get(waiting.pop(), ()):
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached


def _instant_loops(found: Found, arrows: Arrows, book: Notebook) -> None:
    instant = {node.id for node in found.nodes.values() if node.kind in _INSTANT}
    forward = {id_: [flow.target for flow in arrows.outgoing[id_] if flow.target in instant] for id_ in instant}
    incoming = dict.fromkeys(instant, 0)
    for targets in forward.values():
        for target in targets:
            incoming[target] += 1
    free = [id_ for id_, count in incoming.items() if count == 0]
    while free:
        for target in forward[free.pop()]:
            incoming[target] -= 1
            if incoming[target] == 0:
                free.append(target)
    spinning = [id_ for id_ in found.nodes if incoming.get(id_, 0) > 0]
    if spinning:
        book.add(spinning[0], "instant_loop")


def _gateway(node: Node, found: Found, arrows: Arrows, book: Notebook) -> None:
    out = arrows.outgoing[node.id]
    if node.kind is not NodeKind.EXCLUSIVE:
        for flow in out:
            if flow.guard is not None:
                book.add(flow.id, "guard_here")
        return
    if node.default is not None and node.default not in {flow.id for flow in out}:
        book.add(node.id, "bad_default")
    if len(out) == 1 and out[0].guard is None:
        return
    before = len(book.problems)
    parsed = [_guard(flow, node, found.variables, book) for flow in out]
    if len(book.problems) == before and node.default is None:
        _complete(node, [guard for guard in parsed if guard], found.variables, book)


def _guard(flow: Flow, node: Node, variables: dict[str, Variable], book: Notebook) -> guards.Guard | None:
    if flow.id == node.default:
        if flow.guard is not None:
            book.add(flow.id, "default_guard")
        return None
    if not flow.guard:
        book.add(flow.id, "no_guard")
        return None
    try:
        guard = guards.parse(flow.guard, variables)
        guards.terms(guard)
    except guards.GuardNotAccepted as refused:
        book.problems.append(Problem(flow.id, "guard", refused.message))
        return None
    return guard


def _complete(node: Node, several: list[guards.Guard], variables: dict[str, Variable], book: Notebook) -> None:
    names = sorted(frozenset().union(*(guards.reads(guard) for guard in several)))
    choices: list[list[str | None]] = [
        list(variables[name].values) + ([None] if variables[name].initial is None else []) for name in names
    ]
    size = 1
    for choice in choices:
        size *= len(choice)
    if size > MOST_CASES:
        book.add(node.id, "incomplete", case="…")
        return
    for case in product(*choices):
        answers = {name: value for name, value in zip(names, case, strict=True) if value is not None}
        if not any(guards.holds(guard, answers) for guard in several):
            shown = ", ".join(f"{name} = {answers.get(name, '?')}" for name in names)
            book.add(node.id, "incomplete", case=shown)
            return
