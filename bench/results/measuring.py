"""Computes a national framework over more and more attendances, opens its pages, and judges how time grows."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connections, transaction
from rolls import Size, empty, seed

from amparo.evidence.results.models import Project, Tally
from amparo.evidence.results.operations.history import load_framework
from amparo.evidence.results.pages.indicators import indicator_page, rows_page
from amparo.evidence.results.pages.projects import project_page
from amparo.evidence.results.queries import counting, frames
from amparo.evidence.results.rules.counting import Window
from amparo.evidence.results.rules.definitions import Definition, definition_of
from amparo.evidence.results.tasks import tally_what_is_due
from amparo.foundation.access.acting import acting
from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.coalition import operations as coalition
from amparo.partnership.coalition import queries as countries

NAME = f"amparo_bench_{os.getpid()}"
SMALLEST = 100_000
ROUNDS = 3  # of a question; one where it takes longer than a second
SLOW = 1.0
LONGEST = 1_800_000  # milliseconds: a busy machine is waited for
STEEPER_AT_MOST = 2.0  # the framework may grow so many times as steeply as the plainest statement in the same run
# The same count may take so many times that statement's seconds: ours also looks at each activity's own zone and
# country, and leaves out what was cancelled or struck.
AS_PLAIN_AT_MOST = 1.25
YEAR_AT_MOST = 60.0  # processor seconds for all indicators of a fiscal year with their breakdowns, at the largest size
PAGE_AT_MOST = 0.3  # seconds for a page of figures, however many attendances there are
ROWS_AT_MOST = 1.0  # seconds for a page of the rows behind a figure
STARTS_ON, ENDS_ON = date(2019, 4, 1), date(2024, 3, 31)
NOW = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)
YEAR = Window(("HN",), date(2021, 4, 1), date(2022, 3, 31), STARTS_ON)
ALL = Window(("HN",), STARTS_ON, ENDS_ON, STARTS_ON)
PEOPLE = {"source": "ATTENDANCES", "way": "PEOPLE"}
ATTENDED = {**PEOPLE, "way": "ATTENDANCES"}
PLAIN_IS = "people, each once"
PLAIN = (
    "select count(distinct coalesce(p.same_as_id, p.id)) as k from rolls_attendance a"
    " join directory_professional p on p.id = a.professional_id join rolls_session s on s.id = a.session_id"
    " where (s.starts_at at time zone 'America/Tegucigalpa')::date between %s and %s"
)
FRAMEWORK = {
    "people, each once": {"numerator": PEOPLE, "span": "DURING"},
    "people by gender and sector": {"numerator": PEOPLE, "span": "DURING", "by": ["gender", "sector"]},
    "attendances by mode": {"numerator": ATTENDED, "span": "DURING", "by": ["mode"]},
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
    """Seconds for one size.

    The server's for the framework of one fiscal year, of five, and of the clock's night; for the people of five years
    as we count them and in the plainest statement; and how long one waits for a page.
    """

    attendances: int
    year: float
    all: float
    people: float
    plain: float
    night: float
    page: float
    rows: float


def measure_and_judge(most: int) -> int:
    """Measure size by size; return 1 when time grows faster than it may, or somebody waits longer than they should."""
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
    """Bring in a country and a project of five fiscal years whose framework is measured."""
    words = {"es": "Algo", "fr": "Quelque chose", "en": "Something"}
    project = {
        "code": "HN-BENCH", "names": words, "starts_on": STARTS_ON, "ends_on": ENDS_ON, "currency": "CAD",
    }  # fmt: skip
    outcomes = [{"code": "1000", "level": "ULTIMATE", "names": words, "attribution": "DELIVERED"}]
    indicators = [
        {"outcome": "1000", "code": f"1000.{at}", "names": words, "attribution": "DELIVERED", "definition": each}
        for at, each in enumerate(FRAMEWORK.values())
    ]
    with acting(service_token()) as by:
        path = Path(settings.CONTENT) / "coalitions" / "hn" / "coalition.toml"
        key = int(coalition.load_coalition(by=by, path=path).pk)
        content = {"project": project, "outcomes": outcomes, "indicators": indicators}
        load_framework(by=by, country=countries.country_by_code("HN"), content=content, at=NOW)
    return key


def _measure(owner: psycopg.Connection[Any], country: int, attendances: int) -> Line:
    empty(owner)
    owner.execute("truncate results_tally")
    began = time.monotonic()
    seed(owner, country, Size(attendances))
    print(f"\n  put there in {time.monotonic() - began:.0f} s", flush=True)
    return figures(owner)


def figures(owner: psycopg.Connection[Any]) -> Line:
    """Measure what is there."""
    (count,) = owner.execute("select count(*) from rolls_attendance").fetchone() or (0,)
    print(f"  {count:,} attendances: seconds of the server's processor, seconds that passed", flush=True)
    with connections["default"].cursor() as cursor:
        cursor.execute("set max_parallel_workers_per_gather = 0")  # else others' seconds would be counted for none
    _check_with_a_slow_count()
    definitions = {name: definition_of(each) for name, each in FRAMEWORK.items()}
    year = sum(_timed(name, each, YEAR) for name, each in definitions.items())
    each_of_five = {name: _timed(name, each, ALL, aloud=False) for name, each in definitions.items()}
    whole, people, plain = sum(each_of_five.values()), each_of_five[PLAIN_IS], _plain()
    print(f"  {'the framework of one fiscal year, of five':<40} {year:>8.2f} {whole:>8.2f}", flush=True)
    print(f"  {'people of five years: ours, a plain count':<40} {people:>8.2f} {plain:>8.2f}", flush=True)
    before, passed = _server_seconds(), _seconds(_night)
    night, tallied = _server_seconds() - before, Tally.objects.exclude(counted_at=None).count()
    print(f"  {f'the clock: {tallied} figures counted beforehand':<40} {night:>8.2f} {passed:>8.2f}", flush=True)
    page, rows = _pages()
    print(f"  {'waiting for the slowest page: of figures, of rows':<40} {page:>8.3f} {rows:>8.3f}", flush=True)
    return Line(int(count), year, whole, people, plain, night, page, rows)


def _check_with_a_slow_count() -> None:
    """Count people and attendances once in the plainest way there is; raises `ValueError` where we count otherwise."""
    attended = "count(distinct (a.session_id, coalesce(p.same_as_id, p.id)))"
    slow = _asked_plainly(PLAIN.replace("as k", f"as k, {attended}"), YEAR)
    ours = tuple(
        counting.count(definition_of({"numerator": side, "span": "DURING"}), YEAR).k for side in (PEOPLE, ATTENDED)
    )
    if slow != ours:
        raise ValueError(f"counted {ours}, but a slow count gives {slow}")


def _plain() -> float:
    """Return the server's seconds for people of five years in the plainest statement, with as much room as ours."""
    taken: list[float] = []
    while len(taken) < ROUNDS and not (taken and taken[0] > SLOW):
        before = _server_seconds()
        _asked_plainly(PLAIN, ALL)
        taken.append(_server_seconds() - before)
    return median(taken)


