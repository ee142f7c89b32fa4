"""The few statements that migrations repeat to protect a table."""

from __future__ import annotations

from django.db import migrations

APP = "amparo_app"
LEDGER = "amparo_ledger"


def give(table: str, rights: str, *, to: str = APP) -> migrations.RunSQL:
    """Grant rights on a table to a database role; nothing is granted by default."""
    return migrations.RunSQL(
        f"grant {rights} on {table} to {to}; {_sequence(table, rights, to)}",
        f"revoke {rights} on {table} from {to}",
    )


def _sequence(table: str, rights: str, to: str) -> str:
    """A role that inserts also needs the identity sequence of the table, where there is one."""
    if "insert" not in rights:
        return ""
    # Names come from our own migrations, never from a request.
    return f"""
    do $$ declare s text; begin
        if exists (select 1 from pg_attribute where attrelid = '{table}'::regclass and attname = 'id') then
            s := pg_get_serial_sequence('{table}', 'id');
        end if;
        if s is not null then execute format('grant usage, select on sequence %s to {to}', s); end if;
    end $$;"""


def protect(table: str, *, column: str = "case_id", rights: str = "select, insert") -> migrations.RunSQL:
    """Let the web role reach only rows of cases that one of the actor's teams has a live grant on.

    Where `column` is the row's own key (the case itself) the key comes from `sec.open_case`, not from the sequence.
    """
    rule = f"sec.can_read({column}, (select sec.principals()))"
    return migrations.RunSQL(
        f"alter table {table} enable row level security;"
        f"create policy need_to_know on {table} to {APP} using ({rule}) with check ({rule});"
        f"grant {rights} on {table} to {APP};" + (_sequence(table, rights, APP) if column != "id" else ""),
        f"drop policy need_to_know on {table}; alter table {table} disable row level security;",
    )


def protect_sealed(table: str, *, rights: str = "select, insert") -> migrations.RunSQL:
    """As `protect`, and reading needs the grant to name the row's field group ("group")."""
    write = "sec.can_read(case_id, (select sec.principals()))"
    read = 'sec.can_open(case_id, "group", (select sec.principals()))'
    return migrations.RunSQL(
        f"alter table {table} enable row level security;"
        f"create policy need_to_know on {table} for select to {APP} using ({read});"
        f"create policy need_to_know_write on {table} for insert to {APP} with check ({write});"
        f"grant {rights} on {table} to {APP};" + _sequence(table, rights, APP),
        f"drop policy need_to_know on {table}; drop policy need_to_know_write on {table};"
        f"alter table {table} disable row level security;",
    )


def only_those_who_work_on_it(table: str) -> migrations.RunSQL:
    """Refuse new rows from a team that holds the notice level of the case only."""
    return migrations.RunSQL(
        f"create policy works_on on {table} as restrictive for insert to {APP}"
        f" with check (sec.works_on(case_id, (select sec.principals())))",
        f"drop policy works_on on {table}",
    )


def append_only(table: str) -> migrations.RunSQL:
    """Refuse any change or removal of a row, whoever asks."""
    return migrations.RunSQL(
        f"create trigger append_only before update or delete or truncate on {table} "
        f"for each statement execute function sec.refuse_change();",
        f"drop trigger append_only on {table};",
    )
