"""The places of a net: which bit stands for which place, and what lies inside which scope.

Called procedures are inlined: a place is known by its path, the ids of the calls and its own id
("call_accreditation/vote"). A token rests only where someone must act or something must arrive: these places take
the low bits. The arrows that tokens only pass take the high bits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from amparo.bpmn.diagram import TASKS, Diagram, Flow, Node, NodeKind, Variable
from amparo.bpmn.problems import NotAccepted, Problem, in_three

MOST_NODES: Final = 5_000
_RESTING: Final = TASKS | {NodeKind.CATCH, NodeKind.EVENT_GATEWAY}
_HOLDING: Final = frozenset({NodeKind.CALL, NodeKind.SUB_PROCESS, NodeKind.EVENT_SUB_PROCESS})


@dataclass(frozen=True, slots=True)
class Copy:
    """One diagram at one place of the net: the main one, or one that a call brings in."""

    prefix: str
    diagram: Diagram

    def path(self, id_: str) -> str:
        """Return the path of an element of this copy."""
        return f"{self.prefix}{id_}"


@dataclass(frozen=True, slots=True)
class Scope:
    """What opens and closes as one: the process, a call, a sub-process, an event sub-process."""

    path: str
    copy: Copy
    id: str  # the id of the scope in the copy's diagram, "" when it is the whole process
    depth: int


def copies_of(diagrams: Mapping[str, Diagram], main: str) -> tuple[Copy, ...]:
    """Return the main diagram and everything that it calls, in the order of the files. Raises `NotAccepted`."""
    problems: list[Problem] = []
    copies = tuple(_copies(diagrams, main, "", (), problems, [0]))
    problems += _disagreements(copies)
    if problems:
        raise NotAccepted(problems, name=main)
    return copies


def _copies(
    diagrams: Mapping[str, Diagram],
    process: str,
    prefix: str,
    above: tuple[str, ...],
    problems: list[Problem],
    size: list[int],
) -> Iterator[Copy]:
    diagram = diagrams[process]
    size[0] += len(diagram.nodes)
    if size[0] > MOST_NODES:
        if not any(problem.code == "net_too_big" for problem in problems):
            problems.append(Problem(process, "net_too_big", in_three(*_TOO_BIG, most=MOST_NODES)))
        return
    yield Copy(prefix, diagram)
    for node in diagram.nodes.values():
        if node.kind is not NodeKind.CALL:
            continue
        called, path = node.called or "", f"{prefix}{node.id}"
        if called in (*above, process):
            problems.append(Problem(path, "recursion", in_three(*_RECURSION, called=called)))
        elif called not in diagrams:
            problems.append(Problem(path, "not_found", in_three(*_NOT_FOUND, called=called)))
        else:
            yield from _copies(diagrams, called, f"{path}/", (*above, process), problems, size)


def _disagreements(copies: tuple[Copy, ...]) -> Iterator[Problem]:
    first: dict[str, tuple[str, Variable]] = {}
    for copy in copies:
        for variable in copy.diagram.variables.values():
            process, known = first.setdefault(variable.name, (copy.diagram.process, variable))
            if (known.values, known.initial) != (variable.values, variable.initial):
                facts = {"name": variable.name, "other": process, "values": " ".join(known.values)}
                yield Problem(copy.diagram.process, "disagree", in_three(*_DISAGREE, **facts))


_TOO_BIG: Final = (
    "Divida el procedimiento: con lo que llama pasa de {most} elementos.",
    "Partagez la procédure : avec ce qu'elle appelle, elle dépasse {most} éléments.",
    "Split the procedure: with what it calls it has more than {most} elements.",
)
_RECURSION: Final = (
    "Quite esta llamada: «{called}» se llamaría a sí mismo. Dibuje una flecha de regreso.",
    "Enlevez cet appel : « {called} » s'appellerait lui-même. Dessinez une flèche de retour.",
    "Remove this call: “{called}” would call itself. Draw an arrow back.",
)
_NOT_FOUND: Final = (
    "Agregue el procedimiento «{called}», o corrija a quién se llama.",
    "Ajoutez la procédure « {called} », ou corrigez ce qui est appelé.",
    "Add the procedure “{called}”, or mend what is called.",
)
_DISAGREE: Final = (
    "Declare la variable «{name}» igual que en «{other}»: {values}, con el mismo valor inicial.",
    "Déclarez la variable « {name} » comme dans « {other} » : {values}, avec la même valeur initiale.",
    "Declare the variable “{name}” as in “{other}”: {values}, with the same initial value.",
)


class Places:
    """Every place of a net, its bit, and the masks of what lies inside what."""

    def __init__(self, copies: tuple[Copy, ...]) -> None:
        self.copies = copies
        self.scopes = tuple(sorted(self._find_scopes(), key=lambda scope: -scope.depth))
        self.variables = {name: each for copy in copies for name, each in copy.diagram.variables.items()}
        self.bit: dict[str, int] = {}
        self.answer: dict[tuple[str, str], int] = {}
        self.nodes = {copy.path(node.id): (copy, node) for copy in copies for node in copy.diagram.nodes.values()}
        self._number()
        self.resting = (1 << self._resting_count) - 1
        self.passing = sum(self.bit.values()) & ~self.resting
        self.scope_at = {scope.path: scope for scope in self.scopes}
        self._content: dict[str, int] = {}
        for scope in self.scopes:  # innermost first
            self._content[scope.path] = self._content_of(scope)

    def _find_scopes(self) -> Iterator[Scope]:
        by_prefix = {copy.prefix: copy for copy in self.copies}

        def within(copy: Copy, id_: str, path: str, depth: int) -> Iterator[Scope]:
            yield Scope(path, copy, id_, depth)
            for node in copy.diagram.within(id_):
                inner = copy.path(node.id)
                if node.kind is NodeKind.CALL:
                    yield from within(by_prefix[f"{inner}/"], "", inner, depth + 1)
                elif node.is_scope:
                    yield from within(copy, node.id, inner, depth + 1)

        yield from within(self.copies[0], "", self.copies[0].diagram.process, 0)

    def _number(self) -> None:
        paths = [scope.path for scope in self.scopes] + [path for copy in self.copies for path in _resting(copy)]
        for path in paths:
            self.bit[path] = 1 << len(self.bit)
        at = len(self.bit)
        for variable in self.variables.values():
            for value in variable.values:
                self.answer[variable.name, value] = 1 << at
                at += 1
        self._resting_count = at
        for copy in self.copies:
            for flow in copy.diagram.flows.values():
                if copy.path(flow.id) not in self.bit:
                    self.bit[copy.path(flow.id)] = 1 << at
                    at += 1

    def _content_of(self, scope: Scope) -> int:
        mask = 0
        for node in scope.copy.diagram.within(scope.id):
            if node.kind is not NodeKind.START:  # what arms an event sub-process is not work still open
                mask |= self.occupied(scope.copy, node)
            for flow in node.outgoing:
                mask |= self.bit[scope.copy.path(flow)]
        return mask

    def occupied(self, copy: Copy, node: Node) -> int:
        """Return the bits that are set while something is at a node or inside it."""
        path = copy.path(node.id)
        return self.inside(path) if node.kind in _HOLDING else self.bit.get(path, 0)

    def content(self, scope: Scope) -> int:
        """Return the bits of the work inside a scope."""
        return self._content[scope.path]

    def main_stream(self, scope: Scope) -> int:
        """Return the bits of the work inside a scope, without that of its event sub-processes."""
        bodies = 0
        for start in self.starters(scope):
            bodies |= self.inside(scope.copy.path(start.scope))
        return self.content(scope) & ~bodies

    def armed(self, scope: Scope) -> int:
        """Return the bits of the event sub-processes that a scope keeps ready."""
        return sum(self.bit[scope.copy.path(start.id)] for start in self.starters(scope))

    def starters(self, scope: Scope) -> Iterator[Node]:
        """Yield the start events of the event sub-processes drawn in a scope."""
        for node in scope.copy.diagram.within(scope.id):
            if node.kind is NodeKind.EVENT_SUB_PROCESS:
                yield scope.copy.diagram.start_of(node.id)

    def inside(self, path: str) -> int:
        """Return every bit of a scope: itself, its work, and what it keeps ready."""
        scope = self.scope_at[path]
        return self.bit[path] | self.content(scope) | self.armed(scope)


def _resting(copy: Copy) -> Iterator[str]:
    diagram = copy.diagram
    for node in diagram.nodes.values():
        if node.kind in _RESTING or is_armed(diagram, node):
            yield copy.path(node.id)
    for flow in diagram.flows.values():
        if is_join_input(diagram, flow):
            yield copy.path(flow.id)


def is_armed(diagram: Diagram, node: Node) -> bool:
    """Say whether an event needs a bit of its own to know if it may still happen."""
    if node.kind is NodeKind.BOUNDARY:
        return node.timer is not None and not node.interrupting
    return node.kind is NodeKind.START and bool(node.scope) and diagram.nodes[node.scope].kind is _EVENT_SUB


def is_join_input(diagram: Diagram, flow: Flow) -> bool:
    """Say whether a token waits on a flow for the other branches."""
    target = diagram.nodes[flow.target]
    return target.kind is NodeKind.PARALLEL and len(target.incoming) > 1


_EVENT_SUB: Final = NodeKind.EVENT_SUB_PROCESS
