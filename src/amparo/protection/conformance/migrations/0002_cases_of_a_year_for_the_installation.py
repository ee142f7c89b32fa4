"""Cases of a fiscal year that has ended, as counts for the installation, which keeps back what is small."""

from django.db import migrations

# Whole fiscal years that are over, and all of a country's cases: nobody chooses groups or moments. Only a session of
# the installation is answered; what it may give out is decided before anything is written or shown.
COHORT = """
create function conformance_cohort(wanted_country bigint, wanted integer)
returns table (mandate text, age text, opened bigint, identified bigint, served bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    zone text;
    begins timestamptz;
    ends timestamptz;
begin
    if not coalesce((sec.live_session()).service, false) or wanted is null or wanted not between 2000 and 2999 then
        return;
    end if;
    select c.time_zone into zone from public.coalition_country c where c.id = wanted_country;
    if zone is null then return; end if;
    begins := make_timestamptz(wanted, 4, 1, 0, 0, 0, zone);
    ends := make_timestamptz(wanted + 1, 4, 1, 0, 0, 0, zone);
    if ends > now() then return; end if;
    return query
    with opened_then as (
        select c.mandate as of_mandate,
            coalesce((select e.outcome ->> 'age' from public.pathways_pathwayevent e
                where e.case_id = c.id and e.outcome ->> 'age' is not null
                order by e.id desc limit 1), 'unsure') as of_age,
            coalesce((select r.outcome = 'formal' from public.identification_resolution r
                where r.case_id = c.id order by r.id desc limit 1), false) as is_identified,
            exists (select from public.referrals_referral r
                where r.case_id = c.id and r.status in ('ACCEPTED', 'DONE')) as is_served
        from public.cases_case c
        where c.country_id = wanted_country and c.opened_at >= begins and c.opened_at < ends
    )
    select o.of_mandate, o.of_age, count(*), count(*) filter (where o.is_identified),
        count(*) filter (where o.is_served)
    from opened_then o group by 1, 2 order by 1, 2;
end $$;
revoke all on function conformance_cohort(bigint, integer) from public;
grant execute on function conformance_cohort(bigint, integer) to amparo_app;
"""


class Migration(migrations.Migration):
    """Cases of a fiscal year that has ended, as counts for the installation."""

    dependencies = [
        ("conformance", "0001_sums_for_the_secretariat"),
        ("identification", "0001_accreditation_files"),
        ("referrals", "0001_referrals"),
    ]

    operations = [migrations.RunSQL(COHORT, "drop function conformance_cohort(bigint, integer)")]
