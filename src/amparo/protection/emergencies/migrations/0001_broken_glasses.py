"""Broken glasses: who may break one, what it opens, who is told and who looks at it afterwards."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

from amparo.foundation.access import sql

# Nobody who broke a glass reaches a table of the case by it: the functions below give identity and safety, no more.
SQL = """
create function sec.holds_a_role(wanted text[]) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return exists (select 1 from coalition_teammember t join coalition_member m on m.id = t.member_id
        join accounts_account a on a.id = m.account_id
        where m.id = (sec.live_session()).member_id and m.is_active and a.is_active and t.role = any (wanted));
end $$;

create function sec.member_oversees(of_member bigint, of_institution text, of_country text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return exists (select 1 from coalition_teammember t join coalition_member m on m.id = t.member_id
        join coalition_institution i on i.id = m.institution_id join coalition_country c on c.id = i.country_id
        where m.id = of_member and m.is_active and c.code = of_country
          and (t.role in ('auditor', 'dpo') or (t.role = 'supervisor' and i.code = of_institution)));
end $$;

create function sec.oversees(of_institution text, of_country text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return sec.member_oversees((sec.live_session()).member_id, of_institution, of_country);
end $$;

-- Asked by the key process: who may read why a glass was broken and what the review says.
create function sec.keyd_may_open_emergency(of_account bigint, of_member bigint, name text, field_group text)
returns boolean language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return exists (select 1 from emergencies_emergency e where e.mark = name and field_group = 'EM'
        and (e.account_id = of_account or sec.member_oversees(of_member, e.institution, e.country)
            or exists (select 1 from emergencies_told t where t.emergency_id = e.id and t.account_id = of_account
                and t.told_as in ('SUPERVISOR', 'DATA'))));
end $$;

create function sec.looks_at_glass(wanted bigint, of_institution text, of_country text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return sec.oversees(of_institution, of_country) or exists (select 1 from emergencies_told t
        where t.emergency_id = wanted and t.account_id = sec.account_id() and t.told_as in ('SUPERVISOR', 'DATA'));
end $$;

create function sec.glass_tell(wanted bigint) returns void
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare it emergencies_emergency;
begin
    select * into it from emergencies_emergency e where e.id = wanted;
    with working as (
        select distinct g.principal_id as team from sec.grant_ g
        where g.case_id = it.case_id and g.valid_until > now() and g.purpose <> 'NOTICE'),
    staff as (
        select m.account_id, t.role, t.team_id, i.code as institution, c.code as country
        from coalition_teammember t join coalition_member m on m.id = t.member_id
        join coalition_institution i on i.id = m.institution_id join coalition_country c on c.id = i.country_id
        where m.is_active),
    leads as (
        select s.account_id, s.institution from staff s join working l on l.team = s.team_id
        where s.role = 'case_manager'
        union
        select s.account_id, s.institution from staff s join working l on l.team = s.team_id
        where s.role = 'duty_officer' and not exists (
            select 1 from staff o join working k on k.team = o.team_id where o.role = 'case_manager'))
    insert into emergencies_told (emergency_id, account_id, told_as, at, mail_tries)
    select wanted, x.account_id, x.told_as, now(), 0 from (
        select account_id, 'LEAD' as told_as from leads
        union select s.account_id, 'SUPERVISOR' from staff s where s.role = 'supervisor' and s.country = it.country
            and (s.institution = it.institution or s.institution in (select institution from leads))
        union select s.account_id, 'DATA' from staff s where s.role in ('auditor', 'dpo') and s.country = it.country
    ) x where x.account_id <> it.account_id
    on conflict do nothing;
    update emergencies_emergency e set told_at = now() where e.id = wanted;
end $$;

create function sec.break_glass(wanted text, why text, at_mark text, sealed_reason bytea, its_key bytea)
returns table (key bigint, opened_case bigint, too_many boolean)
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare
    me sec.session := sec.live_session();
    mine text; here text; found bigint; sealed boolean; made bigint;
begin
    if not sec.holds_a_role(array['duty_officer', 'response_team', 'case_manager', 'psychologist', 'shelter',
                                  'child_authority', 'health']) then
        raise exception 'this role breaks no glass' using errcode = '42501';
    end if;
    -- One after the other for an account, so that tries are counted whole.
    perform pg_advisory_xact_lock(7203, me.account_id::integer);
    if (select count(*) from emergencies_emergency e
        where e.account_id = me.account_id and e.asked_at > now() - interval '1 hour') >= 6 then
        return query select null::bigint, null::bigint, true;
        return;
    end if;
    select i.code, c.code into mine, here from coalition_member m
    join coalition_institution i on i.id = m.institution_id join coalition_country c on c.id = i.country_id
    where m.id = me.member_id;
    select c.id into found from cases_case c join coalition_country k on k.id = c.country_id
    where c.code = wanted and k.code = here;
    sealed := exists (select 1 from cases_seal s where s.case_id = found and s.lifted_at is null);
    insert into emergencies_emergency (case_id, code, country, account_id, institution, category, mark, reason,
        wrapped, asked_at, is_sealed, opened_at, until, review_due_at, verdict)
    values (found, case when found is null then '' else wanted end, here, me.account_id, mine, why, at_mark,
        sealed_reason, its_key, now(), sealed,
        case when found is not null and not sealed then now() end,
        case when found is not null and not sealed then now() + interval '4 hours' end,
        case when found is not null and not sealed then now() + interval '72 hours' end, '')
    returning id into made;
    if found is not null and not sealed then perform sec.glass_tell(made); end if;
    return query select made, case when sealed then null else found end, false;
end $$;

create function sec.second_glass(wanted bigint) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare me bigint := sec.account_id(); changed integer;
begin
    update emergencies_emergency e set second_id = me, opened_at = now(), until = now() + interval '4 hours',
        review_due_at = now() + interval '72 hours'
    where e.id = wanted and e.case_id is not null and e.opened_at is null and e.is_sealed
      and e.asked_at > now() - interval '4 hours' and e.account_id <> me
      and sec.looks_at_glass(e.id, e.institution, e.country);
    get diagnostics changed = row_count;
    if changed = 1 then perform sec.glass_tell(wanted); end if;
    return changed = 1;
end $$;

create function sec.end_glass(wanted bigint) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare changed integer;
begin
    update emergencies_emergency e set until = now()
    where e.id = wanted and e.account_id = sec.account_id() and e.until > now();
    get diagnostics changed = row_count;
    return changed = 1;
end $$;

create function sec.review_glass(wanted bigint, found text, sealed_words bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare me bigint := sec.account_id(); changed integer;
begin
    update emergencies_emergency e set reviewed_at = now(), reviewed_by = me, verdict = found, words = sealed_words
    where e.id = wanted and e.opened_at is not null and e.reviewed_at is null
      and e.account_id <> me and e.second_id is distinct from me and sec.looks_at_glass(e.id, e.institution, e.country);
    get diagnostics changed = row_count;
    return changed = 1;
end $$;

create function sec.watch_glasses() returns table (key bigint, of_case bigint, of_code text, late boolean)
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare it record;
begin
    if not coalesce((sec.live_session()).service, false) then
        raise exception 'the clock watches' using errcode = '42501';
    end if;
    -- Who must agree to a sealed case is told here and not where it was asked: the answer there takes as long as any.
    for it in select e.id, e.case_id, e.code from emergencies_emergency e
        where e.case_id is not null and e.opened_at is null and e.told_at is null for update loop
        perform sec.glass_tell(it.id);
        return query select it.id, it.case_id, it.code, false;
    end loop;
    for it in update emergencies_emergency e set escalated_at = now()
        where e.review_due_at < now() and e.reviewed_at is null and e.escalated_at is null
        returning e.id, e.case_id, e.code, e.country, e.account_id loop
        insert into emergencies_told (emergency_id, account_id, told_as, at, mail_tries)
        select it.id, m.account_id, 'LATE', now(), 0 from coalition_teammember t
        join coalition_member m on m.id = t.member_id
        join coalition_institution i on i.id = m.institution_id join coalition_country c on c.id = i.country_id
        where t.role in ('auditor', 'dpo', 'secretariat') and c.code = it.country and m.is_active
          and m.account_id <> it.account_id
        on conflict do nothing;
        return query select it.id, it.case_id, it.code, true;
    end loop;
end $$;

create function sec.keyd_glass(of_account bigint, of_member bigint, wanted bigint, field_group text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return field_group in ('C1', 'C2') and exists (select 1 from emergencies_emergency e
        where e.case_id = wanted and e.account_id = of_account
          and e.opened_at <= now() and least(e.until, e.opened_at + interval '4 hours') > now()
          and (e.second_id is not null or not exists (
              select 1 from cases_seal s where s.case_id = wanted and s.lifted_at is null)))
      and exists (select 1 from coalition_teammember t join coalition_member m on m.id = t.member_id
          where m.id = of_member and m.is_active and t.role = any (case when field_group = 'C2'
          then array['duty_officer', 'response_team', 'case_manager', 'psychologist', 'shelter', 'child_authority']
          else array['duty_officer', 'response_team', 'case_manager', 'psychologist', 'shelter', 'child_authority',
                     'health'] end));
end $$;

create function sec.glass_is_mine(wanted bigint, field_group text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare s sec.session := sec.live_session();
begin
    return sec.keyd_glass(s.account_id, s.member_id, wanted, field_group);
end $$;

create function sec.glass_rows(wanted bigint, field_group text)
returns table (record text, field text, sealed bytea, wrapped bytea)
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    if not sec.glass_is_mine(wanted, field_group) then return; end if;
    return query
    select distinct on (u.field) a.record, u.field, u.sealed, k.wrapped
    from people_sealedanswers a cross join lateral unnest(a.fields, a.sealed) with ordinality as u(field, sealed, place)
    join cases_casekey k on k.case_id = a.case_id and k."group" = a."group"
    where a.case_id = wanted and a."group" = field_group order by u.field, a.id desc, u.place desc;
end $$;

create function sec.glass_is_sealed(wanted bigint) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return exists (select 1 from cases_seal s where s.case_id = wanted and s.lifted_at is null);
end $$;

create function sec.glass_leads(wanted bigint) returns table (institution jsonb, short_name text, team jsonb)
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    if not (sec.glass_is_mine(wanted, 'C1')) then return; end if;
    return query select distinct i.names, i.short_name, t.names from cases_involvement v
    join coalition_team t on t.id = v.team_id join coalition_institution i on i.id = t.institution_id
    where v.case_id = wanted and v.until is null and v.role in ('case_manager', 'duty_officer');
end $$;

create function sec.glass_asked() returns table (key bigint, category text, asked_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return query select e.id, e.category, e.asked_at from emergencies_emergency e
    where e.account_id = sec.account_id() and e.opened_at is null and e.asked_at > now() - interval '4 hours'
    order by e.id desc;
end $$;

create function sec.glass_openings(wanted bigint) returns table (at timestamptz, field_group text)
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return query select n.at, n."group" from emergencies_emergency e join audit_entry n on n.case_id = e.case_id
    where e.id = wanted and sec.looks_at_glass(e.id, e.institution, e.country) and n.account_id = e.account_id
      and n.action = 'OPENED' and n.purpose = 'EMERGENCY' and n.subject = 'emergency:' || e.id
    order by n.id;
end $$;

create function sec.glass_months()
returns table (month date, opened bigint, sealed bigint, reviewed_in_time bigint, not_right bigint)
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare here text := sec.country();
begin
    if not sec.holds_a_role(array['supervisor', 'auditor', 'dpo', 'secretariat']) then return; end if;
    -- What is small is kept back here, before anything leaves the database; nulls say "fewer than ten".
    return query
    select f.m, nullif(f.n, case when f.n between 1 and 9 then f.n else -1 end),
        case when f.n between 1 and 9 or f.s between 1 and 9 or f.n - f.s between 1 and 9 then null else f.s end,
        case when f.n between 1 and 9 or f.t between 1 and 9 or f.n - f.t between 1 and 9 then null else f.t end,
        case when f.n between 1 and 9 or f.w between 1 and 9 or f.n - f.w between 1 and 9 then null else f.w end
    from (select date_trunc('month', e.opened_at at time zone k.time_zone)::date as m, count(*) as n,
            count(*) filter (where e.is_sealed) as s,
            count(*) filter (where e.reviewed_at <= e.review_due_at) as t,
            count(*) filter (where e.verdict = 'UNJUSTIFIED') as w
          from emergencies_emergency e join coalition_country k on k.code = e.country
          where e.country = here and e.opened_at is not null and e.opened_at > now() - interval '1 year'
          group by 1) f
    order by 1 desc;
end $$;

alter table emergencies_emergency enable row level security;
create policy need_to_know on emergencies_emergency for select to amparo_app using (
    (account_id = (select sec.account_id()) and opened_at is not null)
    or (case_id is not null and (sec.can_read(case_id, (select sec.principals()))
        or sec.oversees(institution, country)
        or exists (select 1 from emergencies_told t
            where t.emergency_id = emergencies_emergency.id and t.account_id = (select sec.account_id()))))
);
alter table emergencies_told enable row level security;
create policy ones_own on emergencies_told for select to amparo_app
    using (account_id = (select sec.account_id()) or (select (sec.principals())[1]) = -1);
create policy ones_own_seen on emergencies_told for update to amparo_app
    using (account_id = (select sec.account_id()) or (select (sec.principals())[1]) = -1);

revoke all on function sec.holds_a_role(text[]), sec.oversees(text, text), sec.glass_tell(bigint),
    sec.looks_at_glass(bigint, text, text), sec.member_oversees(bigint, text, text),
    sec.keyd_may_open_emergency(bigint, bigint, text, text), sec.keyd_glass(bigint, bigint, bigint, text),
    sec.break_glass(text, text, text, bytea, bytea), sec.second_glass(bigint), sec.end_glass(bigint),
    sec.review_glass(bigint, text, bytea), sec.watch_glasses(), sec.glass_is_mine(bigint, text),
    sec.glass_rows(bigint, text), sec.glass_is_sealed(bigint), sec.glass_leads(bigint), sec.glass_asked(),
    sec.glass_openings(bigint), sec.glass_months() from public;
grant execute on function sec.oversees(text, text), sec.break_glass(text, text, text, bytea, bytea),
    sec.second_glass(bigint),
    sec.end_glass(bigint), sec.review_glass(bigint, text, bytea), sec.watch_glasses(), sec.glass_rows(bigint, text),
    sec.glass_is_sealed(bigint), sec.glass_leads(bigint), sec.glass_asked(), sec.glass_openings(bigint),
    sec.glass_months() to amparo_app;
"""

GONE = """
drop policy need_to_know on emergencies_emergency; drop policy ones_own on emergencies_told;
drop policy ones_own_seen on emergencies_told;
drop function sec.glass_months(), sec.glass_openings(bigint), sec.glass_asked(), sec.glass_leads(bigint),
    sec.glass_is_sealed(bigint), sec.glass_rows(bigint, text), sec.glass_is_mine(bigint, text), sec.watch_glasses(),
    sec.review_glass(bigint, text, bytea), sec.end_glass(bigint), sec.second_glass(bigint),
    sec.break_glass(text, text, text, bytea, bytea), sec.glass_tell(bigint), sec.looks_at_glass(bigint, text, text),
    sec.keyd_glass(bigint, bigint, bigint, text), sec.keyd_may_open_emergency(bigint, bigint, text, text),
    sec.oversees(text, text), sec.member_oversees(bigint, text, text), sec.holds_a_role(text[]);
"""


class Migration(migrations.Migration):
    """Broken glasses and who was told."""

    initial = True

    dependencies = [
        ("accounts", "0001_accounts_and_drafts"),
        ("audit", "0001_entries"),
        ("cases", "0003_a_case_may_be_sealed"),
        ("coalition", "0001_countries_institutions_and_teams"),
        ("people", "0001_sealed_answers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Emergency",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.TextField()),
                ("country", models.TextField()),
                ("account_id", models.BigIntegerField()),
                ("institution", models.TextField()),
                ("category", models.TextField()),
                ("mark", models.TextField(unique=True)),
                ("reason", models.BinaryField()),
                ("wrapped", models.BinaryField()),
                ("asked_at", models.DateTimeField()),
                ("opened_at", models.DateTimeField(null=True)),
                ("until", models.DateTimeField(null=True)),
                ("is_sealed", models.BooleanField(default=False)),
                ("second_id", models.BigIntegerField(null=True)),
                ("told_at", models.DateTimeField(null=True)),
                ("review_due_at", models.DateTimeField(null=True)),
                ("reviewed_at", models.DateTimeField(null=True)),
                ("reviewed_by", models.BigIntegerField(null=True)),
                ("verdict", models.TextField(default="")),
                ("words", models.BinaryField(null=True)),
                ("escalated_at", models.DateTimeField(null=True)),
                ("case", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="cases.case")),
            ],
            options={
                "ordering": ["-id"],
                "indexes": [
                    models.Index(fields=["account_id", "-asked_at"], name="emergency_tries"),
                    models.Index(
                        condition=Q(("escalated_at", None), ("reviewed_at", None)),
                        fields=["review_due_at"],
                        name="emergency_to_review",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(second_id=None) | ~Q(second_id=F("account_id")), name="second_is_another"
                    ),
                    models.CheckConstraint(
                        condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("account_id")), name="reviewed_by_another"
                    ),
                    models.CheckConstraint(
                        condition=Q(opened_at=None) | Q(is_sealed=False) | Q(second_id__isnull=False),
                        name="sealed_needs_a_second",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Told",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account_id", models.BigIntegerField()),
                ("told_as", models.TextField()),
                ("at", models.DateTimeField()),
                ("seen_at", models.DateTimeField(null=True)),
                ("mailed_at", models.DateTimeField(null=True)),
                ("mail_tries", models.IntegerField(default=0)),
                (
                    "emergency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="told", to="emergencies.emergency"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("emergency", "account_id", "told_as"), name="told_once")
                ],
            },
        ),
        sql.give("emergencies_emergency", "select"),
        sql.give("emergencies_told", "select, update (seen_at, mailed_at, mail_tries)"),
        migrations.RunSQL(SQL, GONE),
    ]
