"""Follows an explanation from its start to its end, and says what each event of the case was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from amparo.bpmn.replay.findings import Done, Extra, Finding, Skipped
from amparo.bpmn.replay.graph import Graph, Label


class Passed(NamedTuple):
    """One step of an explanation: an event that happened where it should, one too many, or a step left out before it.

    `at` is the index of the event; `before` and `after` are the numbers of states.
    """

    what: Literal["event", "extra", "skip"]
    at: int
    before: int
    after: int


class Follower:
    """Turns the steps of an explanation into findings, remembering what opened each step."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._newly: dict[tuple[int, int], tuple[str, ...]] = {}

    def findings(self, trace: Sequence[int], steps: Sequence[Passed]) -> tuple[Finding, ...]:
        """Return what each event was, and what is missing before it."""
        first = self.graph.open_steps(steps[0].before) if steps else frozenset()
        opened = dict.fromkeys(first, -1)
        found: list[Finding] = []
        for step in steps:
            label = self.graph.labels[trace[step.at]] if step.what != "skip" else None
            finding = self._finding(step, label, opened)
            found.append(finding)
            if not isinstance(finding, Extra):
                self._open_now(opened, step, finding.path)
        return tuple(found)

    def _open_now(self, opened: dict[str, int], step: Passed, done: str) -> None:
        """Remember which event opened what is open now: a step that was done and is open again was opened again."""
        newly = self._newly.get((step.before, step.after))
        if newly is None:
            before, after = self.graph.open_steps(step.before), self.graph.open_steps(step.after)
            newly = self._newly[step.before, step.after] = tuple(after - before)
        for path in newly:
            opened[path] = step.at
        if done in self.graph.open_steps(step.after):
            opened[done] = step.at

    def _finding(self, step: Passed, label: Label | None, opened: Mapping[str, int]) -> Finding:
        if label is None:
            return Skipped(self.graph.skipped_between(step.before, step.after), step.at)
        if label.told == "skipped":
            return Skipped(label.paths[0], step.at, told=True)
        if step.what == "extra" or label.told == "added":
            return Extra(label.activity, step.at, told=bool(label.told))
        path = self._path(label, step)
        return Done(path, step.at, opened.get(path, -1))

    def _path(self, label: Label, step: Passed) -> str:
        """Return where an event happened, when its name stands for several places."""
        if len(label.paths) == 1:
            return label.paths[0]
        return next((path for path in label.paths if self._leads(label, path, step)), label.paths[0])

    def _leads(self, label: Label, path: str, step: Passed) -> bool:
        only = self.graph.label(Label(label.activity, (path,), label.answers, label.told))
        return step.after in self.graph.after_one(step.before, only)
