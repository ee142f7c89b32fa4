"""Explains what really happened: a case's events compared with its procedure, with the fewest deviations.

    for finding in explain(net, [Event("screen_person", ("screen_person",), at, {"presumed": "yes"})]):
        ...  # Done, Late, Skipped or Extra

Gateways, calls, timers and messages go as the kernel has them; answers count when the events have them. A whole log is
read by `table` (CSV) or `xes`, and explained by `logs`, where cases share the work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from amparo.bpmn.net import Net
from amparo.bpmn.replay.explaining import Explainer
from amparo.bpmn.replay.findings import Done, Event, Extra, Finding, Late, Skipped, is_deviation
from amparo.bpmn.replay.graph import TooMany
from amparo.bpmn.replay.searching import NoEnd, TooFar

__all__ = [
    "Done", "Due", "Event", "Explainer", "Extra", "Finding", "Late", "NoEnd", "Skipped", "TooFar", "TooMany", "explain",
    "is_deviation", "with_lateness",
]  # fmt: skip

Due = Callable[[str, datetime], datetime | None]  # (path, when it was opened) -> when it is due


def explain(
    net: Net,
    events: Iterable[Event],
    *,
    silent: frozenset[str] = frozenset(),
    may_be_open: bool = False,
    due: Due | None = None,
    started_at: datetime | None = None,
) -> list[Finding]:
    """Return the explanation of one case with the fewest deviations.

    `silent` are the kinds of moves that the events do not tell (message, timer); with `may_be_open` the case may still
    be going on. With `due`, what was done after its time is `Late`; steps open from the start count from `started_at`.
    Raises `NoEnd` and `TooMany`.
    """
    happened = list(events)
    explainer = Explainer(net, silent=silent, may_be_open=may_be_open)
    found = explainer.explain(tuple(explainer.label_of(event) for event in happened))
    if due is None:
        return list(found)
    return with_lateness(found, [event.at for event in happened], due, started_at)


def with_lateness(
    findings: Iterable[Finding], times: list[datetime | None], due: Due, started_at: datetime | None = None
) -> list[Finding]:
    """Return the findings with `Late` for what was done after it was due."""
    found: list[Finding] = []
    for finding in findings:
        if isinstance(finding, Done):
            opened = started_at if finding.opened < 0 else times[finding.opened]
            at = times[finding.index]
            limit = due(finding.path, opened) if opened is not None else None
            if limit is not None and at is not None and at > limit:
                finding = Late(finding.path, finding.index, finding.opened)
        found.append(finding)
    return found
