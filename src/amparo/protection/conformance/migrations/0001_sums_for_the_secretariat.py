"""Sums over all cases of a country for its secretariat, with small groups left out before they leave the database."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql

COUNTRY = """
create function conformance_country() returns bigint language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
begin
    return (select i.country_id from public.coalition_teammember t
        join public.coalition_member m on m.id = t.member_id
        join public.coalition_institution i on i.id = m.institution_id
        where t.role = 'secretariat' and t.team_id = any (sec.principals())
          and t.member_id = (sec.live_session()).member_id and m.is_active limit 1);
end $$;
revoke all on function conformance_country() from public;
"""

# Whole calendar years only, up to the last midnight; by path and by institution only: a caller that could choose
# groups or moments could take the difference of two answers.
PRACTICE = """
create function conformance_practice(wanted integer) returns table (path text, institution text, done bigint,
    skipped bigint, extra bigint, late bigint, waiting bigint, half double precision, most double precision)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    few constant integer := 10;
    of_country bigint := public.conformance_country();
    zone text;
    begins timestamptz;
    ends timestamptz;
    is_now boolean;
begin
    if of_country is null or wanted is null or wanted not between 2000 and 2999 then return; end if;
    select c.time_zone into zone from public.coalition_country c where c.id = of_country;
    begins := make_timestamptz(wanted, 1, 1, 0, 0, 0, zone);
    ends := least(make_timestamptz(wanted + 1, 1, 1, 0, 0, 0, zone),
        date_trunc('day', now() at time zone zone) at time zone zone);
    is_now := extract(year from now() at time zone zone) = wanted;
    return query
    with told as (
        select e.path as at_path, i.code as of_institution, e.case_id as of_case, e.kind as what, e.late as was_late,
            extract(epoch from e.at - e.opened_at)::double precision as waited
        from public.pathways_pathwayevent e
        join public.cases_case c on c.id = e.case_id and c.country_id = of_country
        join public.coalition_team t on t.id = e.team_id
        join public.coalition_institution i on i.id = t.institution_id
        where e.kind in ('STEP', 'SKIPPED', 'ADDED') and e.at >= begins and e.at < ends
        union all
        select s.path, i.code, s.case_id, 'OPEN', false, null
        from public.pathways_openstep s
        join public.cases_case c on c.id = s.case_id and c.country_id = of_country
        join public.coalition_team t on t.id = s.team_id
        join public.coalition_institution i on i.id = t.institution_id
        where is_now and s.opened_at < ends
    ), counted as (
        select o.at_path, o.of_institution,
            count(distinct o.of_case) filter (where o.what = 'STEP') as done,
            count(distinct o.of_case) filter (where o.what = 'SKIPPED') as skipped,
            count(distinct o.of_case) filter (where o.what = 'ADDED') as extra,
            count(distinct o.of_case) filter (where o.what = 'STEP' and o.was_late) as late,
            count(distinct o.of_case) filter (where o.what = 'OPEN') as waiting
        from told o group by grouping sets ((o.at_path), (o.at_path, o.of_institution))
    ), cells as (
        select c.at_path, c.of_institution, m.measure, m.n,
            m.n >= few and (m.measure <> 'late' or c.done - m.n >= few) as is_safe
        from counted c cross join lateral (values ('done', c.done), ('skipped', c.skipped), ('extra', c.extra),
            ('late', c.late), ('waiting', c.waiting)) as m(measure, n)
    ), ranked as (
        select c.*,
            row_number() over (partition by c.at_path, c.measure, c.of_institution is null, c.is_safe
                order by c.n, c.of_institution) as place,
            sum(c.n) filter (where c.of_institution is null) over w
                - coalesce(sum(c.n) filter (where c.of_institution is not null and c.is_safe) over w, 0) as left_over
        from cells c window w as (partition by c.at_path, c.measure)
    ), shown as (
        -- When the total leaves a small group for the hidden institutions, the smallest shown one is hidden too.
        select r.at_path, r.of_institution, r.measure, r.n from ranked r
        where r.is_safe and not (r.of_institution is not null and r.place = 1
            and r.left_over > 0 and r.left_over < few)
    ), waits as (
        select o.at_path, percentile_cont(array[0.5, 0.9]) within group (order by o.waited) as spread
        from told o where o.what = 'STEP' and o.waited is not null
        group by o.at_path having count(distinct o.of_case) >= few
    )
    select s.at_path, coalesce(s.of_institution, ''),
        max(s.n) filter (where s.measure = 'done'), max(s.n) filter (where s.measure = 'skipped'),
        max(s.n) filter (where s.measure = 'extra'), max(s.n) filter (where s.measure = 'late'),
        max(s.n) filter (where s.measure = 'waiting'),
        case when s.of_institution is null then w.spread[1] end, case when s.of_institution is null then w.spread[2] end
    from shown s left join waits w on w.at_path = s.at_path
    group by s.at_path, s.of_institution, w.spread
    order by 1, 2;
end $$;
revoke all on function conformance_practice(integer) from public;
grant execute on function conformance_practice(integer) to amparo_app;
"""


class Migration(migrations.Migration):
    """Sums for the secretariat, and comparisons of logs that it chose to keep."""

    initial = True

    dependencies = [
        ("access", "0001_roles_sessions_and_grants"),
        ("coalition", "0001_countries_institutions_and_teams"),
        ("pathways", "0004_events_know_when_their_step_opened"),
        ("procedures", "0001_procedures_and_versions"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptComparison",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("label", models.TextField()),
                ("cases", models.IntegerField()),
                ("events", models.IntegerField()),
                ("fitting", models.IntegerField()),
                ("late", models.IntegerField()),
                ("found", models.JSONField()),
                ("kept_at", models.DateTimeField()),
                ("kept_by", models.TextField()),
                (
                    "country",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country"),
                ),
                (
                    "version",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="procedures.procedureversion"),
                ),
            ],
            options={"ordering": ["-kept_at", "-id"]},
        ),
        sql.give("conformance_keptcomparison", "select, insert, delete"),
        migrations.RunSQL(COUNTRY, "drop function conformance_country()"),
        migrations.RunSQL(PRACTICE, "drop function conformance_practice(integer)"),
    ]
