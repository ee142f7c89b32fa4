"""Faults put in on purpose: who finds them."""

from __future__ import annotations

from pathlib import Path

import sides
from figures import Limit
from models import FAULTS, Model

from amparo.bpmn.check import check
from amparo.bpmn.net import Net

SIZES = ((40, 3), (60, 5), (80, 6), (120, 9))
PM4PY_UP_TO = 40
"""pm4py is asked about the smallest only: larger ones mostly take it more than a minute."""


def judge_faults(kept: Path, *, patience: float) -> tuple[Limit, int]:
    """Print who finds what; return whether every fault was found by all of ours, and how many there were."""
    print(f"\n  {'a fault put in':<22} {'states':>8}  {'both explorers':<40} {'Spin':<24} pm4py", flush=True)
    models = [Model(nodes, seed, fault=fault) for fault in FAULTS for nodes, seed in SIZES]
    found = sum(_is_found(model, kept, patience) for model in models)
    return Limit(
        "seeded faults that check and both explorers find: all", found / len(models), found == len(models)
    ), found


def _is_found(model: Model, kept: Path, patience: float) -> bool:
    """Say whether all of ours find the fault. Spin counts alike, and finds the dead ends and second tokens."""
    expected = FAULTS[model.fault]
    report = check(Net({"p_main": model.diagram()}, "p_main"), ())
    with sides.drawn(model) as drawing:
        fast, plain = sides.ours(drawing, "fast", kept=kept), sides.ours(drawing, "plain", kept=kept)
        theirs = ""
        if model.nodes <= PM4PY_UP_TO:
            said, seconds = sides.pm4py(drawing, patience)
            theirs = f"{said}, {seconds:.1f} s" if said else f"> {patience:.0f} s"
    assert (fast.counts, fast.faults) == (plain.counts, plain.faults), f"{fast} is not {plain}"
    spin, _ = sides.spin(model, fast, "-O0", asserting=True)
    assert (spin.states, spin.edges) == fast.counts[:2], f"{model.name}: Spin counts {spin}, we {fast.counts}"
    seen = bool({"dead_end", "two_tokens"} & set(fast.faults))
    assert bool(spin.wrong) is seen, f"{model.name}: Spin finds {spin.wrong} faults, we {fast.faults}"
    spins = "finds it" if expected in {"dead_end", "two_tokens"} else "cannot be asked"
    print(f"  {model.name:<22} {fast.states:>8,}  {', '.join(fast.faults):<40} {spins:<24} {theirs}", flush=True)
    return expected in fast.faults and expected in {fault.code for fault in report.faults}