def _asked_plainly(sql: str, window: Window) -> tuple[Any, ...]:
    with transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.execute(counting.ROOM, [counting.MEMORY, str(LONGEST)])
        cursor.execute(sql, [window.starts_on, window.ends_on])
        return tuple(cursor.fetchone())


def _timed(name: str, definition: Definition, window: Window, *, aloud: bool = True) -> float:
    """Return the server's seconds for an indicator with its breakdowns, as the web role; the median of several."""
    taken, passed = [], []
    while len(taken) < ROUNDS and not (taken and passed[0] > SLOW):
        before, began = _server_seconds(), time.perf_counter()
        found = counting.count_whole(definition, window, longest=LONGEST).counted
        taken.append(_server_seconds() - before)
        passed.append(time.perf_counter() - began)
    if aloud:
        said = f"{found.k:,}" if found.n is None else f"{found.k:,} of {found.n:,}"
        print(f"  {name:<40} {median(taken):>8.2f} {median(passed):>8.2f}   {said}", flush=True)
    return median(taken)


def _server_seconds() -> float:
    """Return the processor seconds of the server's process that works for us: others on the machine do not count."""
    with connections["default"].cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        pid = cursor.fetchone()[0]
    words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _night() -> None:
    """Let the clock count what is due, as often as it looks."""
    while tally_what_is_due(NOW, 5.0):
        pass


