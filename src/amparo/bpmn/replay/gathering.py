"""Gathers the events of a log by case, each event as the number of what it says, and its time in seconds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from typing import Final

from amparo.bpmn.problems import Problem
from amparo.bpmn.replay.findings import Event
from amparo.bpmn.replay.names import Names
from amparo.bpmn.replay.sentences import NotReadable, problem

MOST_EVENTS: Final = 5_000_000
MOST_PROBLEMS: Final = 20
_DAY_FIRST: Final = re.compile(
    r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?", re.ASCII
)


@dataclass
class Log:
    """The events of each case, in the order of time: what each says (an index of `says`) and when (seconds).

    `lanes` is who did what the procedure does not know, as the log says it. `problems` are the lines left out (the
    first ones; `bad` counts all), `personal` the headings that tell of persons.
    """

    says: list[Event] = field(default_factory=list)
    lanes: list[str] = field(default_factory=list)
    traces: dict[str, list[int]] = field(default_factory=dict)
    times: dict[str, list[float]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    bad: int = 0
    personal: tuple[str, ...] = ()

    @property
    def events(self) -> int:
        """How many events there are."""
        return sum(map(len, self.traces.values()))


class Gathering:
    """Fills a log, event by event."""

    def __init__(self, names: Names) -> None:
        self.names, self.log = names, Log()
        self.count = 0
        self._known: dict[tuple[object, ...], int] = {}

    def say(self, activity: str, answers: Iterable[tuple[str, str]], lane: str) -> int:
        """Return the number of what an event says."""
        given = tuple(answers)
        found = self._known.get((activity, given, lane))
        if found is None:
            paths = self.names.find(activity)
            key = (paths or activity, tuple(sorted(given)), "" if paths else lane)
            found = self._known.get(key)
            if found is None:
                found = self._known[key] = len(self.log.says)
                self.log.says.append(Event(activity.strip()[:200], paths, None, dict(given)))
                self.log.lanes.append(lane.strip()[:200] if not paths else "")
            self._known[activity, given, lane] = found
        return found

    def add(self, case: str, said: int, at: float) -> None:
        """Add an event. Raises `NotReadable` when there are too many."""
        self.count += 1
        if self.count > MOST_EVENTS:
            raise NotReadable(problem("too_many", most=MOST_EVENTS))
        trace = self.log.traces.get(case)
        if trace is None:
            self.log.traces[case] = [said]
            self.log.times[case] = [at]
        else:
            trace.append(said)
            self.log.times[case].append(at)

    def leave_out(self, code: str, **facts: object) -> None:
        """Remember a line that cannot be read."""
        self.log.bad += 1
        if len(self.log.problems) < MOST_PROBLEMS:
            self.log.problems.append(problem(code, **facts))

    def done(self) -> Log:
        """Return the log, each case in the order of time; events of the same moment keep the order of the file."""
        if not self.count and not self.log.bad:
            raise NotReadable(problem("empty"))
        for case, times in self.log.times.items():
            if any(earlier > later for earlier, later in pairwise(times)):
                order = sorted(range(len(times)), key=times.__getitem__)
                trace = self.log.traces[case]
                self.log.traces[case] = [trace[index] for index in order]
                self.log.times[case] = [times[index] for index in order]
        return self.log


def moment(text: str) -> float | None:
    """Return a time in seconds, from ISO 8601 or day first; None when it is neither. Without a zone it is UTC."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        found = _DAY_FIRST.fullmatch(text.strip())
        if found is None:
            return None
        day, month, year, hour, minute, second = (int(each or 0) for each in found.groups())
        try:
            at = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
        except ValueError:
            return None
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()


def answers_in(row: Mapping[str, str], names: Names) -> list[tuple[str, str]]:
    """Return the answers among named values: those of variables of the procedure."""
    return [(name, value) for name, value in row.items() if value and name in names.net.variables]
