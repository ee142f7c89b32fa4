"""Tables, as the database itself tells them: who owns them, and which rows whose policy lets through."""

from __future__ import annotations

from amparo.foundation.access.roles import ROLES
from tests.foundation.access.wall import as_owner, case_tables

APPLICATION = list(ROLES.values())


def test_every_table_with_a_case_has_row_level_security(database: str) -> None:
    rows = as_owner("select relname::text, relrowsecurity from pg_class where relname = any (%s)", case_tables())

    assert len(rows) > 12
    assert dict(rows) == dict.fromkeys(case_tables(), True)


def test_every_policy_of_such_a_table_asks_who_acts(database: str) -> None:
    rows = as_owner(
        "select tablename::text, policyname::text, cmd, permissive, coalesce(qual, '') || coalesce(with_check, ''),"
        " roles::text[] from pg_policies where tablename = any (%s)",
        case_tables(),
    )
    read = {row[0] for row in rows if row[2] in {"ALL", "SELECT"} and row[3] == "PERMISSIVE"}
    open_to_all = {
        (table, name)
        for table, name, _, permissive, text, _ in rows
        if permissive == "PERMISSIVE" and not any(word in text for word in ("principals()", "is_auditor()"))
    }

    assert read == set(case_tables())
    assert open_to_all == {("audit_entry", "write_down")}
    assert {role for *_, roles in rows for role in roles} <= set(APPLICATION)


def test_the_application_owns_nothing(database: str) -> None:
    owned = as_owner(
        "select relname::text from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = any (%s)"
        " union all select proname::text from pg_proc p join pg_roles r on r.oid = p.proowner"
        " where r.rolname = any (%s)"
        " union all select nspname::text from pg_namespace n join pg_roles r on r.oid = n.nspowner"
        " where r.rolname = any (%s)",
        APPLICATION,
        APPLICATION,
        APPLICATION,
    )

    assert owned == []


def test_the_application_passes_no_policy_by(database: str) -> None:
    assert as_owner("select count(*) from pg_roles where rolname = any (%s)", APPLICATION) == [(2,)]
    assert as_owner(
        "select rolname from pg_roles where rolname = any (%s) and (rolbypassrls or rolsuper)", APPLICATION
    ) == []  # fmt: skip


def test_everyone_may_do_nothing_in_our_schemas(database: str) -> None:
    for schema in ("sec", "audit", "public"):
        assert as_owner(
            "select p.proname::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace"
            " where n.nspname = %s and p.prorettype <> 'trigger'::regtype"
            " and (p.proacl is null or exists (select 1 from aclexplode(p.proacl) a where a.grantee = 0))",
            schema,
        ) == [], schema  # fmt: skip
    assert as_owner(
        "select table_schema || '.' || table_name from information_schema.role_table_grants where grantee = 'PUBLIC'"
        " and table_schema in ('public', 'sec', 'audit')"
    ) == []  # fmt: skip


def test_what_must_stay_is_kept_by_a_trigger(database: str) -> None:
    rows = as_owner("select tgrelid::regclass::text from pg_trigger where tgname = 'append_only' and tgenabled = 'O'")

    assert {table for (table,) in rows} >= {
        "audit_entry", "pathways_pathwayevent", "people_sealedanswers", "identification_vote",
        "identification_resolution", "procedures_procedureversion",
    }  # fmt: skip
