"""A sealed case exists for those named for it only, and only functions of the database set, change and lift a seal."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

from amparo.foundation.access import sql

# What is sealed is out of reach of whoever is not named, in every table that asks one of these.
CLOSED = """
create or replace function sec.is_closed_to_me(wanted bigint) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare me sec.session;
begin
    if not exists (select 1 from cases_seal s where s.case_id = wanted and s.lifted_at is null) then
        return false;
    end if;
    me := sec.live_session();
    -- The clock goes on in a sealed case; it opens nothing of a person.
    return not coalesce(me.service, false) and sec.is_closed_to(wanted, me.account_id);
end $$;

create or replace function sec.can_read(wanted bigint, principals bigint[]) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    if principals[1] = -1 then return true; end if;
    return exists (select 1 from sec.grant_ g
        where g.case_id = wanted and g.principal_id = any (principals) and g.valid_until > now())
      and (not exists (select 1 from cases_seal s where s.case_id = wanted and s.lifted_at is null)
        or not sec.is_closed_to_me(wanted));
end $$;

create or replace function sec.works_on(wanted bigint, principals bigint[]) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    if principals[1] = -1 then return true; end if;
    return exists (select 1 from sec.grant_ g where g.case_id = wanted and g.principal_id = any (principals)
        and g.valid_until > now() and g.purpose <> 'NOTICE')
      and (not exists (select 1 from cases_seal s where s.case_id = wanted and s.lifted_at is null)
        or not sec.is_closed_to_me(wanted));
end $$;

create or replace function sec.my_grants(wanted bigint)
returns table (team bigint, purpose text, groups text[]) language plpgsql stable security definer
set search_path = pg_catalog, sec, pg_temp as $$
declare mine bigint[] := sec.principals();
begin
    return query select g.principal_id, g.purpose, g.groups from sec.grant_ g
    where g.case_id = wanted and g.principal_id = any (mine) and g.valid_until > now()
      and not sec.is_closed_to_me(wanted);
end $$;

create or replace function sec.feed_by_activity(before_at timestamptz, before_id bigint, wanted integer,
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
          and not sec.is_closed_to_me(g.case_id)
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
          and not sec.is_closed_to_me(g.case_id)
        order by g.next_due_at, g.case_id limit wanted) f
    order by 3, 1 limit wanted
$$;

create or replace function sec.count_cases(upto integer, closed boolean default false) returns integer
language sql stable security definer set search_path = pg_catalog, sec, pg_temp as $$
    select count(*)::integer from (
        select distinct g.case_id from sec.grant_ g
        where g.principal_id = any (sec.principals()) and g.valid_until > now()
          and exists (select 1 from public.cases_case c where c.id = g.case_id and c.is_open <> closed)
          and not sec.is_closed_to_me(g.case_id)
        limit upto) c
$$;

create policy unsealed on referrals_referral as restrictive to amparo_app using (not sec.is_closed_to_me(case_id));
create policy unsealed on releases_release as restrictive for select to amparo_app
    using (not sec.is_closed_to_me(case_id) or sec.oversees(institution, country));
"""

SEALING = """
-- Who leads: the teams that hold the case as its managers; before there is one, those who received it.
create function sec.seal_leads(wanted bigint) returns table (team bigint, as_role text)
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return query select v.team_id, v.role from cases_involvement v
    where v.case_id = wanted and v.until is null and (v.role = 'case_manager'
        or (v.role in ('duty_officer', 'intake') and not exists (select 1 from cases_involvement o
            where o.case_id = wanted and o.until is null and o.role = 'case_manager')));
end $$;

-- Whoever leads and is not shut out themself, and whoever oversees the institution that leads.
create function sec.member_seals(of_account bigint, of_member bigint, wanted bigint) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return exists (select 1 from sec.seal_leads(wanted) l join coalition_teammember t
            on t.team_id = l.team and t.role = l.as_role and t.member_id = of_member
            join sec.grant_ g on g.case_id = wanted and g.principal_id = l.team and g.valid_until > now()
            where g.purpose <> 'NOTICE' and not sec.is_closed_to(wanted, of_account))
        or exists (select 1 from sec.seal_leads(wanted) l join coalition_team k on k.id = l.team
            join coalition_institution i on i.id = k.institution_id join coalition_country c on c.id = i.country_id
            where sec.member_oversees(of_member, i.code, c.code));
end $$;

create function sec.may_seal(wanted bigint) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare me sec.session := sec.live_session();
begin
    return me.account_id is not null and sec.member_seals(me.account_id, me.member_id, wanted);
end $$;

