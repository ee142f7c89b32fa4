"""When a procedure may be published."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

from django.utils.translation import gettext as _

from amparo.bpmn.check import Report
from amparo.bpmn.contract import Checker
from amparo.bpmn.contract.checker import Marks
from amparo.bpmn.diagram import Diagram, NodeKind
from amparo.bpmn.explain import report_to_json

# A web page waits for a proof that looks at so many states (a tenth of a second or so); a larger one is a job.
AT_ONCE: Final = 5_000
# A job that ended midway so often is not begun again until somebody asks.
MOST_ATTEMPTS: Final = 3


def digest_of(xml: str, texts: Mapping[str, Any], parameters: Mapping[str, Any]) -> str:
    """Return the SHA-256 (hex) of all that a version says."""
    whole = json.dumps([xml, texts, parameters], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()


def reasons_not_to_publish(report: Mapping[str, Any], *, lang: str) -> list[str]:
    """Say why a version cannot be published, with the story of each broken right; empty means it can."""
    if report.get("ok") is True:
        return []
    reasons = [str(fault.get(lang) or fault["code"]) for fault in report.get("faults", ())]
    for right, row in report.get("rights", {}).items():
        if row["result"] == "broken":
            reasons.append(f"{right}: {' '.join(row['story'][lang])}")
        elif row["result"] == "does_not_arise" and row.get("promised"):
            reasons.append(_("%(right)s is promised by the title and never arises.") % {"right": right})
    return reasons or [_("The check fails. Correct the drawing and try again.")]


def reasons_it_cannot_run(diagram: Diagram, parameters: Mapping[str, Any]) -> list[str]:
    """Say what a country has not given that the drawing needs: who takes a lane, how long a timer lasts."""
    lanes = {lane.role for lane in diagram.lanes if lane.role}
    timers = {node.timer[1:] for node in diagram.nodes.values() if node.timer and node.timer.startswith("@")}
    nobody, no_limit = (
        _("%(country)s: no institution takes the role %(name)s."),
        _("%(country)s: the limit of time %(name)s is not given."),
    )
    reasons = []
    for country, given in sorted(parameters.items()):
        code = country.upper()
        reasons += [nobody % {"country": code, "name": role} for role in sorted(lanes - set(given.get("roles", {})))]
        missing = sorted(timers - set(given.get("deadlines", {})))
        reasons += [no_limit % {"country": code, "name": key} for key in missing]
    return reasons


def callers_of(changed: Collection[str], diagrams: Mapping[str, Diagram]) -> list[str]:
    """Return the procedures that call a changed one, directly or through others; they are proved with it."""
    calls = {
        process: {node.called for node in diagram.nodes.values() if node.kind is NodeKind.CALL}
        for process, diagram in diagrams.items()
    }
    reached = set(changed)
    while True:
        more = {process for process, called in calls.items() if called & reached} - reached
        if not more:
            return sorted(reached - set(changed))
        reached |= more


@dataclass(frozen=True)
class Surroundings:
    """The procedures in force around one that is drawn: what it may call and what calls it.

    Known by `key`, which must be unique. `versions`: process -> the key of its version.
    """

    key: tuple[Any, ...]
    diagrams: Mapping[str, Diagram]
    texts: Mapping[str, Mapping[str, Any]]
    versions: Mapping[str, int] | None = None

    @cached_property
    def checker(self) -> Checker:
        """What checks them, and remembers what it found."""
        return Checker(self.diagrams)

    def __hash__(self) -> int:
        """Two with the same key are the same."""
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        """Two with the same key are the same."""
        return isinstance(other, Surroundings) and self.key == other.key


@dataclass(frozen=True, slots=True)
class Part:
    """One procedure of a proof: what its report depends on, and the report once there is one."""

    process: str
    marks: Marks
    report: Report | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a proof has come: what was drawn comes first, then all that calls it."""

    checker: Checker
    parts: tuple[Part, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The procedures that have no report yet."""
        return tuple(part.process for part in self.parts if part.report is None)

    @property
    def done(self) -> int:
        """How many have a report."""
        return len(self.parts) - len(self.missing)

    @property
    def broken(self) -> tuple[Part, ...]:
        """Those whose report says that something does not hold."""
        return tuple(part for part in self.parts if part.report is not None and not part.report.ok)

    @property
    def holds(self) -> bool:
        """Whether every one has a report, and in each all holds."""
        return not self.missing and not self.broken

    @property
    def key(self) -> str:
        """What tells this proof from others: all that is drawn in any part of it."""
        drawn = [[part.process, part.marks.drawn] for part in self.parts]
        return hashlib.sha256(json.dumps(drawn).encode()).hexdigest()

    def told(self, process: str, texts: Mapping[str, Any]) -> dict[str, Any]:
        """Return the report of a procedure in words, as JSON can hold it. Raises `LookupError` when there is none."""
        report = next((part.report for part in self.parts if part.process == process), None)
        if report is None:
            raise LookupError(process)
        return report_to_json(report, self.checker.net(process), texts)

    def looked_at_once(self) -> Standing:
        """Return the same with the report of what was drawn, when it can be had while one waits."""
        own, *others = self.parts
        if own.report is not None:
            return self
        return Standing(self.checker, (replace(own, report=self.checker.at_once(own.process, AT_ONCE)), *others))


def processes_to_prove(checker: Checker, changed: Iterable[str]) -> list[str]:
    """Return what is proved when some procedures are drawn anew: they, and all that calls them."""
    changed = sorted(changed)
    return [*changed, *callers_of(changed, checker.diagrams)]


def reasons_of(standing: Standing, texts: Mapping[str, Any], *, lang: str) -> list[str]:
    """Say what does not hold, with the procedure and the story; empty while nothing is known to be broken."""
    for part in standing.broken:
        reasons = reasons_not_to_publish(standing.told(part.process, texts), lang=lang)
        return [f"{part.process}: {reason}" for reason in reasons]
    return []


def begun(diagram: Diagram, around: Surroundings) -> Standing:
    """Return the proof of a drawing among others as it is when nobody has proved anything."""
    checker = around.checker.redrawn(diagram)
    processes = processes_to_prove(checker, [diagram.process])
    return Standing(checker, tuple(Part(process, checker.marks(process), None) for process in processes))
