"""The search for the explanation with the fewest deviations.

Sets of states are carried along the events, one row for each number of deviations: an event happens where the procedure
has it, or is extra, or a step is left out before it. The first row that reaches the end of the case has the fewest
deviations; among equals it is the one with the fewest extra events. A state already reached with fewer is not
looked at again. What an event does to a set is remembered, so that cases share the work.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from amparo.bpmn.replay.following import Passed
from amparo.bpmn.replay.graph import NOWHERE, Graph, States

Rows = Mapping[tuple[int, int], list[States]]


class NoEnd(ValueError):
    """No way of the procedure comes to an end, so that no finished case can be explained."""


class TooFar(ValueError):
    """The cases depart so much from the procedure that explaining them takes more work than was allowed."""


class Search:
    """Finds explanations on one graph. `goals` says in which of some states a case may end.

    `most_work` is how many sets of states may be looked at in all; None: as many as it takes.
    """

    def __init__(self, graph: Graph, goals: Callable[[States], States], most_work: int | None = None) -> None:
        self.graph, self.goals, self.work_left = graph, goals, most_work
        self._sources: dict[tuple[States, int, int], int | None] = {}

    def best(self, trace: tuple[int, ...]) -> list[Passed]:
        """Return the steps of the best explanation. Raises `NoEnd`, `TooFar` and `graph.TooMany`."""
        rows: dict[tuple[int, int], list[States]] = {}
        seen: list[set[int]] = [set() for _ in range(len(trace) + 1)]
        cost = 0
        while True:
            self._spend((cost + 1) * len(trace))
            for extras in range(cost + 1):
                rows[cost, extras] = row = self._row(trace, rows, seen, (cost, extras))
                goals = self.goals(row[-1])
                if goals:
                    return self._back(trace, rows, (cost, extras), min(goals))
            if not any(any(rows[cost, extras]) for extras in range(cost + 1)):
                raise NoEnd(self.graph.net.main)
            cost += 1

    def _spend(self, work: int) -> None:
        if self.work_left is not None:
            self.work_left -= work
            if self.work_left < 0:
                raise TooFar(self.graph.net.main)

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
