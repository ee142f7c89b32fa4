"""Reports that are sealed twice, and the four functions by which the server for reports reaches them."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from amparo.foundation.access import sql
from amparo.foundation.access.roles import REPORTS, role_password

SCHEMA = """
create schema reporting;
revoke all on schema reporting from public;
grant usage on schema reporting to amparo_app, amparo_reports;

-- Whether who acts holds one of these roles in an institution of the country; the installation itself holds all.
create function reporting.holds(wanted bigint, roles text[]) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare s sec.session;
begin
    if coalesce(current_setting('app.token', true), '') = '' then return false; end if;
    s := sec.live_session();
    if s.token_hash is null then return false; end if;
    if s.service then return true; end if;
    return exists (
        select 1 from coalition_teammember t
        join coalition_member m on m.id = t.member_id
        join coalition_institution i on i.id = m.institution_id
        join accounts_account a on a.id = m.account_id
        where m.id = s.member_id and m.is_active and a.is_active and i.country_id = wanted and t.role = any (roles));
end $$;

create function reporting.is_service() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, sec, pg_temp as $$
declare s sec.session;
begin
    if coalesce(current_setting('app.token', true), '') = '' then return false; end if;
    s := sec.live_session();
    return s.token_hash is not null and s.service;
end $$;

-- The institution of who acts, when they hold one of these roles there.
create function reporting.works_at(wanted bigint, roles text[]) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare s sec.session;
begin
    if coalesce(current_setting('app.token', true), '') = '' then return false; end if;
    s := sec.live_session();
    if s.token_hash is null or s.service then return false; end if;
    return exists (
        select 1 from coalition_teammember t
        join coalition_member m on m.id = t.member_id
        join accounts_account a on a.id = m.account_id
        where m.id = s.member_id and m.is_active and a.is_active and m.institution_id = wanted
          and t.role = any (roles));
end $$;

create function reporting.due() returns timestamptz language sql stable
set search_path = pg_catalog, pg_temp as $$
    select to_timestamp(ceil(extract(epoch from now() + interval '10 minutes') / 300) * 300)
$$;

