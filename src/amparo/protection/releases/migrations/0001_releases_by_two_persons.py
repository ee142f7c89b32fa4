"""What leaves a case by two persons: who may ask, who may be the second, and until when it is taken away."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

from amparo.foundation.access import sql

# Nobody writes to the table: the functions below look again at the grant, the second person and the time.
SQL = """
-- The second person: a colleague of the team for which it was asked, while that team has the case, or who supervises
-- the institution; in a sealed case, only whoever is named for it.
create function sec.decides_release(of_account bigint, of_member bigint, wanted bigint) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return exists (select 1 from releases_release r
        join coalition_member m on m.id = of_member and m.is_active and m.account_id = of_account
        join coalition_institution i on i.id = m.institution_id
        join coalition_teammember t on t.member_id = m.id
        where r.id = wanted and r.account_id <> of_account
          and ((t.team_id = r.team_id and exists (select 1 from sec.grant_ g where g.case_id = r.case_id
                  and g.principal_id = r.team_id and g.valid_until > now() and g.purpose <> 'NOTICE'))
               or (t.role = 'supervisor' and i.code = r.institution))
          and not exists (select 1 from cases_seal s where s.case_id = r.case_id and s.lifted_at is null
              and not exists (select 1 from cases_named n where n.seal_id = s.id and n.account_id = of_account)));
end $$;

create function sec.releases_for_me() returns setof bigint
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare me sec.session := sec.live_session();
begin
    return query select r.id from releases_release r
    where r.decided_at is null and r.asked_at > now() - interval '7 days'
      and sec.decides_release(me.account_id, me.member_id, r.id);
end $$;

-- Asked by the key process: who may read why something leaves and to whom.
create function sec.keyd_may_open_release(of_account bigint, of_member bigint, name text, field_group text)
returns boolean language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return exists (select 1 from releases_release r where r.mark = name and field_group = 'RL'
        and (r.account_id = of_account or r.decided_by = of_account
            or sec.decides_release(of_account, of_member, r.id)
            or sec.member_oversees(of_member, r.institution, r.country)));
end $$;

create function sec.reads_release(wanted bigint) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare me sec.session := sec.live_session();
begin
    return sec.keyd_may_open_release(me.account_id, me.member_id,
        (select r.mark from releases_release r where r.id = wanted), 'RL');
end $$;

create function sec.release_reaches(of_case bigint, wanted text[]) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare mine bigint[] := sec.principals();
begin
    return cardinality(wanted) > 0 and sec.works_on(of_case, mine)
        and not exists (select 1 from unnest(wanted) as w(g) where w.g = 'C2' or not sec.can_open(of_case, w.g, mine));
end $$;

create function sec.ask_release(of_case bigint, of_kind text, wanted text[], of_original bigint, of_team bigint,
    at_mark text, its_key bytea, sealed_reason bytea, sealed_recipient bytea) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare me sec.session := sec.live_session(); made bigint;
begin
    if me.account_id is null or not coalesce(of_team = any (sec.principals()), false)
       or not sec.release_reaches(of_case, wanted) then
        raise exception 'nothing of this leaves' using errcode = '42501';
    end if;
    if of_original is not null and not exists (select 1 from people_original o
        where o.id = of_original and o.case_id = of_case and wanted = array[o."group"]) then
        raise exception 'no such original' using errcode = '42501';
    end if;
    insert into releases_release (case_id, code, country, institution, team_id, account_id, kind, groups, original_id,
        mark, wrapped, reason, recipient, asked_at, is_allowed, fetched)
    select of_case, c.code, k.code, i.code, of_team, me.account_id, of_kind, wanted, of_original, at_mark, its_key,
        sealed_reason, sealed_recipient, now(), false, 0
    from cases_case c, coalition_member m join coalition_institution i on i.id = m.institution_id
    join coalition_country k on k.id = i.country_id
    where c.id = of_case and m.id = me.member_id
    returning id into made;
    return made;
end $$;

