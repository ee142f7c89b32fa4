"""A step writes the answers of each field group as one row."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("amparo.protection.pathways.migrations.0002_a_step_in_two_statements").SETTLE

SETTLE = """
create or replace function pathways_settle(given jsonb) returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
    of_pathway bigint := (given->>'pathway')::bigint;
    of_case bigint;
begin
    select w.case_id into of_case from public.pathways_pathway w where w.id = of_pathway;
    if of_case is null or not sec.can_read(of_case, sec.principals()) then
        raise exception 'no grant on this case' using errcode = '42501';
    end if;
    insert into public.pathways_pathwayevent (id, case_id, pathway_id, seq, at, kind, path, role, step_kind, team_id,
        account_id, outcome, answers, reason, telling, late)
    select e.id, of_case, of_pathway, e.seq, e.at, e.kind, e.path, e.role, e.step_kind, e.team_id,
        e.account_id, e.outcome, e.answers, e.reason, e.telling, e.late
    from jsonb_to_recordset(given->'events') as e(id bigint, seq integer, at timestamptz, kind text, path text,
        role text, step_kind text, team_id bigint, account_id bigint, outcome jsonb, answers jsonb, reason text,
        telling boolean, late boolean);
    if given->'sealed' <> '[]' then
        insert into public.people_sealedanswers (case_id, record, "group", fields, sealed, written_at)
        select of_case, given->>'record', a."group", a.fields,
            (select array_agg(decode(s.sealed, 'hex') order by s.place)
                from unnest(a.sealed) with ordinality as s(sealed, place)),
            (given->>'at')::timestamptz
        from jsonb_to_recordset(given->'sealed') as a("group" text, fields text[], sealed text[]);
    end if;
    if given->'entry' <> 'null' then
        insert into public.audit_entry (chain, seq, at, account_id, institution, role, action, case_id, "case",
            subject, "group", purpose, facts, prev, mac)
        select n.chain, n.seq, n.at, n.account_id, n.institution, n.role, n.action, n.case_id, n."case",
            n.subject, n."group", n.purpose, n.facts, decode(n.prev, 'hex'), decode(n.mac, 'hex')
        from jsonb_to_record(given->'entry') as n(chain text, seq bigint, at timestamptz, account_id bigint,
            institution text, role text, action text, case_id bigint, "case" text, subject text, "group" text,
            purpose text, facts jsonb, prev text, mac text);
    end if;
    if given->'closed' <> '[]' then
        delete from public.pathways_openstep s where s.pathway_id = of_pathway
            and s.id in (select jsonb_array_elements(given->'closed')::bigint);
    end if;
    if given->'opened' <> '[]' then
        insert into public.pathways_openstep (case_id, pathway_id, path, role, team_id, kind, screen, opened_at, due_at)
        select of_case, of_pathway, o.path, o.role, o.team_id, o.kind, o.screen, o.opened_at, o.due_at
        from jsonb_to_recordset(given->'opened') as o(path text, role text, team_id bigint, kind text, screen text,
            opened_at timestamptz, due_at timestamptz);
    end if;
    if given->'disarmed' <> '[]' then
        delete from public.pathways_armedtimer t where t.pathway_id = of_pathway
            and t.id in (select jsonb_array_elements(given->'disarmed')::bigint);
    end if;
    if given->'armed' <> '[]' then
        insert into public.pathways_armedtimer (case_id, pathway_id, path, due_at)
        select of_case, of_pathway, a.path, a.due_at
        from jsonb_to_recordset(given->'armed') as a(path text, due_at timestamptz);
    end if;
    update public.pathways_pathway w set state = given->'state', seq = (given->>'seq')::integer,
        ended_at = (given->>'ended_at')::timestamptz where w.id = of_pathway;
    perform sec.note_activity(of_case, array(select jsonb_array_elements_text(given->'teams')::bigint),
        array(select jsonb_array_elements_text(given->'dues')::timestamptz));
end $$;
"""


class Migration(migrations.Migration):
    """A step writes the answers of each field group as one row."""

    dependencies = [
        ("access", "0004_activity_is_noted_by_who_asked"),
        ("pathways", "0002_a_step_in_two_statements"),
        ("people", "0002_answers_of_a_group_in_one_row"),
    ]

    operations = [
        migrations.RunSQL(SETTLE, BEFORE.replace("create function", "create or replace function")),
    ]
