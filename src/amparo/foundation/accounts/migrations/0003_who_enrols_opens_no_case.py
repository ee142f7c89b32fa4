"""Whoever is still to add a passkey has no team, also where teams are asked for without asking who acts."""

from django.db import migrations

SQL = """
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
    where s.token_hash = sha256(convert_to(token, 'UTF8')) and s.ended_at is null and s.expires_at > now()
      and s.stage = 'WHOLE';
    if is_service then return '{-1}'; end if;
    return coalesce(teams, '{}');
end $$;
"""


class Migration(migrations.Migration):
    """The stage of a session."""

    dependencies = [("accounts", "0002_passkeys_and_sessions")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
