"""Asking the database directly, as whoever broke into the application would."""

from __future__ import annotations

from typing import Any

from django.db import connections, transaction
from django.db.utils import DatabaseError

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import member_token
from tests.foundation.desk import account_of

DENIED = "42501"


def as_owner(query: str, *values: Any) -> list[tuple[Any, ...]]:
    """Run a statement as the owner of the database and return its rows."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(query, list(values))
        return cursor.fetchall() if cursor.description else []


def as_member(username: str, query: str, *values: Any) -> list[tuple[Any, ...]]:
    """Run a statement as the web role while a member of staff acts, and return its rows."""
    with acting(member_token(account_of(username))), connections["default"].cursor() as cursor:
        cursor.execute(query, list(values))
        return cursor.fetchall() if cursor.description else []


def as_nobody(query: str, *values: Any, using: str = "default") -> list[tuple[Any, ...]]:
    """Run a statement as the web role, or as the ledger's, while nobody acts."""
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute(query, list(values))
        return cursor.fetchall() if cursor.description else []


def state_of(refused: DatabaseError) -> str:
    """Return PostgreSQL's code of a refusal."""
    return str(getattr(refused.__cause__, "sqlstate", ""))


def case_tables() -> list[str]:
    """Return every table of ours whose rows belong to a case, as the database knows it."""
    found = as_owner(
        "select c.table_name::text from information_schema.columns c join information_schema.tables t"
        " using (table_schema, table_name) where c.column_name = 'case_id' and t.table_type = 'BASE TABLE'"
        " and c.table_schema not in ('sec', 'audit', 'pg_catalog') order by 1"
    )
    return ["cases_case", *(name for (name,) in found)]


def case_id() -> int:
    """Return the id of the only case."""
    ((key,),) = as_owner("select id from cases_case")
    return int(key)


def team(institution: str, code: str = "team") -> int:
    """Return the id of a team."""
    ((key,),) = as_owner(
        "select t.id from coalition_team t join coalition_institution i on i.id = t.institution_id"
        " where i.code = %s and t.code = %s",
        institution,
        code,
    )
    return int(key)
