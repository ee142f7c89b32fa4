"""The exact explanation of the same cases by both: how long each takes, and whether they agree on what deviates."""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import cases
import model
import pandas
import pm4py

from amparo.bpmn.net import Net
from amparo.bpmn.read import read
from amparo.bpmn.replay import Explainer
from amparo.bpmn.replay.findings import is_deviation
from amparo.bpmn.replay.gathering import Gathering, Log
from amparo.bpmn.replay.names import Names

A_DEVIATION = 10_000  # what pm4py counts for one; silent moves count one


@dataclass(frozen=True)
class Sample:
    """One sample of cases: processor seconds of each, and the deviations that each found by case."""

    ours: float
    theirs: float
    our_counts: list[int]
    their_counts: list[int]

    @property
    def deviating(self) -> int:
        """How many cases deviate."""
        return sum(count > 0 for count in self.our_counts)

    @property
    def agree_on_which(self) -> bool:
        """Whether both find the same cases deviating."""
        return [count > 0 for count in self.our_counts] == [count > 0 for count in self.their_counts]

    @property
    def agree_on_how_many(self) -> bool:
        """Whether both find the same number of deviations in each case."""
        return self.our_counts == self.their_counts


def measure(size: int, seed: int) -> Sample:
    """Explain a sample of cases with both, neither having seen any case before."""
    net = _net()
    sample = cases.many(cases.Walker(net, Random(seed)), size)  # noqa: S311 - no secret is drawn
    log, frame, petri = _log(net, sample), _frame(sample), _petri()
    began = time.process_time()
    ours = _ours(net, log)
    ended = time.process_time()
    theirs = pm4py.conformance_diagnostics_alignments(frame, *petri)
    took = time.process_time() - ended
    return Sample(ended - began, took, ours, [each["cost"] // A_DEVIATION for each in theirs])


def _ours(net: Net, log: Log) -> list[int]:
    explainer = Explainer(net)
    labels = [explainer.label_of(event) for event in log.says]
    return [
        sum(map(is_deviation, explainer.explain(tuple(labels[each] for each in trace))))
        for trace in log.traces.values()
    ]


def _net() -> Net:
    diagram = read(model.bpmn().encode(), name="bench")
    return Net({diagram.process: diagram}, diagram.process)


def _petri() -> tuple[Any, ...]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.bpmn"
        file.write_text(model.bpmn())
        return tuple(pm4py.convert_to_petri_net(pm4py.read_bpmn(str(file))))


def _log(net: Net, sample: list[cases.Case]) -> Log:
    gathering = Gathering(Names(net))
    for number, case in enumerate(sample):
        for index, (path, _) in enumerate(case):
            gathering.add(_name(number), gathering.say(path, (), ""), float(index))
    return gathering.done()


def _frame(sample: list[cases.Case]) -> Any:
    rows = [(_name(number), path, at) for number, case in enumerate(sample) for at, (path, _) in enumerate(case)]
    frame = pandas.DataFrame(rows, columns=["case:concept:name", "concept:name", "time:timestamp"])
    frame["time:timestamp"] = pandas.to_datetime(frame["time:timestamp"], unit="s", utc=True)
    return frame


def _name(number: int) -> str:
    return f"{number:06}"
