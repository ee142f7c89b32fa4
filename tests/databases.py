"""Databases of the tests: made once and kept for all who ask for the same; put back as they were after each test."""

from __future__ import annotations

import fcntl
import hashlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import connections
from psycopg import sql

from tests import keeping

# This run, the same for all its workers.
RUN = str(os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid())
ROOT = Path(__file__).resolve().parent.parent
# A database that nobody asked for so long is dropped; one that another run may be using is left.
KEPT_SECONDS = 6 * 3600
# So often one is put back before it is copied anew: what was deleted still takes room.
_REUSED = 300

Link = psycopg.Connection[tuple[object, ...]]


def server(name: str = "postgres") -> Link:
    """Connect to a database of the test server as its owner."""
    given = settings.DATABASES["owner"]
    return psycopg.connect(
        host=given["HOST"], port=given["PORT"] or None, user=given["USER"], password=given["PASSWORD"],
        dbname=name, autocommit=True,
    )  # fmt: skip


def use_database(name: str) -> None:
    """Point the three connections of Django at a database."""
    for alias in settings.DATABASES:
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name
    file = os.environ.get("AMPARO_KEYD_DATABASE_FILE")
    if file:
        Path(file).write_text(keeping.address_of(name))


def digest_of(*patterns: str, more: str = "") -> str:
    """Return a digest of the files of these patterns, templates of pages aside."""
    whole = hashlib.sha256(more.encode())
    for pattern in patterns:
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file() and "templates" not in path.parts:
                whole.update(path.read_bytes())
    return whole.hexdigest()[:20]


def kept(kind: str, digest: str, make: Callable[[str], str], template: str = "template1") -> tuple[str, str]:
    """Return the database of a digest and what its maker said; it is made now if nobody has, from a template."""
    name = f"amparo_{kind}_{digest}"
    state = Path(settings.STATE)
    state.mkdir(parents=True, exist_ok=True)
    said = state / f"{name}.asked"
    with (state / f"{name}.lock").open("w") as lock, server() as link:
        fcntl.flock(lock, fcntl.LOCK_EX)
        found = _names(link, f"amparo_{kind}_%")
        if name not in found or not said.exists():
            for old in found:
                _drop_when_old(link, old, state)
            draft = f"draft_{os.getpid()}"
            _copy(link, draft, template)
            told = make(draft)
            _drop(link, name)
            link.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = %s", [draft])
            # Before the name stands: one without these words would be taken for left behind, and dropped.
            said.write_text(told)
            link.execute(sql.SQL("alter database {} rename to {}").format(sql.Identifier(draft), sql.Identifier(name)))
        os.utime(said)
    return name, said.read_text()


def _names(link: Link, like: str) -> list[str]:
    return [str(row[0]) for row in link.execute("select datname from pg_database where datname like %s", [like])]


def _drop_when_old(link: Link, name: str, state: Path) -> None:
    asked = state / f"{name}.asked"
    if not asked.exists() or asked.stat().st_mtime < time.time() - KEPT_SECONDS:
        _drop(link, name)
        asked.unlink(missing_ok=True)
        (state / f"{name}.lock").unlink(missing_ok=True)


def _drop(link: Link, name: str) -> None:
    link.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


def _copy(link: Link, name: str, template: str) -> None:
    _drop(link, name)
    link.execute(sql.SQL("create database {} template {}").format(sql.Identifier(name), sql.Identifier(template)))


# Rows added to each table so far, and rows changed or removed, as PostgreSQL counts them; what was rolled back counts.
_WRITTEN = """
    select oid::int,
        array[pg_stat_get_tuples_inserted(oid), pg_stat_get_tuples_updated(oid) + pg_stat_get_tuples_deleted(oid)]
    from pg_class where relkind = 'r' and not relisshared and relname not like 'pg_statistic%'
"""
_TABLES = """
    select c.oid::int, n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
"""
_SEQUENCES = "select c.oid::int, pg_sequence_last_value(c.oid) from pg_class c where c.relkind = 'S'"
_OTHERS = """
    select count(pg_terminate_backend(pid)) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
"""


@dataclass(slots=True)
class Copied:
    """What a database held before its first test."""

    tables: dict[int, tuple[sql.Composed, bytes]]
    sequences: dict[int, Any]
    written: dict[int, Any]
    since: int


