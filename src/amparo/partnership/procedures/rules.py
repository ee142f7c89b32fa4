"""When a procedure may be published."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from amparo.bpmn.contract import Checker
from amparo.bpmn.diagram import Diagram, NodeKind
from amparo.bpmn.explain import report_to_json


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


def prove(
    diagrams: Mapping[str, Diagram], *, only: Iterable[str], texts: Mapping[str, Any] | None = None
) -> dict[str, dict[str, Any]]:
    """Check procedures, what they call by contract; return a report by process id that JSON can hold."""
    checker = Checker(diagrams)
    return {process: report_to_json(checker.check(process), checker.net(process), texts) for process in only}
