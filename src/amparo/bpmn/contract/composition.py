"""Puts a procedure together with the contracts of what it calls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from amparo.bpmn.contract.composed import Composed
from amparo.bpmn.contract.terms import Contract, contract_of
from amparo.bpmn.contract.watch import Watch
from amparo.bpmn.diagram import Diagram, NodeKind
from amparo.bpmn.net.places import copies_of

Writing = Callable[[Mapping[str, Diagram], str, frozenset[str], Watch], Contract | None]


def compose(diagrams: Mapping[str, Diagram], main: str, watch: Watch, *, write: Writing = contract_of) -> Composed:
    """Return a procedure with a contract in place of each call. Raises `NotAccepted` when they do not fit together."""
    copies_of(diagrams, main)
    own = own_by_process(diagrams, main, watch)
    contracts = {process: write(diagrams, process, names, watch) for process, names in own.items()}
    return Composed(diagrams, main, {process: each for process, each in contracts.items() if each is not None})


def called_by(diagrams: Mapping[str, Diagram], process: str) -> tuple[str, ...]:
    """Return what a procedure calls itself, once per call, in the order of the file."""
    return tuple(node.called for node in diagrams[process].nodes.values() if node.kind is NodeKind.CALL and node.called)


def with_called(diagrams: Mapping[str, Diagram], process: str) -> Counter[str]:
    """Return a procedure and all that it calls, also through others, with how many times."""
    found = Counter({process: 1})
    for called in called_by(diagrams, process):
        found += with_called(diagrams, called)
    return found


def own_by_process(diagrams: Mapping[str, Diagram], main: str, watch: Watch) -> dict[str, frozenset[str]]:
    """Return for each procedure called by the main one the variables that are its own.

    A variable is its own when no right looks at it, nobody else declares it, and the procedure is called once only:
    two calls open at the same time would share it.
    """
    whole = with_called(diagrams, main)
    found = {}
    for process in dict.fromkeys(called_by(diagrams, main)):
        inside = with_called(diagrams, process)
        outside = whole - inside
        theirs = {name for each in outside for name in diagrams[each].variables}
        mine = {name for each in inside for name in diagrams[each].variables}
        handed = {name for each in inside for name, variable in diagrams[each].variables.items() if variable.given}
        found[process] = frozenset(mine - theirs - handed - watch.variables)
    return found
