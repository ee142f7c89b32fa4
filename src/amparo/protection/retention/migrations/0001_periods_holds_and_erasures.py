"""Periods, legal holds, proceedings and erasures; what is sealed may be removed by an erasure alone."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql

SQL = """
create function sec.keeps_case(wanted bigint) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return sec.holds_a_role(array['auditor', 'dpo']) and exists (select 1 from cases_case c
        join coalition_country k on k.id = c.country_id where c.id = wanted and k.code = sec.country());
end $$;

create function sec.retention_case(wanted text) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare found bigint;
begin
    select c.id into found from cases_case c where c.code = wanted;
    return case when sec.keeps_case(found) or sec.can_read(found, sec.principals()) then found end;
end $$;

create function sec.retention_standing(wanted bigint) returns table (is_open boolean, closed_at timestamptz,
    closing text, open_steps bigint, going_on bigint, held bigint)
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    if not (sec.keeps_case(wanted) or sec.can_read(wanted, sec.principals())) then return; end if;
    return query select c.is_open, c.closed_at,
        case when exists (select 1 from pathways_pathwayevent e where e.case_id = wanted
                and e.outcome ->> 'ident' = 'not_victim_final') then 'not_victim'
            else coalesce((select e.outcome ->> 'closing' from pathways_pathwayevent e
                where e.case_id = wanted and e.outcome ->> 'closing' is not null order by e.id desc limit 1), '') end,
        (select count(*) from pathways_openstep o where o.case_id = wanted),
        -- Teams of justice who still hold the case count as proceedings until somebody wrote down that they ended.
        (select count(*) from retention_proceeding p where p.case_id = wanted and p.ended_on is null)
        + case when exists (select 1 from retention_proceeding p where p.case_id = wanted) then 0
            else (select count(*) from sec.grant_ g where g.case_id = wanted and g.valid_until > now()
                and g.purpose in ('JUSTICE', 'REPARATION')) end,
        (select count(*) from retention_hold h where h.case_id = wanted and h.lifted_at is null)
    from cases_case c where c.id = wanted;
end $$;

create function sec.retention_kept(wanted bigint)
returns table (field_group text, answers bigint, documents bigint, data_keys bigint)
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    if not (sec.keeps_case(wanted) or sec.can_read(wanted, sec.principals())) then return; end if;
    return query select k."group",
        (select coalesce(sum(cardinality(a.fields)), 0)::bigint from people_sealedanswers a
            where a.case_id = wanted and a."group" = k."group"),
        (select count(*) from people_attachment d where d.case_id = wanted and d."group" = k."group"),
        count(*)
    from cases_casekey k where k.case_id = wanted group by k."group" order by 1;
end $$;

