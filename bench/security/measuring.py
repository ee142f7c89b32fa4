"""Holds the decision against an oracle, breaks it, attacks the audit, sends reports all at once, and judges."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import answers
import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from figures import Figure
from reports import fifty_at_once

from amparo.foundation.audit.verify import verify_chains
from amparo.foundation.checkpoints.verify import verify_checkpoints
from tests.foundation.access.matrix import measure
from tests.foundation.checkpoints.attacking import ATTACKS, set_the_scene, sign_anew, write_anew
from tests.keeping import found_at, key_process

NAME = f"amparo_bench_{os.getpid()}"
CELLS_AT_LEAST = 30_000


def measure_and_judge() -> int:
    """Print every figure; answer 1 when one misses its limit."""
    figures = []
    for ask in (the_decision, the_audit, the_reports, the_search):
        started = time.monotonic()
        found = ask()
        for each in found:
            print(f"  {each.told}: {'holds' if each.holds else 'MISSED'}")
        print(f"    in {time.monotonic() - started:.1f} s")
        figures += found
    missed = sum(not each.holds for each in figures)
    print(f"bench security: {len(figures)} figures, {missed} missed: {'MISSED' if missed else 'ok'}")
    return 1 if missed else 0


def the_decision() -> list[Figure]:
    """The near-miss matrix against its oracle, and every broken copy of the decision."""
    found = measure()
    return [
        Figure(
            f"{found.cells:,} situations, one thing changed in each, at least {CELLS_AT_LEAST:,}",
            found.cells >= CELLS_AT_LEAST,
        ),
        Figure(
            f"{found.allowed:,} of them allowed, {found.different} decided otherwise than by the oracle, at most 0",
            not found.different,
        ),
        Figure(
            f"{found.mutants} broken copies of the decision, {len(found.survivors)} not noticed, at most 0",
            bool(found.mutants) and not found.survivors,
        ),
    ]


def the_audit() -> list[Figure]:
    """Every attack on the audit, by somebody with all rights over the database and by somebody with the keys too."""
    with database() as template:
        with scene(template) as kept:
            clean = not verify_chains().faults and not verify_checkpoints(kept).faults
        seen = sum(is_seen(template, do) for do, _chains, _fault in ATTACKS.values())
        with scene(template) as kept:
            write_anew(2)
            sign_anew()
            alone = bool(verify_checkpoints().faults)
            with_kept = bool(verify_checkpoints(kept).faults)
    return [
        Figure("nothing is wrong where nobody attacked", clean),
        Figure(
            f"{seen} of {len(ATTACKS)} attacks on what is older than a checkpoint are seen, all", seen == len(ATTACKS)
        ),
        Figure(
            "written and signed anew with all keys: seen by a file that another institution kept"
            f" ({'yes' if with_kept else 'no'}), not without one ({'seen' if alone else 'not seen'})",
            with_kept and not alone,
        ),
    ]


def the_reports() -> list[Figure]:
    """Fifty community reports at the same instant."""
    with database() as name, key_process(name) as around, found_at(around):
        return fifty_at_once(name, connect)


def the_search() -> list[Figure]:
    """Whether any answer tells of somebody known elsewhere, and how well people are found in one's own cases."""
    with database() as name:
        use(name)
        found = answers.the_answers()
    return [Figure(told, holds) for told, holds in (*found, *answers.the_recall())]


def is_seen(template: str, do: Callable[[], None]) -> bool:
    """Do one attack on a fresh audit and say whether verifying shows it."""
    with scene(template):
        do()
        return bool(verify_chains().faults or verify_checkpoints().faults)


# --- databases


def connect(name: str) -> psycopg.Connection[tuple[object, ...]]:
    """Connect to a database of the server as its owner."""
    given = settings.DATABASES["owner"]
    return psycopg.connect(
        host=given["HOST"], port=given["PORT"] or None, user=given["USER"], password=given["PASSWORD"],
        dbname=name, autocommit=True,
    )  # fmt: skip


def use(name: str) -> None:
    """Point the connections of Django at a database."""
    for alias in settings.DATABASES:
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


@contextmanager
def database() -> Iterator[str]:
    """Make the database of an installation with its staff and no case, and drop it at the end; yield its name."""
    first = str(settings.DATABASES["owner"]["NAME"])
    with connect(first) as server:
        server.execute(f'create database "{NAME}"')
    try:
        use(NAME)
        call_command("migrate", verbosity=0)
        with key_process(NAME) as around, found_at(around):
            call_command("load_demo", no_cases=True, verbosity=0)
            use(first)
            yield NAME
    finally:
        use(first)
        with connect(first) as server:
            server.execute(f'drop database "{NAME}" with (force)')


@contextmanager
def scene(template: str) -> Iterator[list[str]]:
    """Copy the database, write and sign an audit in it, and drop it at the end; yield what others would keep."""
    name = f"{template}_copy"
    with connect("postgres") as server:
        server.execute(f'create database "{name}" template "{template}"')
    try:
        use(name)
        yield set_the_scene()
    finally:
        use("postgres")
        with connect("postgres") as server:
            server.execute(f'drop database "{name}" with (force)')
