"""The order of the measurements, the table and the limits."""

from __future__ import annotations

import gc
import os
import platform
import time
import tomllib
from dataclasses import replace
from pathlib import Path
from statistics import median

from peer import Peer

from amparo.bpmn.library import open_library
from amparo.bpmn.net import Net
from amparo.bpmn.rehearse import Plan, plan_from, rehearse

ROOT = Path(__file__).resolve().parents[2]
ARRIVALS = 150  # five a day
ROUNDS = 5
FASTER, SECONDS, ALIKE = 5.0, 1.0, 0.1


def _stage() -> tuple[Net, Plan]:
    library = open_library([ROOT / "content" / "procedures"])
    written = tomllib.loads((ROOT / "content" / "rehearsals" / "hn.toml").read_text(encoding="utf-8"))
    deadlines = {name: each.parameters["hn"].get("deadlines", {}) for name, each in library.procedures.items()}
    plan = replace(plan_from(written, deadlines), arrivals_a_month=ARRIVALS, days=730)
    people = {role: replace(staff, people=staff.people * 4) for role, staff in plan.staff.items()}
    return library.net("p00_main"), replace(plan, staff=people)


def measure_and_judge() -> int:
    """Measure in turn, print the figures, the limits and the last line; 1 when a limit is missed."""
    net, plan = _stage()
    ours: list[float] = []
    theirs: list[float] = []
    helped: list[float] = []
    whole: list[float] = []
    lengths = []
    for seed in range(1, ROUNDS + 1):
        gc.collect()
        began = time.process_time()
        forecast = rehearse(net, plan, seed=seed)
        whole.append(time.process_time() - began)
        ours.append(whole[-1] / forecast.steps)
        for seen, tables in ((theirs, False), (helped, True)):
            gc.collect()
            began = time.process_time()
            peer = Peer(net, plan, seed, tables=tables)
            peer.play()
            seen.append((time.process_time() - began) / peer.steps)
        lengths.append((forecast.steps / forecast.arrived, peer.steps / peer.arrived))
    ratio, seconds = median(theirs) / median(ours), median(whole)
    mine, other = (median(each) for each in zip(*lengths, strict=True))
    apart = abs(mine / other - 1)
    print(f"{os.cpu_count()} processors, Python {platform.python_version()}; processor seconds, one core")
    print(f"two years of the main pathway, {forecast.arrived:,} cases, {forecast.steps:,} steps; medians of {ROUNDS}")
    print(f"  {'Amparo, microseconds a step':<52} {1e6 * median(ours):>9.1f}")
    print(f"  {'SimPy on the same kernel, microseconds a step':<52} {1e6 * median(theirs):>9.1f}")
    print(f"  {'SimPy with the tables of our rehearsal':<52} {1e6 * median(helped):>9.1f}")
    print(f"  {'steps of a case: Amparo, SimPy':<52} {mine:>9.2f} {other:.2f}")
    limits = [
        ("SimPy / Amparo, a step", ratio, f"at least {FASTER:g}", ratio >= FASTER),
        ("two years, seconds", seconds, f"at most {SECONDS:g}", seconds <= SECONDS),
        ("steps of a case, how far apart", apart, f"at most {ALIKE:g}", apart <= ALIKE),
    ]
    for text, value, bound, holds in limits:
        print(f"  {text:<52} {value:>9.2f}  {bound:<12} {'holds' if holds else 'MISSED'}")
    ok = all(holds for *_, holds in limits)
    print(f"bench rehearse: {'ok' if ok else 'MISSED'} | two years in {seconds:.2f} s, {ratio:.1f}x faster than SimPy")
    return 0 if ok else 1
