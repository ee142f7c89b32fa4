"""What notes the activity of a case is apart from what asks whether the caller may."""

from django.db import migrations

SQL = """
create function sec.note_activity(wanted bigint, teams bigint[], dues timestamptz[]) returns void
language plpgsql security definer set search_path = pg_catalog, sec, pg_temp as $$
begin
    update sec.grant_ g set last_activity_at = clock_timestamp(),
        next_due_at = (select min(u.due) from unnest(teams, dues) as u(team, due) where u.team = g.principal_id)
    where g.case_id = wanted and g.valid_until > now();
end $$;
revoke all on function sec.note_activity(bigint, bigint[], timestamptz[]) from public;

create or replace function sec.touch_case(wanted bigint, teams bigint[], dues timestamptz[]) returns void
language plpgsql security definer set search_path = pg_catalog, sec, pg_temp as $$
begin
    if not sec.can_read(wanted, sec.principals()) then
        raise exception 'no grant on this case' using errcode = '42501';
    end if;
    perform sec.note_activity(wanted, teams, dues);
end $$;
"""


class Migration(migrations.Migration):
    """A statement that has asked whether the caller may notes the activity without asking again."""

    dependencies = [("access", "0003_plans_are_kept")]

    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
