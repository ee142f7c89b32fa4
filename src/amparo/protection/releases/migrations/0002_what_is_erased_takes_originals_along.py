"""What is erased of a case takes its originals along, and why something of it left."""

from importlib import import_module

from django.db import migrations

ERASE = """
create or replace function sec.erase(wanted bigint) returns boolean
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
    gone := gone || array(select o.wrapped from people_original o
        where o.case_id = it.case_id and o."group" = any (it.groups));
    perform set_config('sec.erasing', 'on', true);
    delete from people_sealedanswers a where a.case_id = it.case_id and a."group" = any (it.groups);
    delete from people_original o where o.case_id = it.case_id and o."group" = any (it.groups);
    delete from people_attachment d where d.case_id = it.case_id and d."group" = any (it.groups);
    perform set_config('sec.erasing', '', true);
    delete from cases_casekey y where y.case_id = it.case_id and y."group" = any (it.groups);
    delete from accounts_draft d where d.place like '%' || it.code || '%';
    if 'C1' = any (it.groups) then
        gone := gone || array(select e.wrapped from emergencies_emergency e
            where e.case_id = it.case_id and length(e.wrapped) > 0);
        update emergencies_emergency e set reason = '', words = null, wrapped = '' where e.case_id = it.case_id;
        gone := gone || array(select r.wrapped from releases_release r
            where r.case_id = it.case_id and length(r.wrapped) > 0);
        update releases_release r set reason = '', recipient = '', words = null, wrapped = ''
        where r.case_id = it.case_id;
    end if;
    update retention_erasure e set done_by = me, done_at = now(), counts = counted, handles = gone
    where e.id = wanted;
    return true;
end $$;
drop trigger append_only on people_original;
create trigger append_only before update or delete or truncate on people_original
    for each statement execute function sec.refuse_change_but_erasure();
"""

_FIRST = import_module("amparo.protection.retention.migrations.0001_periods_holds_and_erasures").SQL
AS_BEFORE = (
    _FIRST[_FIRST.index("create function sec.erase(") : _FIRST.index("create function sec.keys_are_gone(")].replace(
        "create function", "create or replace function"
    )
    + "drop trigger append_only on people_original;"
    "create trigger append_only before update or delete or truncate on people_original"
    " for each statement execute function sec.refuse_change();"
)


class Migration(migrations.Migration):
    """An erasure takes originals along."""

    dependencies = [
        ("releases", "0001_releases_by_two_persons"),
        ("retention", "0001_periods_holds_and_erasures"),
    ]

    operations = [migrations.RunSQL(ERASE, AS_BEFORE)]