create function sec.retention_closed(after_code text, wanted integer)
returns table (key bigint, code text, closed_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    if not sec.holds_a_role(array['auditor', 'dpo']) then return; end if;
    return query select c.id, c.code, c.closed_at from cases_case c join coalition_country k on k.id = c.country_id
    where k.code = sec.country() and not c.is_open and c.code > after_code
      and exists (select 1 from cases_casekey y where y.case_id = c.id)
    order by c.code limit wanted;
end $$;

create function sec.erase(wanted bigint) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare
    it retention_erasure; me bigint := sec.account_id(); stands record; counted jsonb; gone bytea[];
begin
    select * into it from retention_erasure e where e.id = wanted and e.done_at is null for update;
    if it.id is null or it.asked_by = me or not sec.keeps_case(it.case_id) then return false; end if;
    perform 1 from cases_case c where c.id = it.case_id for update;
    select * into stands from sec.retention_standing(it.case_id);
    if stands.is_open or stands.closed_at is null or stands.open_steps + stands.going_on + stands.held > 0 then
        return false;
    end if;
    select coalesce(jsonb_object_agg(k.field_group,
        jsonb_build_object('answers', k.answers, 'documents', k.documents, 'keys', k.data_keys)), '{}') into counted
    from sec.retention_kept(it.case_id) k where k.field_group = any (it.groups);
    select coalesce(array_agg(y.wrapped), '{}') into gone from cases_casekey y
    where y.case_id = it.case_id and y."group" = any (it.groups);
    perform set_config('sec.erasing', 'on', true);
    delete from people_sealedanswers a where a.case_id = it.case_id and a."group" = any (it.groups);
    delete from people_attachment d where d.case_id = it.case_id and d."group" = any (it.groups);
    perform set_config('sec.erasing', '', true);
    delete from cases_casekey y where y.case_id = it.case_id and y."group" = any (it.groups);
    delete from accounts_draft d where d.place like '%' || it.code || '%';
    if 'C1' = any (it.groups) then
        gone := gone || array(select e.wrapped from emergencies_emergency e
            where e.case_id = it.case_id and length(e.wrapped) > 0);
        update emergencies_emergency e set reason = '', words = null, wrapped = '' where e.case_id = it.case_id;
    end if;
    update retention_erasure e set done_by = me, done_at = now(), counts = counted, handles = gone
    where e.id = wanted;
    return true;
end $$;

create function sec.keys_are_gone(wanted bigint) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare changed integer;
begin
    if not coalesce((sec.live_session()).service, false) then return false; end if;
    update retention_erasure e set keys_destroyed_at = now(), handles = '{}'
    where e.id = wanted and e.done_at is not null and e.keys_destroyed_at is null;
    get diagnostics changed = row_count;
    return changed = 1;
end $$;

-- What is sealed is never changed; it is removed by an erasure alone, of which the web role may call only the whole.
create function sec.refuse_change_but_erasure() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('sec.erasing', true) = 'on' then return null; end if;
    raise exception 'rows of % are never changed or removed', tg_table_name using errcode = '42501';
end $$;
revoke all on function sec.refuse_change_but_erasure() from public;
drop trigger append_only on people_sealedanswers;
create trigger append_only before update or delete or truncate on people_sealedanswers
    for each statement execute function sec.refuse_change_but_erasure();
drop trigger append_only on people_attachment;
create trigger append_only before update or delete or truncate on people_attachment
    for each statement execute function sec.refuse_change_but_erasure();

revoke all on function sec.keeps_case(bigint), sec.retention_case(text), sec.retention_standing(bigint),
    sec.retention_kept(bigint), sec.retention_closed(text, integer), sec.erase(bigint), sec.keys_are_gone(bigint)
    from public;
grant execute on function sec.keeps_case(bigint), sec.retention_case(text), sec.retention_standing(bigint),
    sec.retention_kept(bigint), sec.retention_closed(text, integer), sec.erase(bigint), sec.keys_are_gone(bigint)
    to amparo_app;

alter table retention_hold enable row level security;
create policy need_to_know on retention_hold for select to amparo_app
    using (sec.can_read(case_id, (select sec.principals())) or sec.keeps_case(case_id));
create policy need_to_know_write on retention_hold for insert to amparo_app
    with check (sec.works_on(case_id, (select sec.principals())) or sec.keeps_case(case_id));
create policy need_to_know_change on retention_hold for update to amparo_app
    using (sec.works_on(case_id, (select sec.principals())) or sec.keeps_case(case_id));

alter table retention_proceeding enable row level security;
create policy need_to_know on retention_proceeding for select to amparo_app
    using (sec.can_read(case_id, (select sec.principals())) or sec.keeps_case(case_id));
create policy need_to_know_write on retention_proceeding for insert to amparo_app
    with check (sec.works_on(case_id, (select sec.principals())) or sec.keeps_case(case_id));
create policy need_to_know_change on retention_proceeding for update to amparo_app
    using (sec.works_on(case_id, (select sec.principals())) or sec.keeps_case(case_id));

alter table retention_erasure enable row level security;
create policy need_to_know on retention_erasure for select to amparo_app
    using (sec.can_read(case_id, (select sec.principals())) or sec.keeps_case(case_id));
create policy need_to_know_write on retention_erasure for insert to amparo_app
    with check ((select sec.principals()) is not null and sec.keeps_case(case_id));
"""

GONE = """
drop policy need_to_know on retention_hold; drop policy need_to_know_write on retention_hold;
drop policy need_to_know_change on retention_hold; drop policy need_to_know on retention_proceeding;
drop policy need_to_know_write on retention_proceeding; drop policy need_to_know_change on retention_proceeding;
drop policy need_to_know on retention_erasure; drop policy need_to_know_write on retention_erasure;
drop trigger append_only on people_sealedanswers;
create trigger append_only before update or delete or truncate on people_sealedanswers
    for each statement execute function sec.refuse_change();
drop trigger append_only on people_attachment;
create trigger append_only before update or delete or truncate on people_attachment
    for each statement execute function sec.refuse_change();
drop function sec.refuse_change_but_erasure();
drop function sec.keys_are_gone(bigint), sec.erase(bigint), sec.retention_closed(text, integer),
    sec.retention_kept(bigint), sec.retention_standing(bigint), sec.retention_case(text), sec.keeps_case(bigint);
"""


class Migration(migrations.Migration):
    """Periods, holds, proceedings and erasures."""

    initial = True

    dependencies = [
        ("cases", "0003_a_case_may_be_sealed"),
        ("emergencies", "0001_broken_glasses"),
        ("pathways", "0005_a_case_may_change_its_versions"),
        ("people", "0002_answers_of_a_group_in_one_row"),
    ]

    operations = [
        migrations.CreateModel(
            name="Period",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("country", models.TextField()),
                ("group", models.TextField()),
                ("reason", models.TextField()),
                ("months", models.IntegerField()),
                ("source", models.TextField()),
                ("verified", models.BooleanField(default=False)),
                ("set_by", models.BigIntegerField()),
                ("set_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["country", "id"], name="period_of_country")],
            },
        ),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.TextField()),
                ("groups", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("closing", models.TextField()),
                ("asked_by", models.BigIntegerField()),
                ("asked_at", models.DateTimeField()),
                ("done_by", models.BigIntegerField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
                ("counts", models.JSONField(default=dict)),
                (
                    "handles",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BinaryField(), default=list, size=None),
                ),
                ("keys_destroyed_at", models.DateTimeField(null=True)),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="cases.case")),
            ],
            options={
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_by", None),
                            models.Q(("done_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="erased_by_another",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Hold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField()),
                ("set_by", models.BigIntegerField()),
                ("set_at", models.DateTimeField()),
                ("confirmed_by", models.BigIntegerField(null=True)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("lift_asked_by", models.BigIntegerField(null=True)),
                ("lift_asked_at", models.DateTimeField(null=True)),
                ("lifted_by", models.BigIntegerField(null=True)),
                ("lifted_at", models.DateTimeField(null=True)),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="cases.case")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by", None),
                            models.Q(("confirmed_by", models.F("set_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="hold_confirmed_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lifted_by", None),
                            models.Q(
                                ("lift_asked_by__isnull", False),
                                models.Q(("lifted_by", models.F("lift_asked_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="hold_lifted_by_two",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proceeding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("began_on", models.DateField()),
                ("ended_on", models.DateField(null=True)),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="cases.case")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on", None), ("ended_on__gte", models.F("began_on")), _connector="OR"
                        ),
                        name="proceeding_ends_later",
                    )
                ],
            },
        ),
        sql.give("retention_period", "select, insert"),
        sql.give(
            "retention_hold",
            "select, insert, update (confirmed_by, confirmed_at, lift_asked_by, lift_asked_at, lifted_by, lifted_at)",
        ),
        sql.give("retention_proceeding", "select, insert, update (ended_on)"),
        sql.give("retention_erasure", "select, insert"),
        migrations.RunSQL(SQL, GONE),
    ]
