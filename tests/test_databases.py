"""The databases of the tests: what one test does is not there for the next."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests import databases
from tests.databases import Reused, server


@pytest.fixture
def reused_one(template_database: str) -> Iterator[Reused]:
    one = Reused(template_database, f"t_reused_{os.getpid()}")
    one.make()
    yield one
    one.drop()


def holds(name: str) -> list[object]:
    """Everything a database holds: each table's rows in their order, and each sequence."""
    with server(name) as link:
        tables = link.execute(databases._TABLES + " order by 1").fetchall()
        rows = [
            link.execute(f'select array_agg(t::text) from "{schema}"."{table}" t').fetchone()
            for _, schema, table in tables
        ]
        numbers = link.execute(databases._SEQUENCES + " order by 1").fetchall()
        rules = link.execute("select polname from pg_policy order by 1").fetchall()
        return [tables, rows, numbers, rules]


DROP_A_POLICY = """
    do $$
    declare found record;
    begin
        select * into found from pg_policies limit 1;
        execute format('drop policy %I on %I.%I', found.policyname, found.schemaname, found.tablename);
    end $$
"""
RENAME = "update coalition_country set code = 'XX' where code = 'CR'"
CHANGES = {
    "rows added, changed and removed": [
        "set session_replication_role = replica",
        "insert into django_session select 'x', 'y', now() from coalition_country limit 1",
        RENAME,
        "delete from coalition_institution",
    ],
    "a number taken": ["select nextval(pg_get_serial_sequence('coalition_institution', 'id'))", RENAME],
    "a table emptied at once": ["set session_replication_role = replica", "truncate coalition_country cascade"],
    "a policy dropped": [DROP_A_POLICY],
    "a table made": ["create table left_behind (x int)", "insert into left_behind values (1)"],
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_database_is_as_it_was(reused_one: Reused, change: str) -> None:
    before = holds(reused_one.name)
    with server(reused_one.name) as link:
        for words in CHANGES[change]:
            link.execute(words)
    assert holds(reused_one.name) != before

    reused_one.put_back()

    assert holds(reused_one.name) == before


def test_who_is_still_connected_is_sent_away(reused_one: Reused) -> None:
    before = holds(reused_one.name)
    with closing(server(reused_one.name)) as left:
        left.execute("begin")
        left.execute(RENAME)

        reused_one.put_back()

    assert holds(reused_one.name) == before
