"""Computes the same framework over more and more attendances, and judges how its time grows."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from rolls import Size, empty, seed

from amparo.evidence.results.queries import counting
from amparo.evidence.results.rules.counting import Window
from amparo.evidence.results.rules.definitions import Definition, definition_of
from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.coalition import operations as coalition

NAME = f"amparo_bench_{os.getpid()}"
SMALLEST = 100_000
ROUNDS = 3
GROWS_AT_MOST = 15.0  # ten times the attendances take at most so many times the seconds
STARTS_ON = date(2019, 4, 1)
YEAR = Window(("HN",), date(2021, 4, 1), date(2022, 3, 31), STARTS_ON)
ALL = Window(("HN",), STARTS_ON, date(2024, 3, 31), STARTS_ON)
PEOPLE = {"source": "ATTENDANCES", "way": "PEOPLE"}
FRAMEWORK = {
    "people, each once": {"numerator": PEOPLE, "span": "DURING"},
    "people by gender and sector": {"numerator": PEOPLE, "span": "DURING", "by": ["gender", "sector"]},
    "attendances by mode": {"numerator": {**PEOPLE, "way": "ATTENDANCES"}, "span": "DURING", "by": ["mode"]},
    "share there in person": {
        "numerator": {**PEOPLE, "where": {"mode": ["IN_PERSON"]}}, "denominator": PEOPLE, "span": "DURING",
    },
    "people at courses since the start": {
        "numerator": {**PEOPLE, "where": {"kind": ["COURSE"]}}, "span": "SINCE_START",
    },
    "organisations": {"numerator": {**PEOPLE, "way": "ORGANISATIONS"}, "span": "DURING"},
    "activities": {"numerator": {"source": "ACTIVITIES", "way": "ACTIVITIES"}, "span": "DURING", "by": ["kind"]},
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """Seconds of the whole framework for one size: of one fiscal year, and of five."""

    attendances: int
    year: float
    all: float


def measure_and_judge(most: int) -> int:
    """Measure size by size; return 1 when time grows faster than it may."""
    sizes = [size for size in (SMALLEST, 1_000_000, 10_000_000) if size <= most] or [most]
    with _database() as owner:
        country = _country()
        lines = [_measure(owner, country, size) for size in sizes]
    return _judge(lines)


@contextmanager
def _database() -> Iterator[psycopg.Connection[Any]]:
    given = settings.DATABASES["owner"]
    known = {"host": given["HOST"], "port": given["PORT"] or None, "user": given["USER"], "password": given["PASSWORD"]}
    first = str(given["NAME"])
    with psycopg.connect(**known, dbname=first, autocommit=True) as server:
        server.execute(f'create database "{NAME}"')
    try:
        _use(NAME)
        call_command("migrate", verbosity=0)
        with psycopg.connect(**known, dbname=NAME, autocommit=True) as owner:
            yield owner
    finally:
        _use(first)
        with psycopg.connect(**known, dbname=first, autocommit=True) as server:
            server.execute(f'drop database "{NAME}" with (force)')


def _use(name: str) -> None:
    for alias in settings.DATABASES:
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


def _country() -> int:
    with acting(service_token()) as by:
        path = Path(settings.CONTENT) / "coalitions" / "hn" / "coalition.toml"
        return int(coalition.load_coalition(by=by, path=path).pk)


def _measure(owner: psycopg.Connection[Any], country: int, attendances: int) -> Line:
    empty(owner)
    began = time.monotonic()
    seed(owner, country, Size(attendances))
    (count,) = owner.execute("select count(*) from rolls_attendance").fetchone() or (0,)
    print(f"\n  {count:,} attendances, put there in {time.monotonic() - began:.0f} s", flush=True)
    definitions = {name: definition_of(each) for name, each in FRAMEWORK.items()}
    year = sum(_timed(name, each, YEAR) for name, each in definitions.items())
    whole = sum(_timed(name, each, ALL, aloud=False) for name, each in definitions.items())
    print(f"  {'the framework of one fiscal year, of five':<40} {year:>8.2f} {whole:>8.2f} s", flush=True)
    return Line(int(count), year, whole)


def _timed(name: str, definition: Definition, window: Window, *, aloud: bool = True) -> float:
    """Return the median of several computations of an indicator with its breakdowns, as the web role."""
    taken = []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        found = counting.count(definition, window)
        counting.count_parts(definition, window)
        taken.append(time.perf_counter() - began)
    if aloud:
        said = f"{found.k:,}" if found.n is None else f"{found.k:,} of {found.n:,}"
        print(f"  {name:<40} {median(taken):>8.2f} s   {said}", flush=True)
    return median(taken)


def _judge(lines: list[Line]) -> int:
    print(f"\n  {'attendances':>12} {'one year':>10} {'five years':>11} {'growth':>8}")
    growths = []
    for before, line in zip([None, *lines], lines, strict=False):
        growth = line.all / before.all * (10 * before.attendances / line.attendances) if before else None
        growths += [growth] if growth else []
        shown = f"{growth:>8.1f}" if growth else f"{'':>8}"
        print(f"  {line.attendances:>12,} {line.year:>8.2f} s {line.all:>9.2f} s {shown}")
    worst = max(growths, default=0.0)
    held = worst <= GROWS_AT_MOST
    told = (
        f"ten times the attendances take {worst:.1f} times as long (at most {GROWS_AT_MOST:g})"
        if growths
        else "one size"
    )
    print(f"bench results: {told}: {'holds' if held else 'MISSED'}")
    return 0 if held else 1
