"""A closed case may be reopened, never by who was only told of it; and it stands apart in the lists."""

from django.db import migrations, models

STANDING = """
create policy works_on on cases_case as restrictive for update to amparo_app
    using (sec.works_on(id, (select sec.principals())));
"""

FEEDS = """
drop function sec.feed_by_activity(timestamptz, bigint, integer);
create function sec.feed_by_activity(before_at timestamptz, before_id bigint, wanted integer,
    closed boolean default false)
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
          and exists (select 1 from public.cases_case c where c.id = g.case_id and c.is_open <> closed)
        order by g.last_activity_at desc, g.case_id desc limit wanted) f
    order by 2 desc, 1 desc limit wanted
$$;

drop function sec.count_cases(integer);
create function sec.count_cases(upto integer, closed boolean default false) returns integer
language sql stable security definer set search_path = pg_catalog, sec, pg_temp as $$
    select count(*)::integer from (
        select distinct g.case_id from sec.grant_ g
        where g.principal_id = any (sec.principals()) and g.valid_until > now()
          and exists (select 1 from public.cases_case c where c.id = g.case_id and c.is_open <> closed)
        limit upto) c
$$;

revoke all on function sec.feed_by_activity(timestamptz, bigint, integer, boolean), sec.count_cases(integer, boolean)
    from public;
grant execute on function sec.feed_by_activity(timestamptz, bigint, integer, boolean),
    sec.count_cases(integer, boolean) to amparo_app;
"""


class Migration(migrations.Migration):
    """A closed case may be reopened."""

    dependencies = [
        ("access", "0004_activity_is_noted_by_who_asked"),
        ("cases", "0001_cases_involvements_and_keys"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_open", models.Q(("closed_at", None)))), name="open_or_closed_at"
            ),
        ),
        migrations.RunSQL(STANDING, "drop policy works_on on cases_case"),
        migrations.RunSQL(FEEDS, migrations.RunSQL.noop),
    ]
