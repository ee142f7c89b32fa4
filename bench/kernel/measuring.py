"""The order of the measurements: everything that is compared is measured in turn, so that noise hits all alike."""

from __future__ import annotations

import gc
import os
import platform

import commits
import memory
import peer
import stage
from amparo_case import AmparoCase, open_case
from django.db import connection
from figures import HEAD, Limit, Sample

from amparo.foundation.audit.verify import verify_chains
from amparo.protection.people.models import SealedAnswers

IN_MEMORY = 2_000
CASES, YOUNG, OLD_AT, AROUND = 12, 10, 1_000, 5
PEER_AT = (10, 100, 400)
PEER_EVERY = {10: 4, 100: 4, 400: 12}


def measure_and_judge() -> int:
    """Measure, print the table, the limits and the last line; 1 when a limit is missed."""
    rows, memory_ratio, main_ratio = _in_memory()
    with stage.stage() as staged:
        durable = _durable(staged)
        _prove_that_it_was_real(staged)
    print(f"{os.cpu_count()} processors, Python {platform.python_version()}\n{HEAD}")
    for row in [*rows, *durable.values()]:
        print(row.line())
    print("  ratios of medians")
    print(f"  {'in memory: SpiffWorkflow / Amparo, the same loop':<58} {memory_ratio:>9.1f}")
    print(f"  {'in memory: SpiffWorkflow loop / Amparo main pathway':<58} {main_ratio:>9.1f}")
    return _judge(durable)


def _in_memory() -> tuple[list[Sample], float, float]:
    kinds = {
        "in memory: Amparo fires a move of the main pathway": memory.Walker(memory.main_pathway()),
        "in memory: Amparo does a step of the loop": memory.Loop(),
        "in memory: SpiffWorkflow does a step of the loop": memory.PeerLoop(),
    }
    samples = [Sample(name) for name in kinds]
    for _ in range(IN_MEMORY):
        for sample, kind in zip(samples, kinds.values(), strict=True):
            sample.add(kind.step())
    ours_main, ours, theirs = (sample.middle for sample in samples)
    return samples, theirs / ours, theirs / ours_main


def _durable(staged: stage.Stage) -> dict[str, Sample]:
    names = {
        "ten": f"complete_step, at step {YOUNG}",
        "hundred": "complete_step, at step 100",
        "thousand": f"complete_step, at step {OLD_AT}",
        "bare": "one row changed and committed, psycopg alone",
        "rows": "a bare commit of the rows of a step, psycopg alone",
        "row": "one row by the application: identity, security, Django",
        **{f"peer{at}": f"SpiffWorkflow in PostgreSQL, at step {at}" for at in PEER_AT},
    }
    samples = {key: Sample(name) for key, name in names.items()}
    with stage.owner_connection(stage.NAME) as owner:
        owner.execute(peer.TABLE)
        owner.execute(commits.TABLE)
    with stage.owner_connection(stage.NAME) as other:
        other.autocommit = False
        _in_turn(staged, samples, other, peer.stored_after(other, PEER_AT))
    return samples


def _in_turn(
    staged: stage.Stage, samples: dict[str, Sample], other: stage.Owner, peers: list[peer.StoredWorkflow]
) -> None:
    """Carry an old case near its end of the window, then measure every kind in turn."""
    turns = CASES * 2 * AROUND
    old, middle = open_case(staged), open_case(staged)
    old.advance(OLD_AT - turns // 2)
    middle.advance(100 - turns // 2)
    row, rows, bare = commits.OneRow(old), commits.SameRows(other, old), commits.BareCommit(other)
    gc.freeze()
    gc.disable()  # as `timeit` does: garbage is collected between the measurements, not in one that happens upon it
    young: AmparoCase | None = None
    for turn in range(turns):
        gc.collect()
        if turn % (2 * AROUND) == 0:
            young = open_case(staged)
            young.advance(YOUNG - AROUND)
        assert young is not None
        measured = {"ten": young, "bare": bare, "rows": rows, "hundred": middle, "row": row, "thousand": old}
        for key, kind in measured.items():
            samples[key].add(kind.step())
        for each, at in zip(peers, PEER_AT, strict=True):
            if turn % PEER_EVERY[at] == 0:
                samples[f"peer{at}"].add(each.step())
    gc.enable()


def _prove_that_it_was_real(staged: stage.Stage) -> None:
    """Refuse to print figures of steps that sealed nothing, or whose audit does not hold."""
    case = open_case(staged)
    case.advance(2)
    report = verify_chains()
    with stage.owner_connection(stage.NAME) as owner:
        found = owner.execute("select sum(cardinality(a.sealed)) from people_sealedanswers a join pathways_pathway p "
                              "using (case_id) where p.id = %s", [case.pathway]).fetchone()  # fmt: skip
        durable = owner.execute("select current_setting('fsync') || current_setting('synchronous_commit')").fetchone()
    assert found == (40,), f"two steps sealed {found} answers, not 40"
    assert not report.faults, report.faults[0]
    assert durable == ("onon",), "the server does not keep what it commits: fsync or synchronous_commit is off"
    assert SealedAnswers.objects.count() == 0, "row-level security lets a connection without identity read"
    connection.close()


def _judge(found: dict[str, Sample]) -> int:
    step = found["hundred"].middle
    peer_ratio = found["peer100"].middle / step
    bare_ratio, one_ratio, row_ratio = (step / found[key].middle for key in ("rows", "bare", "row"))
    flat = found["thousand"].middle / found["ten"].middle
    limits = [
        Limit("SpiffWorkflow after 100 steps / complete_step", peer_ratio, least=5),
        Limit("complete_step / a bare commit of the same rows", bare_ratio, most=3),
        Limit("flatness: complete_step at step 1,000 / at step 10", flat, most=1.3),
    ]
    print(f"  {'complete_step / one row changed and committed':<58} {one_ratio:>9.2f}")
    print(f"  {'complete_step / one row by the application':<58} {row_ratio:>9.2f}")
    for limit in limits:
        print(limit.line())
    verdict = "ok" if all(limit.holds for limit in limits) else "MISSED"
    print(
        f"bench kernel: {verdict} | complete_step {1000 * step:.1f} ms, {peer_ratio:.1f}x faster than SpiffWorkflow "
        f"at step 100, {bare_ratio:.1f}x a bare commit of the same rows, flatness {flat:.2f}"
    )
    return 0 if verdict == "ok" else 1
