"""Soundness: every case can end, nothing is drawn in vain, nothing happens twice at once. Each fault has its story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from amparo.bpmn.diagram import Node, NodeKind
from amparo.bpmn.net import Move, Net, State
from amparo.bpmn.net.places import Copy
from amparo.bpmn.proof.graph import Graph, Seen

MOST_FAULTS: Final = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happens in a story: who (role), what (path, kind of move), and the answers given."""

    kind: str
    path: str
    role: str | None
    answers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """A shortest way to a state, from answers given at the start. `open_now`: the steps open at its end."""

    given: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    open_now: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something unsound, at a path. The facts fill the sentence that `explain` has for the code."""

    code: str
    path: str
    story: Story | None = None
    facts: tuple[tuple[str, str], ...] = ()


def story_of(net: Net, graph: Graph, index: int, *more: Move, exact: bool = False) -> Story:
    """Return the shortest story to a state, and the moves made from there (see `Graph.way_to`)."""
    start, moves = net.way_to(graph, index, *more, exact=exact)
    net = net.whole
    usual = {variable.name: variable.initial for variable in net.variables.values()}
    given = tuple((name, value) for name, value in net.answers(start).items() if _is_given(net, name, value, usual))
    lines = tuple(Line(move.kind, move.path, net.role_of(move.path), move.answers) for move in moves)
    return Story(given, lines, tuple(net.open_steps(_after(net, start, moves))))


def _after(net: Net, state: State, moves: list[Move]) -> State:
    for move in moves:
        state = net.fire(state, move)
    return state


def _is_given(net: Net, name: str, value: str, usual: dict[str, str | None]) -> bool:
    variable = net.diagram.variables.get(name)
    return usual.get(name) != value or (variable is not None and bool(variable.given))


def faults_of(net: Net, graph: Graph, can_end: bytes) -> tuple[Fault, ...]:
    """Return what is unsound, the first forty at most. `can_end`: for each state, whether the end can be reached."""
    found = [*_collisions(net, graph), *_stuck(net, graph, can_end), *_in_vain(net, graph), *_misfits(net, graph)]
    found += _alarms(net, graph)
    return tuple(found[:MOST_FAULTS])


def _collisions(net: Net, graph: Graph) -> Iterator[Fault]:
    said: set[tuple[str, str]] = set()
    for code, several in (("two_tokens", graph.clashes), ("early_end", graph.early)):
        for mask, seen in several.items():
            path = _named(net, mask)
            if (code, path) not in said:
                said.add((code, path))
                yield Fault(code, path, _seen_story(net, graph, seen))
    if graph.endless is not None and graph.endless.move is not None:
        before, move = story_of(net, graph, graph.endless.before), graph.endless.move
        line = Line(move.kind, move.path, net.role_of(move.path), move.answers)
        yield Fault("endless", move.path, Story(before.given, (*before.lines, line), ()))


def _seen_story(net: Net, graph: Graph, seen: Seen) -> Story:
    return story_of(net, graph, seen.before, *([seen.move] if seen.move else []))


def _named(net: Net, mask: int) -> str:
    paths = net.engine.paths(mask)
    for copy in net.copies:
        for flow in copy.diagram.flows.values():
            if copy.path(flow.id) == paths[0]:
                return copy.path(flow.target)
    return paths[0]


def _stuck(net: Net, graph: Graph, can_end: bytes) -> Iterator[Fault]:
    never = [index for index, each in enumerate(can_end) if not each]
    if never:
        index = next((each for each in never if not graph.after[each]), never[0])
        code = "stuck" if graph.after[index] else "dead_end"
        places = _open_at(net, graph, index, exact=code == "dead_end")
        path = next((each for each in places if each not in net.whole.places.scope_at), net.main)
        yield Fault(code, _arrow_target(net.whole, path), story_of(net, graph, index, exact=code == "dead_end"))


def _open_at(net: Net, graph: Graph, index: int, *, exact: bool) -> list[str]:
    whole = net.whole
    if whole is net:
        return net.engine.paths(graph.states[index] & net.places.resting)
    state = _after(whole, *net.way_to(graph, index, exact=exact))
    return whole.engine.paths(state.bits & whole.places.resting)


def _arrow_target(net: Net, path: str) -> str:
    return path if path in net.places.nodes or path == net.main else _named(net, net.places.bit[path])


def _in_vain(net: Net, graph: Graph) -> Iterator[Fault]:
    copy = net.copies[0]  # what is called is looked at on its own, from all that its callers may give
    for node in copy.diagram.nodes.values():
        if not _happens(net, copy, node, graph.touched):
            if node.is_task or node.kind in {NodeKind.CATCH, NodeKind.BOUNDARY, NodeKind.CALL, NodeKind.SUB_PROCESS}:
                yield Fault("dead_step", copy.path(node.id))
            continue
        for flow in node.outgoing:
            if not net.places.bit[copy.path(flow)] & graph.touched:
                target = copy.diagram.flows[flow].target
                yield Fault("dead_flow", copy.path(flow), facts=(("target", copy.path(target)),))


def _happens(net: Net, copy: Copy, node: Node, touched: int) -> bool:
    own = net.places.bit.get(copy.path(node.id), 0)
    arrows = node.outgoing if node.kind is NodeKind.BOUNDARY else (*node.incoming, *node.outgoing)
    return bool((own | sum(net.places.bit[copy.path(flow)] for flow in arrows)) & touched)


def _alarms(net: Net, graph: Graph) -> Iterator[Fault]:
    """Yield the faults inside what is called that come up only as it is called here."""
    for (code, path, *more), seen in graph.alarms.items():
        facts = (("variable", more[0]),) if more else ()
        yield Fault(code, path, _seen_story(net, graph, seen), facts)


def _misfits(net: Net, graph: Graph) -> Iterator[Fault]:
    for (path, variable), seen in graph.misfits.items():
        yield Fault("misfit", path, _seen_story(net, graph, seen), (("variable", variable),))