create function sec.decide_release(wanted bigint, allow boolean, sealed_words bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare me sec.session := sec.live_session(); changed integer;
begin
    update releases_release r set decided_at = now(), decided_by = me.account_id, is_allowed = allow,
        until = case when allow then now() + interval '24 hours' end, words = sealed_words
    where r.id = wanted and r.decided_at is null and r.asked_at > now() - interval '7 days'
      and sec.decides_release(me.account_id, me.member_id, r.id);
    get diagnostics changed = row_count;
    return changed = 1;
end $$;

create function sec.take_release(wanted bigint) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare changed integer;
begin
    update releases_release r set fetched = r.fetched + 1, fetched_at = now()
    where r.id = wanted and r.account_id = sec.account_id() and r.is_allowed
      and least(r.until, r.decided_at + interval '24 hours') > now() and sec.release_reaches(r.case_id, r.groups);
    get diagnostics changed = row_count;
    return changed = 1;
end $$;

-- What came, to who asked for it while it is allowed; the key process asks the same before it opens anything.
create function sec.may_take_original(of_account bigint, of_member bigint, wanted bigint) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return exists (select 1 from releases_release r where r.original_id = wanted and r.kind = 'ORIGINAL'
        and r.account_id = of_account and r.is_allowed
        and least(r.until, r.decided_at + interval '24 hours') > now()
        and exists (select 1 from sec.grant_ g join coalition_teammember t on t.team_id = g.principal_id
            where t.member_id = of_member and g.case_id = r.case_id and g.valid_until > now()
              and g.groups @> r.groups));
end $$;

create function sec.keyd_may_open_original(of_account bigint, of_member bigint, name text, field_group text)
returns boolean language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    -- By place: an original has a column called `name`.
    return $3 ~ '^[1-9][0-9]{0,17}$' and sec.may_take_original($1, $2, $3::bigint)
        and exists (select 1 from people_original o where o.id = $3::bigint and o."group" = $4);
end $$;

create function sec.take_original(wanted bigint) returns table (media text, sha256 text, wrapped bytea, name bytea,
    body bytea) language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare me sec.session := sec.live_session();
begin
    if not sec.may_take_original(me.account_id, me.member_id, wanted) then return; end if;
    return query select o.media, o.sha256, o.wrapped, o.name, o.body from people_original o
    where o.id = wanted and sec.release_reaches(o.case_id, array[o."group"]);
end $$;

alter table releases_release enable row level security;
create policy need_to_know on releases_release for select to amparo_app using (
    account_id = (select sec.account_id())
    or (sec.works_on(case_id, (select sec.principals())) and not sec.is_closed_to_me(case_id))
    or sec.oversees(institution, country)
);

revoke all on function sec.decides_release(bigint, bigint, bigint), sec.releases_for_me(),
    sec.keyd_may_open_release(bigint, bigint, text, text), sec.reads_release(bigint),
    sec.release_reaches(bigint, text[]),
    sec.ask_release(bigint, text, text[], bigint, bigint, text, bytea, bytea, bytea),
    sec.decide_release(bigint, boolean, bytea), sec.take_release(bigint),
    sec.may_take_original(bigint, bigint, bigint), sec.keyd_may_open_original(bigint, bigint, text, text),
    sec.take_original(bigint) from public;
grant execute on function sec.releases_for_me(), sec.reads_release(bigint),
    sec.ask_release(bigint, text, text[], bigint, bigint, text, bytea, bytea, bytea),
    sec.decide_release(bigint, boolean, bytea), sec.take_release(bigint), sec.take_original(bigint)
    to amparo_app;
"""

GONE = """
drop policy need_to_know on releases_release;
drop function sec.take_original(bigint), sec.keyd_may_open_original(bigint, bigint, text, text),
    sec.may_take_original(bigint, bigint, bigint), sec.take_release(bigint), sec.decide_release(bigint, boolean, bytea),
    sec.ask_release(bigint, text, text[], bigint, bigint, text, bytea, bytea, bytea),
    sec.release_reaches(bigint, text[]), sec.reads_release(bigint),
    sec.keyd_may_open_release(bigint, bigint, text, text), sec.releases_for_me(),
    sec.decides_release(bigint, bigint, bigint);
"""


class Migration(migrations.Migration):
    """Releases."""

    initial = True

    dependencies = [
        ("access", "0005_the_key_process_asks"),
        ("cases", "0004_data_keys_move_to_the_key_process"),
        ("coalition", "0001_countries_institutions_and_teams"),
        ("emergencies", "0001_broken_glasses"),
        ("people", "0003_originals_kept_as_evidence"),
    ]

    operations = [
        migrations.CreateModel(
            name="Release",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.TextField()),
                ("country", models.TextField()),
                ("institution", models.TextField()),
                ("account_id", models.BigIntegerField()),
                ("kind", models.TextField()),
                ("groups", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("original_id", models.BigIntegerField(null=True)),
                ("mark", models.TextField(unique=True)),
                ("wrapped", models.BinaryField()),
                ("reason", models.BinaryField()),
                ("recipient", models.BinaryField()),
                ("asked_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_by", models.BigIntegerField(null=True)),
                ("is_allowed", models.BooleanField(default=False)),
                ("until", models.DateTimeField(null=True)),
                ("words", models.BinaryField(null=True)),
                ("fetched", models.IntegerField(default=0)),
                ("fetched_at", models.DateTimeField(null=True)),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="cases.case")),
                ("team", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.team")),
            ],
            options={
                "ordering": ["-id"],
                "indexes": [
                    models.Index(fields=["case", "-id"], name="release_of_case"),
                    models.Index(fields=["account_id", "-id"], name="release_of_asker"),
                    models.Index(condition=Q(decided_at=None), fields=["asked_at"], name="release_to_decide"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(decided_by=None) | ~Q(decided_by=F("account_id")), name="allowed_by_another"
                    ),
                    models.CheckConstraint(
                        condition=Q(until=None, is_allowed=False)
                        | Q(until__isnull=False, decided_by__isnull=False, is_allowed=True),
                        name="open_when_allowed",
                    ),
                    models.CheckConstraint(
                        condition=Q(groups__len__gt=0) & ~Q(groups__overlap=["C2"]), name="never_where_she_is_safe"
                    ),
                    models.CheckConstraint(
                        condition=Q(kind="EXPORT", original_id=None) | Q(kind="ORIGINAL", original_id__isnull=False),
                        name="an_original_is_one",
                    ),
                ],
            },
        ),
        sql.give("releases_release", "select"),
        migrations.RunSQL(SQL, GONE),
    ]
