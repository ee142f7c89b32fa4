"""A case with several grants stands once in a feed, at its own place, whichever page is turned."""

from django.db import migrations

SQL = """
create or replace function sec.feed_by_activity(before_at timestamptz, before_id bigint, wanted integer)
returns table (case_id bigint, last_activity_at timestamptz, next_due_at timestamptz)
language sql stable security definer set search_path = pg_catalog, sec, pg_temp as $$
    with me as (select sec.principals() as ids)
    select f.case_id, f.last_activity_at,
        (select min(o.next_due_at) from sec.grant_ o
         where o.case_id = f.case_id and o.principal_id = any (me.ids) and o.valid_until > now())
    from me cross join unnest(me.ids) as p(id)
    cross join lateral (
        select g.case_id, g.last_activity_at from sec.grant_ g
        where g.principal_id = p.id and g.valid_until > now()
          and (before_at is null or (g.last_activity_at, g.case_id) < (before_at, before_id))
          and not exists (select 1 from sec.grant_ o
              where o.case_id = g.case_id and o.principal_id = any (me.ids) and o.valid_until > now()
                and (o.last_activity_at, o.id) > (g.last_activity_at, g.id))
        order by g.last_activity_at desc, g.case_id desc limit wanted) f
    order by 2 desc, 1 desc limit wanted
$$;

create or replace function sec.feed_by_due(after_at timestamptz, after_id bigint, wanted integer)
returns table (case_id bigint, last_activity_at timestamptz, next_due_at timestamptz)
language sql stable security definer set search_path = pg_catalog, sec, pg_temp as $$
    with me as (select sec.principals() as ids)
    select f.case_id,
        (select max(o.last_activity_at) from sec.grant_ o
         where o.case_id = f.case_id and o.principal_id = any (me.ids) and o.valid_until > now()),
        f.next_due_at
    from me cross join unnest(me.ids) as p(id)
    cross join lateral (
        select g.case_id, g.next_due_at from sec.grant_ g
        where g.principal_id = p.id and g.valid_until > now() and g.next_due_at is not null
          and (after_at is null or (g.next_due_at, g.case_id) > (after_at, after_id))
          and not exists (select 1 from sec.grant_ o
              where o.case_id = g.case_id and o.principal_id = any (me.ids) and o.valid_until > now()
                and o.next_due_at is not null and (o.next_due_at, o.id) < (g.next_due_at, g.id))
        order by g.next_due_at, g.case_id limit wanted) f
    order by 3, 1 limit wanted
$$;
"""


class Migration(migrations.Migration):
    """A case stands once in a feed."""

    dependencies = [("access", "0001_roles_sessions_and_grants")]

    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
