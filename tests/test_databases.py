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


def holds(name: str) -> dict[str, object]:
    """Everything a database holds: each table's rows in their order, each sequence, the policies."""
    with server(name) as link:
        found: dict[str, object] = {}
        for _oid, schema, table in link.execute(databases._TABLES).fetchall():
            found[f"{schema}.{table}"] = link.execute(
                f'select array_agg(t::text) from "{schema}"."{table}" t'
            ).fetchone()
        found["sequences"] = link.execute(databases._SEQUENCES + " order by 1").fetchall()
        found["policies"] = link.execute("select polname from pg_policy order by 1").fetchall()
        return found


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
    "rows added": ["insert into django_session select 'x', 'y', now() from coalition_country limit 1"],
    "a number taken": ["select nextval(pg_get_serial_sequence('coalition_institution', 'id'))", RENAME],
    "a table emptied at once": ["set session_replication_role = replica", "truncate coalition_country cascade"],
    "a policy dropped": [DROP_A_POLICY],
    "a table made": ["create table left_behind (x int)", "insert into left_behind values (1)"],
}


def different(name: str, before: dict[str, object]) -> dict[str, tuple[object, object]]:
    now = holds(name)
    return {key: (before.get(key), now.get(key)) for key in before.keys() | now if before.get(key) != now.get(key)}


@pytest.mark.parametrize("change", CHANGES)
def test_a_database_is_as_it_was(reused_one: Reused, change: str) -> None:
    before = holds(reused_one.name)
    with server(reused_one.name) as link:
        for words in CHANGES[change]:
            link.execute(words)
    assert different(reused_one.name, before)

    reused_one.put_back()

    assert different(reused_one.name, before) == {}


def test_who_is_still_connected_is_sent_away(reused_one: Reused) -> None:
    before = holds(reused_one.name)
    with closing(server(reused_one.name)) as left:
        left.execute("begin")
        left.execute(RENAME)

        reused_one.put_back()

    assert different(reused_one.name, before) == {}


def test_it_is_put_back_again_and_again_without_a_new_copy(reused_one: Reused) -> None:
    before = holds(reused_one.name)
    for _ in range(4):
        with server(reused_one.name) as link:
            for words in CHANGES["rows added"] + CHANGES["a number taken"]:
                link.execute(words)

        reused_one.put_back()

    assert different(reused_one.name, before) == {}
    assert reused_one.times == 4
