"""How fast a whole log is replayed: a hundred thousand cases of the coalition's main pathway."""

from __future__ import annotations

import gc
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

import cases

from amparo.bpmn.library import open_library
from amparo.bpmn.replay import Explainer
from amparo.bpmn.replay.gathering import Gathering
from amparo.bpmn.replay.logs import compare
from amparo.bpmn.replay.names import Names

PROCEDURES = Path(__file__).resolve().parents[2] / "content" / "procedures"
PROCESS = "p00_main"
SHORTEST = 8  # the walk prefers short ways: without the very short ones a case has about 24 events

Row = tuple[float, str, str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class Throughput:
    """Processor seconds for grouping and replaying, and for explaining those that deviate."""

    cases: int
    events: int
    fitting: int
    grouping: float
    replaying: float
    explaining: float


def measure(count: int, events: int) -> Throughput:
    """Make the log, its lines in the order of time so that cases are mixed, and measure."""
    net = open_library([PROCEDURES]).net(PROCESS)
    rows = _rows(cases.Walker(net, Random(5)), count, events)  # noqa: S311 - no secret is drawn
    names = Names(net)
    gc.collect()
    gc.freeze()
    began = time.process_time()
    gathering = Gathering(names)
    for at, case, activity, answers in rows:
        gathering.add(case, gathering.say(activity, answers, ""), at)
    log = gathering.done()
    grouped = time.process_time()
    explainer = Explainer(net)
    labels = [explainer.label_of(event) for event in log.says]
    fitting = sum(explainer.fits([labels[each] for each in trace]) for trace in log.traces.values())
    replayed = time.process_time()
    found = compare(log, explainer)
    explained = time.process_time()
    if found.fitting != fitting:
        raise AssertionError("the replay and the explanation do not agree on which cases fit")
    return Throughput(len(log.traces), len(rows), fitting, grouped - began, replayed - grouped, explained - replayed)


def _rows(walker: cases.Walker, count: int, events: int) -> list[Row]:
    """Return the lines of a log of so many cases and events."""
    rows: list[Row] = []
    for number in range(count):
        left = (events - len(rows)) / (count - number)
        case = walker.case(shortest=SHORTEST if left > 20 else 0)
        if walker.random.random() < cases.SHARE:
            case = cases.disturbed(case, walker.random)
        rows += [(index + number * 0.7, f"c{number}", *event) for index, event in enumerate(case)]
    rows.sort(key=lambda row: row[0])
    return rows
