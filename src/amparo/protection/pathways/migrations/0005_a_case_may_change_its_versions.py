"""A case that moves to other versions of the procedures: one statement, under need to know."""

from django.db import migrations

SQL = """
create function pathways_take_versions(wanted bigint, given jsonb) returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
    of_case bigint;
begin
    select w.case_id into of_case from public.pathways_pathway w where w.id = wanted;
    if of_case is null or not sec.can_read(of_case, sec.principals()) then
        raise exception 'no grant on this case' using errcode = '42501';
    end if;
    if given = '{}' or exists (select 1 from jsonb_each_text(given) as g(process, version) where not exists (
        select 1 from public.procedures_procedureversion v join public.procedures_procedure p on p.id = v.procedure_id
        where v.id = g.version::bigint and p.process = g.process)) then
        raise exception 'not versions of the procedures' using errcode = '22023';
    end if;
    update public.pathways_pathway w set versions = given where w.id = wanted;
end $$;
revoke all on function pathways_take_versions(bigint, jsonb) from public;
grant execute on function pathways_take_versions(bigint, jsonb) to amparo_app;
"""


class Migration(migrations.Migration):
    """A case may change its versions."""

    dependencies = [
        ("pathways", "0004_events_know_when_their_step_opened"),
        ("procedures", "0001_procedures_and_versions"),
    ]

    operations = [migrations.RunSQL(SQL, "drop function pathways_take_versions(bigint, jsonb)")]
