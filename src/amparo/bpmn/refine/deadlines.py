"""Compares the time that internal steps may take with the deadline of the coalition's step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil
from typing import Any, Final

from amparo.bpmn.diagram import Diagram, Node
from amparo.bpmn.refine.parts import Part, Side

Limit = tuple[int, str]  # amount, unit

_DAY: Final = 1_440
_SHORTEST: Final = {"minutes": 1, "hours": 60, "days": _DAY, "working_days": _DAY, "months": 28 * _DAY}


def limit_of(parameters: Mapping[str, Any], key: str | None) -> Limit | None:
    """Return a deadline of the parameters of a country."""
    deadlines = parameters.get("deadlines")
    entry = deadlines.get(key) if isinstance(deadlines, Mapping) and key else None
    if not isinstance(entry, Mapping) or entry.get("unit") not in _SHORTEST or not isinstance(entry.get("amount"), int):
        return None
    return entry["amount"], entry["unit"]


def shortest(limit: Limit) -> int:
    """Return the minutes that a deadline lasts at least."""
    return limit[0] * _SHORTEST[limit[1]]


def longest(limit: Limit) -> int:
    """Return the minutes that a deadline may last, weekends and the longest months counted (holidays are not)."""
    amount, unit = limit
    if unit == "working_days":
        return _DAY * (amount + 2 * ceil(amount / 5))
    return amount * 31 * _DAY if unit == "months" else shortest(limit)


def takes_longer(mine: list[Limit], theirs: Limit) -> bool:
    """Say whether deadlines one after the other may last longer than one."""
    if {unit for _, unit in mine} == {theirs[1]}:
        return sum(amount for amount, _ in mine) > theirs[0]
    return sum(map(longest, mine)) > shortest(theirs)


def overdue(part: Part, internal: Side, coalition: Side) -> Iterator[tuple[str, str, dict[str, object]]]:
    """Yield (element, code, facts) where a part may take longer than the coalition's step, or has no limit."""
    if part.step.step is None or part.step.step.deadline is None:
        return
    for country, parameters in internal.parameters.items():
        theirs = limit_of(coalition.parameters.get(country, {}), part.step.step.deadline)
        if theirs is None:
            continue
        own = {node.id: limit_of(parameters, node.step.deadline if node.step else None) for node in part.tasks}
        without = [id_ for id_, limit in own.items() if limit is None]
        facts: dict[str, object] = {"step": part.step.id, "country": country.upper(), "theirs": told(theirs)}
        if without:
            yield without[0], "no_deadline", facts
            continue
        known = {id_: limit for id_, limit in own.items() if limit is not None}
        way = max(_ways(internal.diagram, part), key=lambda way: sum(longest(known[id_]) for id_ in way))
        mine = [known[id_] for id_ in way]
        if takes_longer(mine, theirs):
            yield part.element.id, "longer", {**facts, "mine": " + ".join(map(told, mine))}


def told(limit: Limit) -> str:
    """Return a deadline in the words of the parameters."""
    return f"{limit[0]} {limit[1]}"


def _ways(diagram: Diagram, part: Part) -> list[tuple[str, ...]]:
    """Return the tasks passed on each way through a part that passes nothing twice; at least one, maybe empty."""
    if part.element.is_task:
        return [(part.element.id,)]
    tasks = {node.id for node in part.tasks}
    found: list[tuple[str, ...]] = []

    def follow(node: Node, passed: tuple[str, ...]) -> None:
        if node.id in passed or len(found) > 2_000:
            return
        passed = (*passed, node.id)
        onward = [diagram.flows[flow].target for flow in node.outgoing]
        onward += [each.id for each in diagram.boundaries_of(node.id)]
        if node.is_scope:
            onward.append(diagram.start_of(node.id).id)
        if not onward:
            found.append(tuple(id_ for id_ in passed if id_ in tasks))
        for id_ in onward:
            follow(diagram.nodes[id_], passed)

    follow(diagram.start_of(part.element.id), ())
    return found or [()]
