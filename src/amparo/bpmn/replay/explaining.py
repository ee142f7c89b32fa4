"""The best explanation of what happened in a case: the one with the fewest deviations.

Sets of states are carried along the events, one row for each number of deviations: an event happens where the procedure
has it, or is extra, or a step is left out before it. The first row that reaches the end of the case has the fewest
deviations; among equals it is the one with the fewest extra events. A state already reached with fewer is not
looked at again. What an event does to a set is remembered, so that cases share the work.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from amparo.bpmn.net import Net
from amparo.bpmn.replay.findings import Event, Finding
from amparo.bpmn.replay.following import Follower, Passed
from amparo.bpmn.replay.graph import NOWHERE, Graph, Label, States

Rows = Mapping[tuple[int, int], list[States]]
_SHIFT: Final = 24  # labels of a log are numbered below 2 ** 24


class NoEnd(ValueError):
    """No way of the procedure comes to an end, so that no finished case can be explained."""


class Explainer:
    """Explains cases of one procedure.

    `silent` are the kinds of moves that the log does not tell (message, timer). With `may_be_open` a case may still be
    going on: what would come after its last event is not counted as skipped.
    """

    def __init__(self, net: Net, *, silent: frozenset[str] = frozenset(), may_be_open: bool = False) -> None:
        self.graph = Graph(net, silent)
        self.may_be_open = may_be_open
        self._sets: list[States] = [self.graph.first]
        self._set_number: dict[States, int] = {self.graph.first: 0}
        self._next: dict[int, int] = {}
        self._accepting: list[bool] = [bool(self._goals(self.graph.first))]
        self._known: dict[tuple[int, ...], tuple[Finding, ...]] = {}
        self._sources: dict[tuple[States, int, int], int | None] = {}
        self._findings = Follower(self.graph).findings

    def label_of(self, event: Event) -> int:
        """Return the number of what an event says."""
        return self.graph.label(Label(event.activity, event.paths, tuple(sorted(event.answers.items())), event.told))

    def fits(self, trace: Sequence[int]) -> bool:
        """Say whether a case (its labels in order) goes as the procedure has it."""
        at, known = 0, self._next
        for label in trace:
            after = known.get(at << _SHIFT | label)
            if after is None:
                after = self._step(at, label)
            if after < 0:
                return False
            at = after
        return self._accepting[at]

    def explain(self, trace: tuple[int, ...]) -> tuple[Finding, ...]:
        """Return the explanation of a case. Raises `NoEnd` and `graph.TooMany`."""
        found = self._known.get(trace)
        if found is None:
            found = self._known[trace] = self._explain(trace)
        return found

    def _step(self, at: int, label: int) -> int:
        states = self.graph.after(self._sets[at], label)
        after = self._set_number.get(states, -1)
        if states and after < 0:
            after = self._set_number[states] = len(self._sets)
            self._sets.append(states)
            self._accepting.append(bool(self._goals(states)))
        self._next[at << _SHIFT | label] = after
        return after

    def _goals(self, states: States) -> States:
        return states if self.may_be_open else states & self.graph.ended

    # --- the fewest deviations

    def _explain(self, trace: tuple[int, ...]) -> tuple[Finding, ...]:
        rows: dict[tuple[int, int], list[States]] = {}
        seen: list[set[int]] = [set() for _ in range(len(trace) + 1)]
        cost = 0
        while True:
            for extras in range(cost + 1):
                rows[cost, extras] = row = self._row(trace, rows, seen, (cost, extras))
                goals = self._goals(row[-1])
                if goals:
                    return self._findings(trace, self._back(trace, rows, (cost, extras), min(goals)))
            if not any(any(rows[cost, extras]) for extras in range(cost + 1)):
                raise NoEnd(self.graph.net.main)
            cost += 1

    def _row(
        self, trace: tuple[int, ...], rows: Rows, seen: list[set[int]], deviations: tuple[int, int]
    ) -> list[States]:
        """Return the sets reached before each event and after the last with so many deviations, and no fewer."""
        graph, (cost, extras) = self.graph, deviations
        skipping = rows.get((cost - 1, extras)) if cost > extras else None
        adding = rows.get((cost - 1, extras - 1)) if extras else None
        reached = graph.first if cost == 0 else NOWHERE
        row: list[States] = []
        for index in range(len(trace) + 1):
            if index:
                reached = graph.after(row[-1], trace[index - 1]) if row[-1] else NOWHERE
                if adding:
                    reached |= adding[index - 1]
            if skipping and skipping[index]:
                reached |= graph.leaving_out(skipping[index])
            row.append(reached - seen[index])
            seen[index] |= reached
        return row

    def _back(self, trace: tuple[int, ...], rows: Rows, deviations: tuple[int, int], target: int) -> list[Passed]:
        """Follow the rows back from the end to the start."""
        steps: list[Passed] = []
        index, (cost, extras) = len(trace), deviations
        while index or cost:
            row = rows[cost, extras]
            source = self._source(row[index - 1], trace[index - 1], target) if index else None
            if source is not None:
                index -= 1
                steps.append(Passed("event", index, source, target))
                target = source
            elif extras and index and target in rows[cost - 1, extras - 1][index - 1]:
                cost, extras, index = cost - 1, extras - 1, index - 1
                steps.append(Passed("extra", index, target, target))
            else:
                cost -= 1
                one = self.graph.leaving_out_one
                source = min(each for each in rows[cost, extras][index] if target in one(each))
                steps.append(Passed("skip", index, source, target))
                target = source
        return steps[::-1]

    def _source(self, states: States, label: int, target: int) -> int | None:
        """Return the state of a set from which an event leads to another; None when there is none."""
        if len(states) == 1:
            (state,) = states
            return state if target in self.graph.after_one(state, label) else None
        key = (states, label, target)
        if key not in self._sources:
            one = self.graph.after_one
            self._sources[key] = min((state for state in states if target in one(state, label)), default=None)
        return self._sources[key]
