"""A report as plain values that JSON can hold, and back: nothing is lost, and no words are in it.

report_from_plain(report_to_plain(report)) == report
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from amparo.bpmn.check.results import Broken, DoesNotArise, Holds, OfScreens, Report, Result
from amparo.bpmn.proof.sound import Fault, Line, Story


def report_to_plain(report: Report) -> dict[str, Any]:
    """Return a report as plain values."""
    return {
        "main": report.main,
        "states": report.states,
        "edges": report.edges,
        "faults": [
            [each.code, each.path, _story_to_plain(each.story) if each.story else None, _pairs(each.facts)]
            for each in report.faults
        ],
        "results": {right: _result_to_plain(result) for right, result in report.results.items()},
    }


def report_from_plain(plain: Mapping[str, Any]) -> Report:
    """Return the report that was made plain."""
    faults = tuple(
        Fault(code, path, _story(story) if story else None, _tuples(facts))
        for code, path, story, facts in plain["faults"]
    )
    results = {right: _result(row) for right, row in plain["results"].items()}
    return Report(plain["main"], plain["states"], plain["edges"], faults, results)


def _result_to_plain(result: Result) -> dict[str, Any]:
    match result:
        case Holds(states):
            return {"holds": states}
        case DoesNotArise(promised):
            return {"absent": promised}
        case OfScreens(kept_by):
            return {"screens": kept_by}
        case Broken(story, because, where):
            return {"broken": _story_to_plain(story), "because": because, "where": where}


def _result(row: Mapping[str, Any]) -> Result:
    if "holds" in row:
        return Holds(row["holds"])
    if "absent" in row:
        return DoesNotArise(row["absent"])
    if "screens" in row:
        return OfScreens(row["screens"])
    return Broken(_story(row["broken"]), row["because"], row["where"])


def _story_to_plain(story: Story) -> dict[str, Any]:
    lines = [[line.kind, line.path, line.role, _pairs(line.answers)] for line in story.lines]
    return {"given": _pairs(story.given), "lines": lines, "open_now": list(story.open_now)}


def _story(row: Mapping[str, Any]) -> Story:
    lines = tuple(Line(kind, path, role, _tuples(answers)) for kind, path, role, answers in row["lines"])
    return Story(_tuples(row["given"]), lines, tuple(row["open_now"]))


def _pairs(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    return [[name, value] for name, value in pairs]


def _tuples(pairs: Iterable[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in pairs)