-- What stands of a case that the caller may seal, or for whose seal they are named; no row otherwise.
create function sec.seal_of(of_code text)
returns table (of_case bigint, is_open boolean, seal bigint, kind text, sealed_by bigint, sealed_at timestamptz,
    may_change boolean)
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return query select c.id, c.is_open, s.id, s.kind, s.sealed_by, s.sealed_at, sec.may_seal(c.id)
    from cases_case c left join cases_seal s on s.case_id = c.id and s.lifted_at is null
    where c.code = of_code
      and (sec.may_seal(c.id) or (s.id is not null and sec.can_read(c.id, sec.principals())));
end $$;

-- To whom a case is open by a grant now, for whoever may seal it or is named.
create function sec.seal_people(wanted bigint)
returns table (account bigint, label text, as_role text, institution text, is_named boolean)
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    if not (sec.may_seal(wanted) or (exists (select 1 from cases_seal s where s.case_id = wanted
            and s.lifted_at is null) and sec.can_read(wanted, sec.principals()))) then
        return;
    end if;
    return query select m.account_id, a.label, min(t.role), i.short_name, exists (
            select 1 from cases_named n join cases_seal s on s.id = n.seal_id
            where s.case_id = wanted and s.lifted_at is null and n.account_id = m.account_id)
    from sec.grant_ g join coalition_teammember t on t.team_id = g.principal_id
    join coalition_member m on m.id = t.member_id and m.is_active
    join accounts_account a on a.id = m.account_id and a.is_active
    join coalition_institution i on i.id = m.institution_id
    where g.case_id = wanted and g.valid_until > now()
    group by m.account_id, a.label, i.short_name
    order by 4, 2;
end $$;

create function sec.seal_case(wanted bigint, why text, accounts bigint[]) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare me bigint := sec.account_id(); made bigint;
begin
    -- One after the other for a case.
    perform 1 from cases_case c where c.id = wanted for update;
    if not sec.may_seal(wanted) or why not in ('CHILD_IN_DANGER', 'PROTECTED_WITNESS', 'THREAT_INSIDE')
       or coalesce(cardinality(accounts), 0) = 0
       or not accounts <@ array(select p.account from sec.seal_people(wanted) p)
       or exists (select 1 from cases_seal s where s.case_id = wanted and s.lifted_at is null) then
        raise exception 'this case is not sealed so' using errcode = '42501';
    end if;
    insert into cases_seal (case_id, kind, sealed_by, sealed_at) values (wanted, why, me, now()) returning id into made;
    insert into cases_named (case_id, seal_id, account_id) select wanted, made, one from (
        select distinct unnest(accounts) as one) n;
    return made;
end $$;

create function sec.ask_seal_change(wanted bigint, as_kind text, because text, of_account bigint) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare me bigint := sec.account_id(); it cases_seal; made bigint;
begin
    select * into it from cases_seal s where s.case_id = wanted and s.lifted_at is null for update;
    if it.id is null or not sec.may_seal(wanted) then
        raise exception 'nothing to change' using errcode = '42501';
    end if;
    if as_kind = 'NAME' and not exists (select 1 from sec.seal_people(wanted) p
            where p.account = of_account and not p.is_named) then
        raise exception 'nobody to name' using errcode = '42501';
    end if;
    if exists (select 1 from seals_sealchange c where c.seal_id = it.id and c.decided_at is null and c.kind = as_kind
            and c.account_id is not distinct from of_account and c.asked_at > now() - interval '7 days') then
        return null;
    end if;
    insert into seals_sealchange (case_id, seal_id, kind, why, account_id, asked_by, asked_at, is_allowed)
    values (wanted, it.id, as_kind, because, of_account, me, now(), false) returning id into made;
    return made;
end $$;

create function sec.decides_seal_change(wanted bigint) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare me bigint := sec.account_id();
begin
    return exists (select 1 from seals_sealchange c join cases_seal s on s.id = c.seal_id
        where c.id = wanted and c.decided_at is null and c.asked_at > now() - interval '7 days'
          and s.lifted_at is null and me is not null and c.asked_by <> me and c.account_id is distinct from me
          and sec.may_seal(c.case_id));
end $$;

create function sec.decide_seal_change(wanted bigint, allow boolean) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare me bigint := sec.account_id(); it seals_sealchange;
begin
    select * into it from seals_sealchange c where c.id = wanted for update;
    perform 1 from cases_seal s where s.id = it.seal_id for update;
    if it.id is null or not sec.decides_seal_change(wanted) then return false; end if;
    update seals_sealchange c set decided_by = me, decided_at = now(), is_allowed = allow where c.id = wanted;
    if allow and it.kind = 'LIFT' then
        -- Of the two, the one who did not seal it stands as who lifted it.
        update cases_seal s set lifted_at = now(), lifted_by = case when s.sealed_by = me then it.asked_by else me end
        where s.id = it.seal_id;
    elsif allow then
        insert into cases_named (case_id, seal_id, account_id) values (it.case_id, it.seal_id, it.account_id)
        on conflict do nothing;
    end if;
    return true;
