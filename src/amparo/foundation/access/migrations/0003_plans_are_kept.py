"""What every transaction asks first is planned once for a connection: in SQL functions it was planned at each call."""

from django.db import migrations

SQL = """
create or replace function sec.live_session() returns sec.session language plpgsql stable security definer
set search_path = pg_catalog, sec, pg_temp as $$
declare found sec.session;
begin
    select s.* into found from sec.session s
    where s.token_hash = sha256(convert_to(current_setting('app.token', true), 'UTF8'))
      and s.ended_at is null and s.expires_at > now();
    return found;
end $$;

create or replace function sec.principals() returns bigint[] language plpgsql stable security definer
set search_path = pg_catalog, public, sec, pg_temp as $$
declare
    token text := coalesce(current_setting('app.token', true), '');
    is_service boolean;
    teams bigint[];
begin
    if token = '' then return '{}'; end if;
    select s.service, array(
        select distinct t.team_id from coalition_teammember t
        join coalition_member m on m.id = t.member_id
        join accounts_account a on a.id = m.account_id
        where m.id = s.member_id and m.is_active and a.is_active)
    into is_service, teams
    from sec.session s
    where s.token_hash = sha256(convert_to(token, 'UTF8')) and s.ended_at is null and s.expires_at > now();
    if is_service then return '{-1}'; end if;
    return coalesce(teams, '{}');
end $$;

create or replace function sec.my_grants(wanted bigint)
returns table (team bigint, purpose text, groups text[]) language plpgsql stable security definer
set search_path = pg_catalog, sec, pg_temp as $$
declare mine bigint[] := sec.principals();
begin
    return query select g.principal_id, g.purpose, g.groups from sec.grant_ g
    where g.case_id = wanted and g.principal_id = any (mine) and g.valid_until > now();
end $$;

create or replace function sec.grants_of(wanted bigint)
returns table (team bigint, purpose text, groups text[], granted_at timestamptz, valid_until timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, sec, pg_temp as $$
begin
    if not sec.can_read(wanted, sec.principals()) then return; end if;
    return query
    select g.principal_id, g.purpose, g.groups, g.granted_at, nullif(g.valid_until, 'infinity') from sec.grant_ g
    where g.case_id = wanted
    order by g.granted_at, g.id;
end $$;
"""


class Migration(migrations.Migration):
    """Plans are kept."""

    dependencies = [("access", "0002_a_feed_names_a_case_once")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
