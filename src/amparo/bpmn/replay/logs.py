"""A whole log compared with its procedure: how many cases fit, and what is most often skipped, extra or late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from amparo.bpmn.replay.deadlines import Limit
from amparo.bpmn.replay.explaining import Explainer
from amparo.bpmn.replay.findings import Done, Extra, Finding, Late, Skipped
from amparo.bpmn.replay.gathering import Log

KINDS = {Done: "done", Late: "late", Skipped: "skipped", Extra: "extra"}


@dataclass(frozen=True, slots=True)
class Where:
    """A step of the procedure (`path`), or what it does not know (`activity`, and who did it as the log says)."""

    kind: str  # late | skipped | extra
    path: str
    activity: str = ""
    lane: str = ""


@dataclass
class Comparison:
    """What was found in a log: the findings of the cases that deviate or are late, and how often what was found where.

    `tally` counts cases: a step skipped twice in a case counts once. `late` counts the cases in which something was.
    """

    log: Log
    explainer: Explainer
    found: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    deviating: int = 0
    late: int = 0
    tally: Counter[Where] = field(default_factory=Counter)

    @property
    def cases(self) -> int:
        """How many cases there are."""
        return len(self.log.traces)

    @property
    def fitting(self) -> int:
        """How many cases went as the procedure has it."""
        return self.cases - self.deviating

    def most(self, kind: str) -> list[tuple[Where, int]]:
        """Return where a kind is found most often, in how many cases."""
        return [(where, count) for where, count in self.tally.most_common() if where.kind == kind]

    def of_case(self, case: str) -> tuple[Finding, ...]:
        """Return the whole explanation of one case. Raises `KeyError`."""
        found = self.found.get(case)
        if found is None:
            said = [self.explainer.label_of(self.log.says[each]) for each in self.log.traces[case]]
            found = self.explainer.explain(tuple(said))
        return found


def compare(log: Log, explainer: Explainer, limits: Mapping[str, Limit] | None = None) -> Comparison:
    """Replay every case of a log and explain those that deviate. With `limits`, late steps are found in all.

    Cases that went the same way share one explanation. Raises `NoEnd`, `TooFar` and `TooMany`.
    """
    labels = [explainer.label_of(event) for event in log.says]
    made = Comparison(log, explainer)
    alike: Counter[tuple[tuple[int, ...], tuple[Finding, ...]]] = Counter()
    for case, trace in log.traces.items():
        way = tuple([labels[each] for each in trace])
        fits = explainer.fits(way)
        if fits and not limits:
            continue
        found = explainer.explain(way)
        timed = late_in(found, log.times[case], limits) if limits else found
        made.deviating += not fits
        made.late += timed is not found
        if not fits or timed is not found:
            made.found[case] = timed
            alike[tuple(trace), timed] += 1
    for (said, found), times in alike.items():
        for where in {_where(each, said, log) for each in found if not isinstance(each, Done)}:
            made.tally[where] += times
    return made


def late_in(findings: tuple[Finding, ...], times: list[float], limits: Mapping[str, Limit]) -> tuple[Finding, ...]:
    """Return the findings with `Late` for what was done after its limit; the same object when nothing was."""
    found: list[Finding] | None = None
    for index, each in enumerate(findings):
        if not isinstance(each, Done) or each.opened < 0:
            continue
        limit = limits.get(each.path)
        if limit is not None and times[each.index] > limit(times[each.opened]):
            found = found or list(findings)
            found[index] = Late(each.path, each.index, each.opened)
    return findings if found is None else tuple(found)


def _where(finding: Finding, trace: tuple[int, ...], log: Log) -> Where:
    if not isinstance(finding, Extra):
        return Where(KINDS[type(finding)], finding.path)
    said = trace[finding.index]
    event = log.says[said]
    return Where("extra", event.paths[0] if event.paths else "", finding.activity, log.lanes[said])
