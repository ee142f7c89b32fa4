"""The best explanation of what happened in a case: the one with the fewest deviations.

What fits is found by carrying one set of states along the events; only what does not fit is searched for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from amparo.bpmn.net import Net
from amparo.bpmn.replay.findings import Done, Event, Extra, Finding
from amparo.bpmn.replay.following import Follower
from amparo.bpmn.replay.graph import Graph, Label, States
from amparo.bpmn.replay.searching import Search

_SHIFT: Final = 24  # labels of a log are numbered below 2 ** 24


class Explainer:
    """Explains cases of one procedure.

    `silent` are the kinds of moves that the log does not tell (message, timer). With `may_be_open` a case may still be
    going on: what would come after its last event is not counted as skipped. `most_work` bounds the search in all
    cases together (sets of states looked at).
    """

    def __init__(
        self,
        net: Net,
        *,
        silent: frozenset[str] = frozenset(),
        may_be_open: bool = False,
        most_work: int | None = None,
    ) -> None:
        self.graph = Graph(net, silent)
        self.may_be_open = may_be_open
        self._sets: list[States] = [self.graph.first]
        self._set_number: dict[States, int] = {self.graph.first: 0}
        self._next: dict[int, int] = {}
        self._accepting: list[bool] = [bool(self._goals(self.graph.first))]
        self._known: dict[tuple[int, ...], tuple[Finding, ...]] = {}
        self._search = Search(self.graph, self._goals, most_work)
        self._follower = Follower(self.graph)

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
        """Return the explanation of a case. Raises `NoEnd`, `TooFar` and `graph.TooMany`."""
        found = self._known.get(trace)
        if found is None:
            found = self._known[trace] = self._explain(trace)
        return found

    def _explain(self, trace: tuple[int, ...]) -> tuple[Finding, ...]:
        kept = [index for index, label in enumerate(trace) if self.graph.may_happen(label)]
        if len(kept) == len(trace):
            return self._follower.findings(trace, self._search.best(trace))
        found = self.explain(tuple(trace[index] for index in kept))
        return self._with_strangers(trace, kept, found)

    def _with_strangers(
        self, trace: tuple[int, ...], kept: list[int], found: tuple[Finding, ...]
    ) -> tuple[Finding, ...]:
        """Put back the events that can happen nowhere: each is extra, whatever else is."""
        places = [*kept, len(trace)]
        whole = [_moved(each, places) for each in found]
        for index in sorted(set(range(len(trace))).difference(kept)):
            label = self.graph.labels[trace[index]]
            whole.append(Extra(label.activity, index, told=bool(label.told)))
        return tuple(sorted(whole, key=lambda each: each.index))

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


def _moved(finding: Finding, places: Sequence[int]) -> Finding:
    """Return a finding among more events than it was found in."""
    if isinstance(finding, Done) and finding.opened >= 0:
        return replace(finding, index=places[finding.index], opened=places[finding.opened])
    return replace(finding, index=places[finding.index])
