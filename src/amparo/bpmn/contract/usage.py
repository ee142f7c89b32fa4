"""Which answers a drawing looks at, and which it has anything to do with."""

from __future__ import annotations

from collections.abc import Iterable

from amparo.bpmn import guards
from amparo.bpmn.diagram import Diagram
from amparo.bpmn.proof.ctl import may_set


def read_in(diagram: Diagram) -> frozenset[str]:
    """Return the variables that the guards of a drawing look at."""
    found: set[str] = set()
    for flow in diagram.flows.values():
        if flow.guard is not None:
            found |= guards.reads(guards.parse(flow.guard, diagram.variables))
    return frozenset(found)


def used_in(diagrams: Iterable[Diagram]) -> frozenset[str]:
    """Return the variables that drawings read, set, or want handed over."""
    found: set[str] = set()
    for diagram in diagrams:
        found |= read_in(diagram)
        found |= {variable for node in diagram.nodes.values() for variable, _ in may_set(node)}
        found |= {name for name, variable in diagram.variables.items() if variable.given}
    return frozenset(found)
