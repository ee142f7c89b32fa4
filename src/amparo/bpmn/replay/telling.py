"""Tells a comparison in words and as plain values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from amparo.bpmn.explain import Teller
from amparo.bpmn.replay.findings import Done, Extra, Finding, Late
from amparo.bpmn.replay.logs import KINDS, Comparison, Where
from amparo.bpmn.replay.words import WORDS

MOST_ROWS = 10
_WORD = {"done": "done", "late": "late_one", "skipped": "skipped", "extra": "extra"}


class Telling:
    """Tells what was found, in one language, with the titles of the procedure."""

    def __init__(self, teller: Teller) -> None:
        self.teller, self.words = teller, WORDS[teller.lang]

    def title(self, where: Where) -> str:
        """Return what a place is called; what the procedure does not know is told as the log says it."""
        return self.teller.title(where.path) if where.path else where.activity

    def lane(self, where: Where) -> str:
        """Return who does it: the lane, or who the log says."""
        return (self.teller.lane(where.path) if where.path else where.lane) or self.words["unknown"]

    def lines(self, found: Comparison) -> Iterator[str]:
        """Yield the summary."""
        log = found.log
        yield self.words["cases"].format(cases=found.cases, events=log.events)
        share = 100 * found.fitting / max(1, found.cases)
        yield self.words["fit"].format(fitting=found.fitting, share=share)
        if found.late:
            yield self.words["late"].format(late=found.late)
        if found.explainer.graph.silent:
            kinds = ", ".join(self.words[kind] for kind in sorted(found.explainer.graph.silent))
            yield self.words["silent"].format(kinds=kinds)
        for kind in ("skipped", "extra", "late"):
            rows = found.most(kind)[:MOST_ROWS]
            if rows:
                yield ""
                yield self.words[f"most_{kind}"]
            for where, count in rows:
                yield self.words["row"].format(count=count, title=self.title(where), lane=self.lane(where))

    def case(self, found: Comparison, case: str) -> Iterator[str]:
        """Yield the whole explanation of one case. Raises `KeyError`."""
        for number, finding in enumerate(found.of_case(case), start=1):
            kind = KINDS[type(finding)]
            yield f"{number:>3}. {self.words[_WORD[kind]].format(title=self._of(finding))}"

    def _of(self, finding: Finding) -> str:
        if isinstance(finding, Extra):
            return finding.activity
        return f"{self.teller.lane(finding.path)} · {self.teller.title(finding.path)}"


def as_json(found: Comparison, telling: Telling, *, every_case: bool = True) -> dict[str, Any]:
    """Return a comparison as plain values: the sums, where, and the deviations of each case that has any."""
    made: dict[str, Any] = {
        "cases": found.cases,
        "events": found.log.events,
        "fitting": found.fitting,
        "late": found.late,
        "not_told": sorted(found.explainer.graph.silent),
        "lines_left_out": found.log.bad,
    }
    for kind in ("skipped", "extra", "late"):
        made[f"most_{kind}"] = [
            {"path": where.path, "title": telling.title(where), "lane": telling.lane(where), "cases": count}
            for where, count in found.most(kind)
        ]
    if every_case:
        made["deviating"] = {
            case: [finding_as_json(each) for each in findings if not isinstance(each, Done)]
            for case, findings in found.found.items()
        }
    return made


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """Return a finding as plain values; `event` counts from 0 within the case."""
    row: dict[str, Any] = {"kind": KINDS[type(finding)], "event": finding.index}
    if isinstance(finding, Extra):
        return row | {"activity": finding.activity, "told": finding.told}
    if isinstance(finding, Done | Late):
        return row | {"path": finding.path}
    return row | {"path": finding.path, "told": finding.told}
