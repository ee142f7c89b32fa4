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
from amparo.bpmn.replay.findings import Done, Event, Extra, Finding, Skipped
from amparo.bpmn.replay.graph import NOWHERE, Graph, Label, States

_Step = tuple[str, int, int, int]  # event, extra or skip; index; state before; state after
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
                    return self._told(trace, self._back(trace, rows, cost, extras, min(goals)))
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

    def _back(self, trace: tuple[int, ...], rows: Rows, cost: int, extras: int, target: int) -> list[_Step]:
        """Follow the rows back from the end to the start: (what, index, state before, state after)."""
        steps: list[_Step] = []
        index = len(trace)
        while index or cost:
            row = rows[cost, extras]
            source = self._source(row[index - 1], trace[index - 1], target) if index else None
            if source is not None:
                index -= 1
                steps.append(("event", index, source, target))
                target = source
            elif extras and index and target in rows[cost - 1, extras - 1][index - 1]:
                cost, extras, index = cost - 1, extras - 1, index - 1
                steps.append(("extra", index, target, target))
            else:
                cost -= 1
                one = self.graph.leaving_out_one
                source = min(each for each in rows[cost, extras][index] if target in one(each))
                steps.append(("skip", index, source, target))
                target = source
        return steps[::-1]

    def _source(self, states: States, label: int, target: int) -> int | None:
        one = self.graph.after_one
        return min((state for state in states if target in one(state, label)), default=None)

    # --- in words of findings

    def _told(self, trace: tuple[int, ...], steps: list[_Step]) -> tuple[Finding, ...]:
        opened: dict[str, int] = {}
        found: list[Finding] = []
        for path in self._open(steps[0][2]) if steps else ():
            opened[path] = -1
        for what, index, before, after in steps:
            label = self.graph.labels[trace[index]] if what != "skip" else None
            finding = self._finding(what, index, before, after, label, opened)
            found.append(finding)
            if not isinstance(finding, Extra):
                done = finding.path
                for path in self._open(after):
                    if path == done or path not in opened:
                        opened[path] = index
                for path in opened.keys() - self._open(after):
                    del opened[path]
        return tuple(found)

    def _finding(
        self, what: str, index: int, before: int, after: int, label: Label | None, opened: Mapping[str, int]
    ) -> Finding:
        if label is None:
            return Skipped(self.graph.skipped_between(before, after), index)
        if label.told == "skipped":
            return Skipped(label.paths[0], index, told=True)
        if what == "extra" or label.told == "added":
            return Extra(label.activity, index, told=bool(label.told))
        path = self._path(label, before, after)
        return Done(path, index, opened.get(path, -1))

    def _path(self, label: Label, before: int, after: int) -> str:
        if len(label.paths) == 1:
            return label.paths[0]
        one = [path for path in label.paths if self._leads(label, path, before, after)]
        return (one or list(label.paths))[0]

    def _leads(self, label: Label, path: str, before: int, after: int) -> bool:
        only = self.graph.label(Label(label.activity, (path,), label.answers, label.told))
        return after in self.graph.after_one(before, only)

    def _open(self, state: int) -> frozenset[str]:
        return self.graph.open_steps(state)
