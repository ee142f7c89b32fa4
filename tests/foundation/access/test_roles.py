"""The two roles that the application connects as, and the secret behind their passwords."""

from __future__ import annotations

import stat
from pathlib import Path

from django.db import connections

from amparo.foundation.access.roles import ROLES, read_secret, role_password


def test_the_secret_is_made_once_in_a_file_that_only_its_owner_reads(tmp_path: Path) -> None:
    first = read_secret(tmp_path)

    assert read_secret(tmp_path) == first
    assert len(first) == 32
    assert stat.S_IMODE((tmp_path / "keys" / "secret").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700
    assert [path.name for path in (tmp_path / "keys").iterdir()] == ["secret"]


def test_each_role_and_installation_has_a_password_of_its_own(tmp_path: Path) -> None:
    here = [role_password(tmp_path / "a", role) for role in ROLES.values()]
    there = [role_password(tmp_path / "b", role) for role in ROLES.values()]

    assert len({*here, *there}) == 4
    assert here == [role_password(tmp_path / "a", role) for role in ROLES.values()]


def test_neither_role_is_more_than_it_must_be(database: str) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication from pg_roles"
            " where rolname = any (%s)",
            [list(ROLES.values())],
        )
        assert cursor.fetchall() == [(False,), (False,)]
        cursor.execute(
            "select count(*) from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = any (%s)",
            [list(ROLES.values())],
        )
        assert cursor.fetchone() == (0,)


def test_the_application_connects_as_them(database: str) -> None:
    for alias, role in ROLES.items():
        with connections[alias].cursor() as cursor:
            cursor.execute("select session_user, current_user")
            assert cursor.fetchone() == (role, role)