create function reporting.send(given_country text, given_ref text, given_lookup bytea, given_salt bytea,
    given_by_receipt bytea, given_wrapped bytea, given_by_intake bytea, given_kind text, given_language text,
    given_danger text, given_child text, given_card text, given_parts jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, reporting, pg_temp as $$
declare place coalition_country; made bigint; today date;
begin
    if given_kind not in ('ADULT', 'SIMPLE') or given_danger not in ('YES', 'NO', 'UNSURE')
       or given_child not in ('YES', 'NO', 'UNSURE') or given_language not in ('es', 'fr', 'en')
       or length(given_ref) > 12 or jsonb_array_length(given_parts) not between 1 and 3 then
        raise exception 'this is no report' using errcode = '22023';
    end if;
    select * into place from coalition_country c where c.code = given_country;
    if place.id is null then raise exception 'this is no report' using errcode = '22023'; end if;
    -- Who sends the same form twice has one report.
    if exists (select 1 from community_reportkey k where k.lookup = given_lookup) then return false; end if;
    today := (now() at time zone place.time_zone)::date;
    insert into community_communityreport (kept_by_id, ref, kind, language, card_id, danger, child, received_on, state,
        status, credibility, has_news, is_alert, erase_on)
    values (place.id, given_ref, given_kind, given_language,
        (select c.id from community_card c where c.code = given_card and c.kept_by_id = place.id
            and c.ended_on is null),
        given_danger, given_child, today, 'NEW', 'RECEIVED', 'UNRATED', false, false, today + 365)
    returning id into made;
    insert into community_reportkey (report_id, lookup, salt, by_receipt, wrapped, by_intake)
    values (made, given_lookup, given_salt, given_by_receipt, given_wrapped, given_by_intake);
    insert into community_reportpart (report_id, kind, place, from_reporter, written_on, sealed)
    select made, p->>'kind', p->>'place', true, today, decode(p->>'sealed', 'base64')
    from jsonb_array_elements(given_parts) p;
    if given_danger = 'YES' then
        insert into community_reportclock (report_id, due_at) values (made, reporting.due());
    end if;
    return true;
end $$;

create function reporting.find(given_lookup bytea) returns table (ref text, salt bytea, by_receipt bytea, status text,
    erase_on date, is_closed boolean, today date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select r.ref, k.salt, k.by_receipt, r.status, r.erase_on, r.state = 'CLOSED',
        (now() at time zone c.time_zone)::date
    from community_reportkey k join community_communityreport r on r.id = k.report_id
    join coalition_country c on c.id = r.kept_by_id
    where k.lookup = given_lookup
$$;

-- Files come one by one: `wanted` is the place of one, else "".
create function reporting.parts(given_lookup bytea, wanted text) returns table (kind text, place text,
    from_reporter boolean, written_on date, sealed bytea)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select p.kind, p.place, p.from_reporter, p.written_on,
        case when p.kind = 'FILE' and p.place <> wanted then null else p.sealed end
    from community_reportpart p join community_reportkey k on k.report_id = p.report_id
    where k.lookup = given_lookup and (wanted = '' or p.place = wanted) order by p.id
$$;

create function reporting.write(given_lookup bytea, given_kind text, given_place text, given_sealed bytea)
returns boolean language plpgsql security definer set search_path = pg_catalog, public, reporting, pg_temp as $$
declare found community_reportkey; here coalition_country; report community_communityreport;
begin
    select * into found from community_reportkey k where k.lookup = given_lookup;
    if found.id is null or given_kind not in ('MESSAGE', 'FILE') or length(given_sealed) > 8000000 then
        return false;
    end if;
    select * into report from community_communityreport r where r.id = found.report_id for update;
    if (select count(*) from community_reportpart p where p.report_id = report.id) >= 60 then return false; end if;
    select * into here from coalition_country c where c.id = report.kept_by_id;
    insert into community_reportpart (report_id, kind, place, from_reporter, written_on, sealed)
    values (report.id, given_kind, given_place, true, (now() at time zone here.time_zone)::date, given_sealed);
    update community_communityreport r set has_news = true,
        erase_on = greatest(r.erase_on, (now() at time zone here.time_zone)::date + 90) where r.id = report.id;
    return true;
end $$;

-- Asked by the key process: intake of the country opens a report, whoever protects at an institution its slice.
create function sec.keyd_may_open_report(of_account bigint, of_member bigint, name text, field_group text)
returns boolean language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return field_group = 'RR' and exists (
        select 1 from community_communityreport r
        join coalition_institution i on i.country_id = r.kept_by_id
        join coalition_member m on m.institution_id = i.id
        join coalition_teammember t on t.member_id = m.id
        where r.ref = name and m.id = of_member and m.is_active and t.role = 'intake');
end $$;

create function sec.keyd_may_open_slice(of_account bigint, of_member bigint, name text, field_group text)
returns boolean language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return field_group = 'RR' and exists (
        select 1 from community_slice s
        join coalition_member m on m.institution_id = s.institution_id
        join coalition_teammember t on t.member_id = m.id
        where s.ref = name and m.id = of_member and m.is_active and t.role = any (array['intake', 'duty_officer',
            'police', 'prosecutor', 'child_authority', 'labour', 'ngo', 'shelter', 'health', 'provider', 'migration',
            'focal_point']));
end $$;

revoke all on function sec.keyd_may_open_report(bigint, bigint, text, text),
    sec.keyd_may_open_slice(bigint, bigint, text, text) from public;
revoke all on all functions in schema reporting from public;
grant execute on function reporting.holds(bigint, text[]), reporting.is_service(),
    reporting.works_at(bigint, text[]) to amparo_app;
grant execute on function
    reporting.send(text, text, bytea, bytea, bytea, bytea, bytea, text, text, text, text, text, jsonb),
    reporting.find(bytea), reporting.parts(bytea, text), reporting.write(bytea, text, text, bytea) to amparo_reports;
"""

GONE = """drop function sec.keyd_may_open_report(bigint, bigint, text, text);
drop function sec.keyd_may_open_slice(bigint, bigint, text, text); drop schema reporting cascade"""

INTAKE = "reporting.holds({country}, array['intake'])"
LOOKING = "reporting.holds({country}, array['intake', 'supervisor'])"
CARDS = "reporting.holds(kept_by_id, array['intake', 'secretariat', 'ngo', 'police', 'focal_point'])"
RECEIVERS = """array['intake', 'duty_officer', 'police', 'prosecutor', 'child_authority', 'labour', 'ngo', 'shelter',
    'health', 'provider', 'migration', 'focal_point']"""
# A row of a report that is not the actor's cannot be seen, so that what belongs to it cannot either.
OF_ITS_REPORT = "exists (select 1 from community_communityreport r where r.id = report_id and {rule})"
CHANGED = "state, status, credibility, same_as_id, has_news, is_alert, closed_on, erase_on, erased_on"


def make_role(apps: Any, schema_editor: Any) -> None:
    """Create or refresh the role of the server for reports; it owns nothing and reads no table."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("select 1 from pg_roles where rolname = %s", [REPORTS])
        verb = "alter" if cursor.fetchone() else "create"
        password = role_password(settings.STATE, REPORTS)
        cursor.execute(
            f"{verb} role {REPORTS} login nosuperuser nobypassrls nocreatedb nocreaterole password '{password}'"
        )


def _policies(table: str, *rules: tuple[str, str, str]) -> migrations.RunSQL:
    """Let the application reach rows by these rules: a name, for what, and which rows."""
    made = "".join(
        f"create policy {name} on {table} for {what} to {sql.APP} "
        + (f"with check ({rule});" if what == "insert" else f"using ({rule});")
        for name, what, rule in rules
    )
    gone = "".join(f"drop policy {name} on {table};" for name, _, _ in rules)
    return migrations.RunSQL(
        f"alter table {table} enable row level security; {made}",
        f"{gone} alter table {table} disable row level security",
    )


def _of_report(rule: str) -> str:
    return OF_ITS_REPORT.format(rule=rule.format(country="r.kept_by_id"))


SERVICE = "reporting.is_service()"
PROTECTED = [
    _policies(
        "community_communityreport",
        ("looks", "select", LOOKING.format(country="kept_by_id")),
        ("takes", "insert", INTAKE.format(country="kept_by_id")),
        ("follows", "update", INTAKE.format(country="kept_by_id")),
    ),
    _policies(
        "community_reportkey",
        ("opens", "select", _of_report(INTAKE)),
        ("takes", "insert", _of_report(INTAKE)),
        ("forgets", "delete", SERVICE),
    ),
    _policies(
        "community_reportpart",
        ("opens", "select", _of_report(INTAKE)),
        ("writes", "insert", _of_report(INTAKE)),
        ("forgets", "delete", SERVICE),
    ),
    _policies(
        "community_reportclock",
        ("looks", "select", _of_report(LOOKING)),
        ("takes", "insert", _of_report(INTAKE)),
        ("stops", "delete", _of_report(INTAKE)),
    ),
    _policies(
        "community_slice",
        ("receives", "select", f"reporting.works_at(institution_id, {RECEIVERS}) or {_of_report(INTAKE)}"),
        ("passes", "insert", _of_report(INTAKE)),
        ("answers", "update", f"reporting.works_at(institution_id, {RECEIVERS})"),
        ("forgets", "delete", SERVICE),
    ),
    _policies(
        "community_card",
        ("sees", "select", CARDS),
        ("makes", "insert", CARDS),
        ("ends", "update", CARDS),
    ),
    sql.give("community_communityreport", f"select, insert, update ({CHANGED})"),
    sql.give("community_reportkey", "select, insert, delete"),
    sql.give("community_reportpart", "select, insert, delete"),
    sql.give("community_reportclock", "select, insert, delete"),
    sql.give("community_slice", "select, insert, delete, update (opened_on, done_on, outcome)"),
    sql.give("community_card", "select, insert, update (ended_on)"),
]


class Migration(migrations.Migration):
    """Community reports."""

    initial = True

    dependencies = [
        ("coalition", "0001_countries_institutions_and_teams"),
        ("outreach", "0001_sessions_plans_strategies_and_companies"),
        ("access", "0005_the_key_process_asks"),
    ]

    operations = [
        migrations.RunPython(make_role, migrations.RunPython.noop),
        migrations.CreateModel(
            name="Card",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.TextField(unique=True)),
                ("kind", models.TextField()),
                ("place", models.TextField()),
                ("made_on", models.DateField()),
                ("made_by", models.BigIntegerField(null=True)),
                ("ended_on", models.DateField(null=True)),
                (
                    "channel",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="outreach.channel"
                    ),
                ),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coalition.country"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="CommunityReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("kind", models.TextField()),
                ("language", models.TextField()),
                ("danger", models.TextField()),
                ("child", models.TextField()),
                ("received_on", models.DateField()),
                ("state", models.TextField(default="NEW")),
                ("status", models.TextField(default="RECEIVED")),
                ("credibility", models.TextField(default="UNRATED")),
                ("has_news", models.BooleanField(default=False)),
                ("is_alert", models.BooleanField(default=False)),
                ("closed_on", models.DateField(null=True)),
                ("erase_on", models.DateField()),
                ("erased_on", models.DateField(null=True)),
                (
                    "card",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="community.card"
                    ),
                ),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coalition.country"
                    ),
                ),
                (
                    "same_as",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="others",
                        to="community.communityreport",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="ReportClock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("due_at", models.DateTimeField()),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clock",
                        to="community.communityreport",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReportKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("lookup", models.BinaryField(unique=True)),
                ("salt", models.BinaryField()),
                ("by_receipt", models.BinaryField()),
                ("wrapped", models.BinaryField()),
                ("by_intake", models.BinaryField()),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lock", to="community.communityreport"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReportPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("place", models.TextField()),
                ("from_reporter", models.BooleanField(default=True)),
                ("written_on", models.DateField()),
                ("sealed", models.BinaryField()),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="community.communityreport",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Slice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("codes", models.JSONField()),
                ("wrapped", models.BinaryField()),
                ("by_intake", models.BinaryField()),
                ("sealed", models.BinaryField()),
                ("passed_on", models.DateField()),
                ("opened_on", models.DateField(null=True)),
                ("done_on", models.DateField(null=True)),
                ("outcome", models.TextField(default="")),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coalition.institution"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slices",
                        to="community.communityreport",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="communityreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("same_as", None), models.Q(("same_as", models.F("id")), _negated=True), _connector="OR"
                ),
                name="same_as_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportpart",
            constraint=models.UniqueConstraint(fields=("report", "place"), name="part_has_its_place"),
        ),
        migrations.RunSQL(SCHEMA, GONE),
        *PROTECTED,
    ]