@dataclass(slots=True)
class Reused:
    """A database copied from a template, put back as it was after each test that used it.

    Which tables a test wrote is told by PostgreSQL's own counters. From those that only grew, the new rows are removed;
    the others are emptied and filled again, triggers and foreign keys asleep. A new copy is made when the rows do not
    come to lie in the same order, and when a test changed the catalogue (a table, a policy, a function).
    """

    template: str
    name: str
    times: int = 0
    copied: Copied | None = field(default=None)

    def make(self) -> None:
        """Copy the template, and take in what it holds."""
        with server() as link:
            _copy(link, self.name, self.template)
        self.times = 0
        with server(self.name) as link:
            tables: dict[int, tuple[sql.Composed, bytes]] = {}
            for oid, schema, table in link.execute(_TABLES).fetchall():
                named = sql.SQL("{}.{}").format(sql.Identifier(str(schema)), sql.Identifier(str(table)))
                tables[int(str(oid))] = (named, _rows(link, named))
            self.copied = Copied(tables, _numbers(link, _SEQUENCES), _numbers(link, _WRITTEN), _now(link))

    def put_back(self) -> None:
        """Undo what a test did; the database is as it was when it was copied."""
        self.times += 1
        with server(self.name) as link:
            while link.execute(_OTHERS).fetchall() != [(0,)]:
                time.sleep(0.002)
            done = self.times < _REUSED and self._undone(link)
        if not done:
            self.make()

    def _undone(self, link: Link) -> bool:
        assert self.copied is not None
        before, written = self.copied.written, _numbers(link, _WRITTEN)
        changed = {
            oid: written[oid][1] == before[oid][1] for oid in before.keys() & written if written[oid] != before[oid]
        }
        if written.keys() != before.keys() or not changed.keys() <= self.copied.tables.keys():
            return False
        with link.transaction():
            link.execute("set local session_replication_role = replica")
            same = [self._put_back(link, oid, only_grew=grew) for oid, grew in changed.items()]
            for oid, last in _numbers(link, _SEQUENCES).items():
                first = self.copied.sequences[oid]
                if last != first:
                    link.execute(
                        "select setval(%s::oid::regclass, coalesce(%s, 1), %s)", [oid, first, first is not None]
                    )
        link.execute("select pg_stat_force_next_flush()")
        self.copied.written, self.copied.since = _numbers(link, _WRITTEN), _now(link)
        return all(same)

    def _put_back(self, link: Link, oid: int, *, only_grew: bool) -> bool:
        """Put a table back; return whether its rows lie in the order in which they lay."""
        assert self.copied is not None
        table, rows = self.copied.tables[oid]
        if only_grew:
            new = sql.SQL("delete from {} where xmin::text::bigint >= {}").format(table, self.copied.since)
            link.execute(new)
            return True
        link.execute(sql.SQL("delete from {}").format(table))
        with link.cursor().copy(sql.SQL("copy {} from stdin (format binary)").format(table)) as into:
            into.write(rows)
        return _rows(link, table) == rows

    def drop(self) -> None:
        """Drop it."""
        with server() as link:
            _drop(link, self.name)


def forget(kind: str) -> None:
    """Drop the kept databases of a kind, after the run for which alone they were made."""
    state = Path(settings.STATE)
    with server() as link:
        for name in _names(link, f"amparo_{kind}_%"):
            _drop(link, name)
            for left in state.glob(f"{name}.*"):
                left.unlink()


def _rows(link: Link, table: sql.Composed) -> bytes:
    with link.cursor().copy(sql.SQL("copy {} to stdout (format binary)").format(table)) as out:
        return b"".join(bytes(part) for part in out)


def _now(link: Link) -> int:
    """Return the number of a transaction: what is written from now on carries a higher one."""
    (row,) = link.execute("select pg_current_xact_id()::text::bigint + 1").fetchall()
    return int(str(row[0]))


def _numbers(link: Link, query: str) -> dict[int, Any]:
    return {int(str(oid)): number for oid, number in link.execute(query).fetchall()}


@contextmanager
def reusing() -> Iterator[Callable[[str], Reused]]:
    """Give databases to be reused, one for each template; all are dropped at the end."""
    made: dict[str, Reused] = {}

    def of(template: str) -> Reused:
        if template not in made:
            one = Reused(template, f"t_{os.getpid()}_{len(made)}")
            one.make()
            made[template] = one
        return made[template]

    yield of
    for one in made.values():
        one.drop()
