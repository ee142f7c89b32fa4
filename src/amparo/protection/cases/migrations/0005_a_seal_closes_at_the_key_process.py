"""The key process asks about seals too: what a sealed case keeps opens to those named for it only."""

from django.db import migrations

CLOSED = """
create function sec.is_closed_to(wanted bigint, account bigint) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return exists (select 1 from cases_seal s where s.case_id = wanted and s.lifted_at is null
        and not exists (select 1 from cases_named n where n.seal_id = s.id and n.account_id = account));
end $$;
revoke all on function sec.is_closed_to(bigint, bigint) from public;
"""

ASKED = """
create or replace function sec.keyd_may_open(token bytea, subject text, field_group text) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare s sec.session; asked text; may boolean := false;
begin
    s := sec.keyd_live(token);
    if s.token_hash is null then return null; end if;
    if subject ~ '^[1-9][0-9]{0,18}$' then
        may := exists (select 1 from sec.grant_ g join coalition_teammember t on t.team_id = g.principal_id
            where t.member_id = s.member_id and g.case_id = subject::bigint and g.valid_until > now()
              and field_group = any (g.groups)) and not sec.is_closed_to(subject::bigint, s.account_id);
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
"""

AS_BEFORE = """
create or replace function sec.keyd_may_open(token bytea, subject text, field_group text) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare s sec.session; asked text; may boolean := false;
begin
    s := sec.keyd_live(token);
    if s.token_hash is null then return null; end if;
    if subject ~ '^[1-9][0-9]{0,18}$' then
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
drop function sec.is_closed_to(bigint, bigint);
"""


class Migration(migrations.Migration):
    """A seal closes at the key process too."""

    dependencies = [
        ("cases", "0004_data_keys_move_to_the_key_process"),
        ("access", "0005_the_key_process_asks"),
    ]
    operations = [migrations.RunSQL(CLOSED + ASKED, AS_BEFORE)]
