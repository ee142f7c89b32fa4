"""The order of the measurements, the table and the limits."""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import dataclass
from statistics import median

import alignments
import throughput

CASES, EVENTS = 100_000, 2_400_000
SAMPLES, SIZE = 5, 300


@dataclass(frozen=True)
class Limit:
    """A figure that must be at least, or at most, a number."""

    text: str
    value: float
    least: float | None = None
    most: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the figure is within its limit."""
        return (self.least is None or self.value >= self.least) and (self.most is None or self.value <= self.most)

    def line(self) -> str:
        """Return the row that says the figure, the limit and whether it holds."""
        bound = f"at least {self.least:g}" if self.least is not None else f"at most {self.most:g}"
        return f"  {self.text:<62} {self.value:>9.2f}  {bound:<12} {'holds' if self.holds else 'MISSED'}"


def measure_and_judge() -> int:
    """Measure, print the figures, the limits and the last line; 1 when a limit is missed."""
    whole = throughput.measure(CASES, EVENTS)
    samples = [alignments.measure(SIZE, seed) for seed in range(SAMPLES)]
    print(f"{os.cpu_count()} processors, Python {platform.python_version()}; processor seconds, one core")
    print(f"the coalition's main pathway: {whole.cases:,} cases, {whole.events:,} events, {whole.fitting:,} fit")
    _row("grouped by case", whole.grouping)
    _row("replayed", whole.replaying)
    _row("the deviating ones explained exactly", whole.explaining)
    print(f"{SAMPLES} samples of {SIZE} cases of a model that pm4py reads, {sum(s.deviating for s in samples)} deviate")
    for sample in samples:
        _row(f"ours {sample.ours:.3f} s, pm4py's alignments", sample.theirs)
    ratio = median(sample.theirs / sample.ours for sample in samples)
    which, how_many = (_count(samples, name) for name in ("agree_on_which", "agree_on_how_many"))
    limits = [
        Limit("grouping and replay, seconds", whole.grouping + whole.replaying, most=5),
        Limit("pm4py's alignments / our exact explanation", ratio, least=20),
        Limit("samples in which both name the same deviating cases", which, least=SAMPLES),
        Limit("samples with the same number of deviations in each case", how_many, least=SAMPLES),
    ]
    for limit in limits:
        print(limit.line())
    ok = all(limit.holds for limit in limits)
    total = whole.grouping + whole.replaying
    print(
        f"bench explain: {whole.events:,} events in {total:.1f} s, explained exactly {ratio:.0f} times faster than by "
        f"pm4py - {'every limit holds' if ok else 'a limit is missed'}"
    )
    return 0 if ok else 1


def _row(text: str, seconds: float) -> None:
    print(f"  {text:<62} {seconds:>9.2f} s", file=sys.stdout)


def _count(samples: list[alignments.Sample], name: str) -> int:
    return sum(bool(getattr(sample, name)) for sample in samples)
