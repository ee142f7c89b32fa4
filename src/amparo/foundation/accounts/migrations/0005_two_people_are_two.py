"""Nobody invites a colleague of their own making to vouch beside them, and nobody is given the place of the person."""

from django.db import migrations

SQL = """
create or replace function sec.may_give(in_team bigint, as_role text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return exists (select 1 from coalition_team t where t.id = in_team and t.roles ? as_role
        and t.institution_id = sec.my_institution(array['supervisor', 'secretariat', 'focal_point']))
      and (as_role <> all (array['auditor', 'administrator', 'dpo', 'supervisor', 'secretariat',
             'focal_point', 'panel', 'appeal_panel', 'judge', 'court', 'steering', 'person', 'clock'])
        or exists (select 1 from coalition_teammember m where m.member_id = (sec.live_session()).member_id
             and m.role = as_role));
end $$;

create or replace function sec.confirm_recovery(wanted bigint, code bytea) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare r accounts_recovery; me bigint := (sec.live_session()).account_id;
begin
    select * into r from accounts_recovery k where k.id = wanted and k.confirmed_at is null
        and k.asked_at > now() - interval '24 hours' for update;
    perform sec.refuse(r.id is not null and me is not null and r.asked_by <> me and r.account_id <> me
        and sec.works_with_me(r.account_id)
        and sec.my_institution(array['supervisor', 'secretariat', 'focal_point']) is not null
        and exists (select 1 from accounts_account a where a.id = r.account_id and a.is_active),
        'not theirs to confirm');
    perform sec.refuse(not exists (select 1 from accounts_entrycode e
        where e.kind = 'INVITATION' and e.made_at > now() - interval '30 days'
          and ((e.account_id = r.asked_by and e.made_by = me) or (e.account_id = me and e.made_by = r.asked_by))),
        'one of the two has just let the other in');
    update accounts_recovery k set confirmed_by = me, confirmed_at = now() where k.id = r.id;
    delete from accounts_passkey p where p.account_id = r.account_id;
    delete from accounts_timecode t where t.account_id = r.account_id;
    update accounts_entrycode e set used_at = now() where e.account_id = r.account_id and e.used_at is null;
    perform sec.end_other_sessions(r.account_id);
    insert into accounts_entrycode (account_id, kind, mark, made_by, made_at, valid_until)
        values (r.account_id, 'RECOVERY', code, me, now(), now() + interval '1 hour');
    return r.account_id;
end $$;
"""


class Migration(migrations.Migration):
    """Two people."""

    dependencies = [("accounts", "0004_codes_to_come_in")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
