"""A database role for the key process, and the few questions that it may ask."""

from typing import Any

from django.conf import settings
from django.db import migrations

from amparo.foundation.access.roles import role_password
from amparo.keyd.config import ROLE

SQL = f"""
grant usage on schema sec to {ROLE};

create function sec.keyd_live(token bytea) returns sec.session language plpgsql stable security definer
set search_path = pg_catalog, public, sec, pg_temp as $$
declare found sec.session;
begin
    select s.* into found from sec.session s
    join coalition_member m on m.id = s.member_id and m.is_active
    join accounts_account a on a.id = m.account_id and a.id = s.account_id and a.is_active
    where s.token_hash = token and s.ended_at is null and s.expires_at > now() and not s.service;
    return found;
end $$;

create function sec.keyd_account(token bytea) returns bigint language sql stable security definer
set search_path = pg_catalog, sec, pg_temp as $$
    select (sec.keyd_live(token)).account_id
$$;

-- Whose session it is, when a live grant ties one of its holder's teams to the case and field group. What is no case
-- ("report:12") is asked of the function that its package made; there is none for a kind that nobody may open.
create function sec.keyd_may_open(token bytea, subject text, field_group text) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare s sec.session; asked text; may boolean := false;
begin
    s := sec.keyd_live(token);
    if s.token_hash is null then return null; end if;
    if subject ~ '^[1-9][0-9]{{0,18}}$' then
        may := exists (select 1 from sec.grant_ g join coalition_teammember t on t.team_id = g.principal_id
            where t.member_id = s.member_id and g.case_id = subject::bigint and g.valid_until > now()
              and field_group = any (g.groups));
        -- Or a glass that was broken, which its package answers for.
        if not may and to_regprocedure('sec.keyd_glass(bigint, bigint, bigint, text)') is not null then
            execute 'select sec.keyd_glass($1, $2, $3, $4)' into may
            using s.account_id, s.member_id, subject::bigint, field_group;
        end if;
    elsif subject ~ '^[a-z][a-z-]*:[0-9A-Za-z-]+$' then
        asked := 'sec.keyd_may_open_' || replace(split_part(subject, ':', 1), '-', '_');
        if to_regprocedure(asked || '(bigint, bigint, text, text)') is not null then
            execute format('select %s($1, $2, $3, $4)', asked) into may
            using s.account_id, s.member_id, split_part(subject, ':', 2), field_group;
        end if;
    end if;
    return case when may then s.account_id end;
end $$;

-- Who may release more for a user: a supervisor of the same institution, or the data-protection auditor of the same
-- country; for nobody in particular (to lock everything): any officer.
create function sec.keyd_officer(token bytea, for_account bigint) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare s sec.session;
begin
    s := sec.keyd_live(token);
    if s.token_hash is null or s.account_id = for_account then return null; end if;
    if exists (
        select 1 from coalition_teammember t
        join coalition_member m on m.id = t.member_id
        join coalition_institution i on i.id = m.institution_id
        where t.member_id = s.member_id
          and ((for_account is null and t.role in ('auditor', 'administrator', 'supervisor'))
            or exists (select 1 from coalition_member o join coalition_institution oi on oi.id = o.institution_id
                where o.account_id = for_account and o.is_active
                  and ((t.role = 'supervisor' and oi.id = i.id)
                    or (t.role = 'auditor' and oi.country_id = i.country_id)))))
    then return s.account_id; end if;
    return null;
end $$;

create function sec.keyd_end_sessions() returns bigint language sql security definer
set search_path = pg_catalog, sec, pg_temp as $$
    with ended as (update sec.session set ended_at = now() where ended_at is null and not service returning 1)
    select count(*) from ended
$$;

revoke all on function sec.keyd_live(bytea), sec.keyd_account(bytea), sec.keyd_may_open(bytea, text, text),
    sec.keyd_officer(bytea, bigint), sec.keyd_end_sessions() from public;
grant execute on function sec.keyd_account(bytea), sec.keyd_may_open(bytea, text, text),
    sec.keyd_officer(bytea, bigint), sec.keyd_end_sessions() to {ROLE};
"""

UNDO = """
drop function sec.keyd_end_sessions(); drop function sec.keyd_officer(bytea, bigint);
drop function sec.keyd_may_open(bytea, text, text); drop function sec.keyd_account(bytea);
drop function sec.keyd_live(bytea);
"""


def make_role(apps: Any, schema_editor: Any) -> None:
    """Create or refresh the role that the key process connects as; it owns nothing and reads no table."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("select 1 from pg_roles where rolname = %s", [ROLE])
        verb = "alter" if cursor.fetchone() else "create"
        password = role_password(settings.STATE, ROLE)
        cursor.execute(
            f"{verb} role {ROLE} login nosuperuser nobypassrls nocreatedb nocreaterole password '{password}'"
        )


class Migration(migrations.Migration):
    """The key process asks for itself who may open what."""

    dependencies = [("access", "0004_activity_is_noted_by_who_asked")]
    operations = [
        migrations.RunPython(make_role, migrations.RunPython.noop),
        migrations.RunSQL(SQL, UNDO),
    ]
