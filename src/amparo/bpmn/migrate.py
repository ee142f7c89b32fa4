"""Moves running cases from one version of a procedure to another, when they can still complete with all rights there.

    fate = fate_of(old, new, state, history)

A case moves by itself when what happened in it could have happened in the new version and leads to the same place: the
check of the new version has then looked at its state. Otherwise everything that can follow from where it would stand is
looked at. Whoever decides may say where a step that is gone goes (`renames`).
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from amparo.bpmn.check import SOUND, Broken, Report, check
from amparo.bpmn.diagram import NodeKind
from amparo.bpmn.net import Move, Net, NotPossible, State
from amparo.bpmn.net.engine import Run
from amparo.bpmn.rights import RIGHTS, Right

MOST_STATES: Final = 60_000


class Fate(Enum):
    """What becomes of a case when it is moved."""

    FITS = "fits"  # its history fits the new version
    HOLDS = "holds"  # from where it would stand, it can complete with all rights
    LOST = "lost"  # it stands on a step that the new version does not have
    BROKEN = "broken"  # from where it would stand, a right is broken or the case cannot end
    UNKNOWN = "unknown"  # there is too much to look at from where it would stand


@dataclass(frozen=True, slots=True)
class Carried:
    """A state as it would stand in another version; None when places of it are `lost` (paths in the old version)."""

    state: State | None
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlook:
    """The fate of a case, where it would stand, what is lost, and what was found wrong from there (if looked at)."""

    fate: Fate
    state: State | None = None
    lost: tuple[str, ...] = ()
    report: Report | None = None

    @property
    def moves(self) -> bool:
        """Whether the case can be moved as it is."""
        return self.fate in (Fate.FITS, Fate.HOLDS)


def fate_of(
    old: Net,
    new: Net,
    state: State,
    history: Sequence[Move] | None = None,
    *,
    renames: Mapping[str, str] | None = None,
    rights: Iterable[Right] = RIGHTS,
    limit: int = MOST_STATES,
) -> Outlook:
    """Say what becomes of a case in a state, with what happened in it so far (None: not known).

    The new version must itself have been checked: a case whose history fits relies on that check.
    """
    carried = carry(old, new, state, renames or {})
    if carried.state is None:
        return Outlook(Fate.LOST, lost=carried.lost)
    if history is not None and _alike(new, follow(new, history, renames or {}), carried.state):
        return Outlook(Fate.FITS, carried.state)
    report = check(_From(new, carried.state), rights, limit=limit)
    if any(fault.code == "too_many_states" for fault in report.faults):
        return Outlook(Fate.UNKNOWN, carried.state, report=report)
    return Outlook(Fate.HOLDS if _is_well(report) else Fate.BROKEN, carried.state, report=report)


def carry(old: Net, new: Net, state: State, renames: Mapping[str, str]) -> Carried:
    """Put every token where it stands in another version, and make ready what the new version listens to there.

    A token that goes into a call or a sub-process opens what it goes into. Answers to questions that the new version
    does not have are left behind.
    """
    bits, lost = 0, []
    for path in old.open_places(state):
        target = new.main if path == old.main else renames.get(path, path)
        bit = new.places.bit.get(target, 0) & new.places.resting
        if not bit or not _is_same_kind(old, path, new, target):
            lost.append(path)
        bits |= bit | _opened_around(new, target)
    if lost:
        return Carried(None, tuple(lost))
    for name, value in old.answers(state).items():
        bits |= new.places.answer.get((name, value), 0)
    bits |= _initial(new, bits)
    for scope in new.places.scopes:
        if bits & new.places.bit[scope.path]:
            bits |= _newly_ready(old, new, scope.path)
    return Carried(State(bits))


def follow(new: Net, history: Iterable[Move], renames: Mapping[str, str]) -> State | None:
    """Return the state that the same history leads to in a version, or None where it cannot happen there."""
    state = new.start()
    for move in history:
        try:
            state = new.fire(state, Move(move.kind, renames.get(move.path, move.path), move.answers))
        except NotPossible:
            return None
    return state


def _is_same_kind(old: Net, path: str, new: Net, target: str) -> bool:
    """Say whether a token means the same in both places: a step stays a step done by somebody, a wait a wait."""
    before, after = old.places.nodes.get(path), new.places.nodes.get(target)
    if before is None or after is None:  # the whole, or a token that waits before a join
        return before is None and after is None
    return before[1].kind is after[1].kind or (before[1].is_task and after[1].is_task)


def _initial(new: Net, bits: int) -> int:
    """Return the first answers to questions that the old version did not have."""
    found = 0
    for name, variable in new.variables.items():
        answered = any(bits & new.places.answer[name, value] for value in variable.values)
        if not answered and variable.initial is not None:
            found |= new.places.answer[name, variable.initial]
    return found


def _opened_around(net: Net, path: str) -> int:
    """Return the calls and sub-processes that are open while something is at a place, innermost first."""
    bits, calls = 0, path.split("/")[:-1]
    for depth in range(len(calls), 0, -1):
        bits |= net.places.bit.get("/".join(calls[:depth]), 0)
    found = net.places.nodes.get(path)
    if found is None:  # the whole, or a token that waits before a join beside what is open already
        return bits
    diagram, node = found[0].diagram, found[1]
    if node.kind is NodeKind.START and node.scope:  # what waits to be heard lies around what it would open
        node = diagram.nodes[node.scope]
    while node.scope:
        bits |= net.places.bit[found[0].path(node.scope)]
        node = diagram.nodes[node.scope]
    return bits


def _newly_ready(old: Net, new: Net, path: str) -> int:
    """Return what an open scope listens to in the new version and did not in the old one."""
    known = {scope.copy.path(start.id) for scope in old.places.scopes if scope.path == path
             for start in old.places.starters(scope)}  # fmt: skip
    scope = new.places.scope_at[path]
    starts = (scope.copy.path(start.id) for start in new.places.starters(scope))
    return sum(new.places.bit[each] for each in starts if each not in known)


def _alike(net: Net, one: State | None, other: State) -> bool:
    return one is not None and net.open_places(one) == net.open_places(other) and net.answers(one) == net.answers(other)


def _is_well(report: Report) -> bool:
    """Say whether a case can end, and no right is broken on the way. What was left behind may never arise again."""
    blind = {"dead_step", "dead_flow"}
    return all(fault.code in blind for fault in report.faults) and not any(
        isinstance(result, Broken) for right, result in report.results.items() if right != SOUND
    )


class _From(Net):
    """A procedure that a proof begins from one state instead of its start."""

    def __init__(self, net: Net, state: State) -> None:
        self.__dict__.update(copy.copy(net).__dict__)
        self._first = state

    def start_runs(self) -> tuple[Run, ...]:
        """Return the one state to begin from."""
        return (Run(self._first.bits, 0, 0, 0),)
