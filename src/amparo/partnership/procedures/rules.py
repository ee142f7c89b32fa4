"""When a procedure may be published."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from amparo.bpmn.check import check
from amparo.bpmn.diagram import Diagram
from amparo.bpmn.explain import report_to_json
from amparo.bpmn.net import Net


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
            reasons.append(f"{right}: {row['story'][lang]}")
        elif row["result"] == "does_not_arise" and row.get("promised"):
            reasons.append(_("%(right)s is promised by the title and never arises.") % {"right": right})
    return reasons or [_("The check fails. Correct the drawing and try again.")]


def prove(
    diagrams: Mapping[str, Diagram], *, only: Iterable[str], texts: Mapping[str, Any] | None = None
) -> dict[str, dict[str, Any]]:
    """Check procedures with everything they call; return a report by process id that JSON can hold."""
    reports = {}
    for process in only:
        net = Net(diagrams, process)
        reports[process] = report_to_json(check(net), net, texts)
    return reports
