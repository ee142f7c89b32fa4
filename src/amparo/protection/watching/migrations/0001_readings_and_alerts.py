"""Alerts of unusual reading, counted from what the audit has new."""

from django.db import migrations, models

from amparo.foundation.access import sql

SQL = """
create table sec.reading_mark (seen bigint not null);
insert into sec.reading_mark select coalesce(max(id), 0) from audit_entry;

create function sec.watch_readings(most integer, minutes integer) returns table (key bigint, counted integer)
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare span interval := make_interval(mins => minutes); mark bigint;
begin
    if not coalesce((sec.live_session()).service, false) then
        raise exception 'the clock watches' using errcode = '42501';
    end if;
    select m.seen into mark from sec.reading_mark m for update;
    -- Entries are committed out of their order: the last two minutes are read again, which counts nothing twice.
    insert into watching_reading (account_id, code, at)
    select e.account_id, e."case", max(e.at) from audit_entry e
    where e.id > mark and e.account_id is not null and e."case" <> '' and e.at > now() - span
      and (e.action in ('OPENED', 'GLASS_BROKEN') or e.action like 'REFUSED_OPEN%')
    group by 1, 2
    on conflict (account_id, code) do update set at = greatest(watching_reading.at, excluded.at);
    update sec.reading_mark set seen = coalesce(
        (select max(e.id) from audit_entry e where e.id > mark and e.at < now() - interval '2 minutes'), mark);
    delete from watching_reading r where r.at <= now() - span;
    return query
    insert into watching_alert (account_id, institution, country, cases, since, raised_at, found, words)
    select r.account_id, i.code, c.code, count(*)::integer, min(r.at), now(), '', ''
    from watching_reading r join coalition_member m on m.account_id = r.account_id
    join coalition_institution i on i.id = m.institution_id join coalition_country c on c.id = i.country_id
    where not exists (select 1 from watching_alert a where a.account_id = r.account_id and a.raised_at > now() - span)
    group by 1, 2, 3 having count(*) >= most
    returning id, cases;
end $$;
revoke all on function sec.watch_readings(integer, integer) from public;
grant execute on function sec.watch_readings(integer, integer) to amparo_app;

alter table watching_alert enable row level security;
create policy overseen on watching_alert for select to amparo_app using (sec.oversees(institution, country));
create policy overseen_answered on watching_alert for update to amparo_app using (sec.oversees(institution, country));
"""

GONE = """
drop policy overseen on watching_alert; drop policy overseen_answered on watching_alert;
drop function sec.watch_readings(integer, integer); drop table sec.reading_mark;
"""


class Migration(migrations.Migration):
    """Readings of the last hour and alerts."""

    initial = True

    dependencies = [
        ("audit", "0001_entries"),
        ("coalition", "0001_countries_institutions_and_teams"),
        ("emergencies", "0001_broken_glasses"),
    ]

    operations = [
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account_id", models.BigIntegerField()),
                ("code", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["at"], name="reading_forgotten")],
                "constraints": [models.UniqueConstraint(fields=("account_id", "code"), name="reading_once")],
            },
        ),
        migrations.CreateModel(
            name="Alert",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account_id", models.BigIntegerField()),
                ("institution", models.TextField()),
                ("country", models.TextField()),
                ("cases", models.IntegerField()),
                ("since", models.DateTimeField()),
                ("raised_at", models.DateTimeField()),
                ("answered_by", models.BigIntegerField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("found", models.TextField(default="")),
                ("words", models.TextField(default="")),
            ],
            options={
                "ordering": ["-id"],
                "indexes": [models.Index(fields=["account_id", "-raised_at"], name="alert_of_account")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(answered_by=None) | ~models.Q(answered_by=models.F("account_id")),
                        name="answered_by_another",
                    )
                ],
            },
        ),
        sql.give("watching_alert", "select, update (answered_by, answered_at, found, words)"),
        migrations.RunSQL(SQL, GONE),
    ]