end $$;

-- The changes that wait, for whoever may seal the case.
create function sec.seal_changes()
returns table (key bigint, of_code text, kind text, why text, account bigint, asked_by bigint, asked_at timestamptz,
    decides boolean)
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return query select c.id, k.code, c.kind, c.why, c.account_id, c.asked_by, c.asked_at, sec.decides_seal_change(c.id)
    from seals_sealchange c join cases_seal s on s.id = c.seal_id and s.lifted_at is null
    join cases_case k on k.id = c.case_id
    where c.decided_at is null and c.asked_at > now() - interval '7 days' and sec.may_seal(c.case_id)
    order by c.id;
end $$;

-- The sealed cases of whoever may change their seals: codes and figures, nothing of a person.
create function sec.sealed_cases()
returns table (of_code text, kind text, sealed_by bigint, sealed_at timestamptz, named bigint)
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return query select k.code, s.kind, s.sealed_by, s.sealed_at,
        (select count(*) from cases_named n where n.seal_id = s.id)
    from cases_seal s join cases_case k on k.id = s.case_id
    where s.lifted_at is null and sec.may_seal(s.case_id) order by s.id desc limit 200;
end $$;

-- How many cases a seal of the last days closed to the caller; which they were is not said.
create function sec.seals_lately() returns bigint
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return (select count(distinct s.case_id) from cases_seal s join sec.grant_ g on g.case_id = s.case_id
        where s.lifted_at is null and s.sealed_at > now() - interval '3 days'
          and g.valid_until > now() and g.principal_id = any (sec.principals()) and g.granted_at < s.sealed_at
          and sec.is_closed_to_me(s.case_id) and not sec.may_seal(s.case_id));
end $$;

revoke insert, update, delete on cases_seal, cases_named from amparo_app;
revoke update (lifted_by, lifted_at) on cases_seal from amparo_app;

revoke all on function sec.seal_leads(bigint), sec.member_seals(bigint, bigint, bigint), sec.may_seal(bigint),
    sec.seal_of(text), sec.seal_people(bigint), sec.seal_case(bigint, text, bigint[]),
    sec.ask_seal_change(bigint, text, text, bigint), sec.decides_seal_change(bigint),
    sec.decide_seal_change(bigint, boolean), sec.seal_changes(), sec.sealed_cases(), sec.seals_lately() from public;
grant execute on function sec.seal_of(text), sec.seal_people(bigint), sec.seal_case(bigint, text, bigint[]),
    sec.ask_seal_change(bigint, text, text, bigint), sec.decide_seal_change(bigint, boolean), sec.seal_changes(),
    sec.sealed_cases(), sec.seals_lately() to amparo_app;
"""


class Migration(migrations.Migration):
    """Seals by functions only."""

    initial = True

    dependencies = [
        ("access", "0005_the_key_process_asks"),
        ("cases", "0005_a_seal_closes_at_the_key_process"),
        ("coalition", "0001_countries_institutions_and_teams"),
        ("emergencies", "0001_broken_glasses"),
        ("referrals", "0002_why_a_referral_goes_without_an_agreement"),
        ("releases", "0002_what_is_erased_takes_originals_along"),
    ]

    operations = [
        migrations.CreateModel(
            name="SealChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("why", models.TextField()),
                ("account_id", models.BigIntegerField(null=True)),
                ("asked_by", models.BigIntegerField()),
                ("asked_at", models.DateTimeField()),
                ("decided_by", models.BigIntegerField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("is_allowed", models.BooleanField(default=False)),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="cases.case")),
                ("seal", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="cases.seal")),
            ],
            options={
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")), name="seal_by_two"
                    ),
                    models.CheckConstraint(
                        condition=Q(decided_by=None) | Q(account_id=None) | ~Q(decided_by=F("account_id")),
                        name="seal_named_by_another",
                    ),
                    models.CheckConstraint(
                        condition=Q(kind="LIFT", account_id=None) | Q(kind="NAME", account_id__isnull=False),
                        name="seal_names_one",
                    ),
                ],
            },
        ),
        sql.protect("seals_sealchange", rights="select"),
        migrations.RunSQL(CLOSED, migrations.RunSQL.noop),
        migrations.RunSQL(SEALING, migrations.RunSQL.noop),
    ]
