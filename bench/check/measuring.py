"""Measures every side in turn, and judges."""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import shelf
import sides
from figures import Limit
from models import Model
from seeded import judge_faults
from sides import Ours

from amparo.bpmn.check import check
from amparo.bpmn.net import Net

ROUNDS = 3
SMALL = [Model(40, 2), Model(80, 8), Model(200, 4), Model(200, 5, 0.45)]
MIDDLE = [Model(120, 8, 0.45), Model(160, 10, 0.45), Model(200, 3), Model(200, 3, 0.45)]
LARGE = [Model(200, 10, 0.45), Model(200, 4, 0.45), Model(200, 31, 0.45)]
ALWAYS_ASKED = SMALL[:2]  # what pm4py is asked also without --long
PATIENCE = 60.0
LEVELS = ("-O0", "-O1", "-O2")
PLAIN_UP_TO = 150_000
"""Larger models take our plain explorer more than a few seconds."""


@dataclass
class Line:
    """What was measured of one model, in seconds of processor time."""

    model: Model
    found: Ours
    plain: float | None
    first_time: float | None
    alone: list[float] = field(default_factory=list)
    running: list[float] = field(default_factory=list)
    spin: list[float] = field(default_factory=list)
    level: str = ""
    checked: tuple[int, float] = (0, 0.0)
    pm4py: str = ""

    @property
    def ratio(self) -> float:
        """Spin's seconds for each of ours, compiled before, in a process of its own."""
        return median(self.spin) / median(self.alone)

    @property
    def ratio_running(self) -> float:
        """Spin's seconds for each of ours, in a process that has checked something before."""
        return median(self.spin) / median(self.running)

    def row(self) -> str:
        """Return the row of the table."""
        plain, first = (f"{each:.2f}" if each is not None else "-" for each in (self.plain, self.first_time))
        return (
            f"  {self.model.name:<9} {self.found.states:>9,} {self.found.edges:>10,} {self.checked[1]:>7.2f} "
            f"{plain:>7} {median(self.running):>8.2f} {median(self.alone):>7.2f} {first:>7} "
            f"{median(self.spin):>7.2f} {self.level:>3} {self.ratio:>6.2f} {self.ratio_running:>7.2f}  {self.pm4py}"
        )


HEAD = (
    f"  {'nodes/seed':<9}{'states':>9} {'moves':>10} {'check':>7} {'plain':>7} {'running':>8} {'alone':>7} "
    f"{'first':>7} {'Spin':>7}     {'ratio':>6} {'running':>7}  pm4py"
)


def measure_and_judge(*, long: bool) -> int:
    """Print every table, then the limits, then one line; return the exit code."""
    print(HEAD, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder)
        lines = [_measured(model, kept, long=long) for model in [*SMALL, *MIDDLE, *LARGE]]
        agree, faults = judge_faults(kept, patience=PATIENCE if long else 20.0)
    checked = shelf.check_all()
    print(f"\n  {'procedure, with all rights':<40} {'states':>8} {'seconds':>8} {'redrawn':>8}")
    for each in checked:
        verdict = "" if each.ok else "  does not hold"
        print(f"  {each.name:<40} {each.states:>8,} {each.seconds:>8.3f} {each.again:>8.3f}{verdict}")
    limits = [*_limits(lines, checked), agree]
    print()
    for limit in limits:
        print(limit.line())
    verdict = "ok" if all(limit.holds for limit in limits) else "MISSED"
    largest = lines[-1]
    called = [each for each in checked if not each.is_main]
    print(
        f"bench check: {verdict} | {largest.found.states:,} states in {median(largest.alone):.1f} s, "
        f"{largest.ratio:.1f}x faster than Spin; {faults} seeded faults found; slowest of {len(called)} procedures "
        f"{max(each.seconds for each in called):.2f} s, redrawn {max(each.again for each in called):.2f} s"
    )
    return 0 if verdict == "ok" else 1


def _measured(model: Model, kept: Path, *, long: bool) -> Line:
    """Measure one model: each side once for its counts, then in turn."""
    with sides.drawn(model) as drawing:
        found = sides.ours(drawing, "fast", kept=kept)
        first = sides.ours_for_the_first_time(drawing).seconds if model in LARGE else None
        line = Line(model, found, _plain(drawing, found, kept, long=long), first)
        line.level = min(LEVELS, key=lambda level: _spin(line, level))
        for _ in range(ROUNDS):
            line.alone.append(sides.ours(drawing, "fast", kept=kept).seconds)
            line.spin.append(_spin(line, line.level))
            line.running.append(sides.ours(drawing, "fast", kept=kept, again=2).taken[-1])
        if long or model in ALWAYS_ASKED:
            said, seconds = sides.pm4py(drawing, PATIENCE)
            line.pm4py = f"{said}, {seconds:.1f} s" if said else f"> {PATIENCE:.0f} s"
    line.checked = _check(model)
    print(line.row(), flush=True)
    return line


def _plain(drawing: Path, found: Ours, kept: Path, *, long: bool) -> float | None:
    if found.states > (1_000_000 if long else PLAIN_UP_TO):
        return None
    plain = sides.ours(drawing, "plain", kept=kept)
    assert (plain.counts, plain.faults) == (found.counts, found.faults), f"{found} is not {plain}"
    return plain.taken[0]


def _spin(line: Line, level: str) -> float:
    """Let Spin count, hold its counts against ours, and return its seconds."""
    counted, seconds = sides.spin(line.model, line.found, level)
    theirs = (counted.states, counted.edges, counted.wrong)
    assert theirs == line.found.counts, f"{line.model.name}: Spin counts {theirs}, we {line.found.counts}"
    assert not line.found.faults, f"{line.model.name} is sound, and we find {line.found.faults}"
    return seconds


def _check(model: Model) -> tuple[int, float]:
    """Check a model as the product does, in this process: it looks at what can be told apart only."""
    began = time.process_time()
    report = check(Net({"p_main": model.diagram()}, "p_main"), ())
    assert report.ok, f"{model.name} is sound, and check finds {report.faults}"
    return report.states, time.process_time() - began


def _limits(lines: list[Line], checked: list[shelf.Checked]) -> list[Limit]:
    large = [line for line in lines if line.model in LARGE]
    larger = [line for line in lines if line.model in [*MIDDLE, *LARGE]]
    first = median(large[-1].spin) / (large[-1].first_time or 1.0)
    alone, running = min(line.ratio for line in large), min(line.ratio_running for line in larger)
    called = [each for each in checked if not each.is_main]
    slowest, redrawn = max(each.seconds for each in called), max(each.again for each in called)
    false_alarms = sum(not each.ok for each in checked)
    return [
        Limit("Spin / ours alone, compiled before, each model from 900,000 states: at least 1", alone, alone >= 1),
        Limit("Spin / ours for the first time on a machine, the largest model: at least 1", first, first >= 1),
        Limit("Spin / ours in a running process, each model from 100,000 states: at least 1", running, running >= 1),
        Limit("each procedure that the main pathway calls, all rights, reading: at most 1 s", slowest, slowest <= 1),
        Limit("such a procedure with one more step, checked again: at most 0.3 s", redrawn, redrawn <= 0.3),
        Limit("procedures that do not hold, the main pathway among them: none", false_alarms, not false_alarms),
    ]
