"""Checks a large procedure in parts: its soundness, then the rights, a few at a time.

What a right does not look at, and nobody who matters to it reads, is folded away, so that many small graphs are looked
at in place of one in which all differences multiply. A small procedure is looked at once, with all rights.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from amparo.bpmn.check import SOUND, Broken, Report, Result, check
from amparo.bpmn.contract.composition import Exploring, compose, explored
from amparo.bpmn.contract.watch import Watch
from amparo.bpmn.diagram import Diagram
from amparo.bpmn.net import Net
from amparo.bpmn.proof.explore import MOST_STATES
from amparo.bpmn.rights import Right

FEW_STATES: Final = 30_000

Remembering = Callable[[tuple[Right, ...], Callable[[], Report]], Report]


def found_anew(_: tuple[Right, ...], find: Callable[[], Report]) -> Report:
    """Look at a part, whatever was found before."""
    return find()


def look_by_parts(
    diagrams: Mapping[str, Diagram],
    process: str,
    rights: Iterable[Right],
    explore: Exploring = explored,
    *,
    few: int = FEW_STATES,
    limit: int = MOST_STATES,
    remember: Remembering = found_anew,
) -> Report:
    """Return the report of a procedure. `states` and `edges` are those of all the parts.

    `remember`: gives back what was found of a part when nothing that its rights look at has changed since.
    """
    rights = tuple(rights)
    net = compose(diagrams, process, Watch.of(rights), branches=False, explore=explore)
    report = check(net, rights, limit=min(few, limit))
    if not _is_too_much(report):
        return report
    soundness = tuple(right for right in rights if right.id == SOUND)

    def look_at_soundness() -> Report:
        return check(compose(diagrams, process, Watch.of(()), explore=explore), soundness, limit=limit)

    parts = [remember(soundness, look_at_soundness)]
    for group in grouped(right for right in rights if right.id != SOUND):

        def look(group: tuple[Right, ...] = group) -> Report:
            wrong = wrongly_drawn(net, group)
            folded = compose(diagrams, process, Watch.of(group), trusting=True, whole=wrong, explore=explore)
            return check(folded, group, limit=limit)

        parts.append(remember(group, look))
    return _together(process, rights, parts)


def _together(process: str, rights: tuple[Right, ...], parts: Sequence[Report]) -> Report:
    """Return one report of all parts, the first of which is about soundness."""
    known = {right.id for right in rights}
    faults = [
        fault for fault in parts[0].faults if fault.code != "unknown_right" or dict(fault.facts)["right"] not in known
    ]
    results: dict[str, Result] = dict(parts[0].results)
    for part in parts[1:]:
        results |= part.results
        faults += [fault for fault in part.faults if fault.code == "too_many_states" and fault not in faults]
    states, edges = (sum(each) for each in zip(*((part.states, part.edges) for part in parts), strict=True))
    return Report(process, states, edges, tuple(faults), {right.id: results[right.id] for right in rights})


def wrongly_drawn(net: Net, rights: Iterable[Right]) -> frozenset[str]:
    """Return the elements that break a rule on the drawing: how they are reached is looked at where they stand."""
    return frozenset(path for right in rights for rule in right.rules for path in rule.look(net).wrong)


def grouped(rights: Iterable[Right]) -> list[tuple[Right, ...]]:
    """Put rights together that look at the same: they are judged over one graph."""
    groups: dict[object, list[Right]] = {}
    for right in rights:
        watch = Watch.of((right,))
        key = right.id if right.apart else (watch.variables, watch.soon, watch.messages, watch.after)
        groups.setdefault(key, []).append(right)
    return [tuple(group) for group in groups.values()]


def is_well(part: Report) -> bool:
    """Say whether a part has no story to tell: nothing broken in it, and nothing too large."""
    return not any(isinstance(each, Broken) for each in part.results.values()) and not _is_too_much(part)


def _is_too_much(report: Report) -> bool:
    return any(fault.code == "too_many_states" for fault in report.faults)