def _pages() -> tuple[float, float]:
    """Return the seconds of the slowest page of figures and of the slowest page of rows, as the web gathers them."""
    with acting(service_token()) as by:
        project = Project.objects.select_related("country").get(code="HN-BENCH")
        indicators = list(frames.indicators_of(project))
        project_page(by, project, {}, NOW.date())  # the first page of a process loads its languages
        taken = [_waited(lambda: project_page(by, project, {}, NOW.date()))]
        taken += [_waited(lambda each=each: indicator_page(by, each)) for each in indicators]  # type: ignore[misc]
        return max(taken), max(_rows_of(by, project))


def _waited(work: Callable[[], object]) -> float:
    return median(_seconds(work) for _round in range(ROUNDS))


def _rows_of(by: Actor, project: Project) -> Iterator[float]:
    """Yield the seconds of the first page of rows of each year, and of one far down."""
    indicator = next(iter(frames.indicators_of(project)))
    version = frames.definition_in_force(indicator)
    assert version is not None
    for period in frames.periods_of(project):
        side, window = frames.read(version).numerator, frames.window_of(period)
        found = counting.rows_behind(side, "DURING", window, most=5_000)
        for after in ("", str(found[-1].place) if found else ""):
            asked = {"periodo": str(period.pk), "desde": after}
            yield _waited(lambda: rows_page(by, indicator, version, period, asked))  # noqa: B023 - called at once


def _judge(lines: list[Line]) -> int:
    heads = f"{'attendances':>12} {'one year':>10} {'five years':>11} {'growth':>8} {'plain':>8} {'of plain':>9}"
    print(f"\n  {heads} {'night':>10} {'page':>9} {'rows':>9}")
    steeper = [
        _growth(before.all, line.all) / _growth(before.plain, line.plain) for before, line in pairwise(lines[-2:])
    ]
    for before, line in zip([None, *lines], lines, strict=False):
        grown = [_growth(before.all, line.all), _growth(before.plain, line.plain)] if before else []
        shown = " ".join(f"{each:>8.1f}" for each in grown) or " " * 17
        print(
            f"  {line.attendances:>12,} {line.year:>8.2f} s {line.all:>9.2f} s {shown} {line.people / line.plain:>9.2f}"
            f" {line.night:>8.1f} s {line.page:>7.3f} s {line.rows:>7.3f} s"
        )
    last = lines[-1]
    limits = (
        (
            "five years grow so many times as steeply as the plainest statement",
            max(steeper, default=0),
            STEEPER_AT_MOST,
        ),
        ("people of five years, against that statement", max(e.people / e.plain for e in lines), AS_PLAIN_AT_MOST),
        (
            f"the server's seconds for a fiscal year, of {last.attendances:,} attendances in five",
            last.year,
            YEAR_AT_MOST,
        ),
        ("waiting for the slowest page of figures", max(line.page for line in lines), PAGE_AT_MOST),
        ("waiting for the slowest page of rows", max(line.rows for line in lines), ROWS_AT_MOST),
    )
    for said, found, most in limits:
        print(f"  {said}: {found:.2f}, at most {most:g}: {'holds' if found <= most else 'MISSED'}")
    held = all(found <= most for _said, found, most in limits)
    told = f"a year {last.year:.1f} s, five {last.all:.1f} s, {limits[1][1]:.2f} of a plain count"
    shown = f"{told}, a page {last.page:.3f} s: {'holds' if held else 'MISSED'}"
    print(f"bench results: {last.attendances:,} attendances: {shown}")
    return 0 if held else 1


def _growth(before: float, after: float) -> float:
    return after / before
