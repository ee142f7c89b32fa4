"""What a step needs is read in one statement, and what follows from it is written in one: both under need to know.

Both ask once what the policy of each table would ask again for each row: they touch the rows of one case, which is the
pathway's own and never one that the caller names, and only for who has a live grant on it.
"""

from django.db import migrations, models

SITUATION = """
create function pathways_situation(wanted bigint) returns jsonb language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
    mine bigint[] := sec.principals();
    p public.pathways_pathway;
    at_head record;
begin
    select * into p from public.pathways_pathway w where w.id = wanted and sec.can_read(w.case_id, mine) for update;
    if not found or not sec.can_read(p.case_id, mine) then return null; end if;
    select h.seq, h.mac into at_head from audit.head('case:' || p.case_id) h;
    return jsonb_build_object(
        'pathway', to_jsonb(p),
        'case', (select to_jsonb(c) from public.cases_case c where c.id = p.case_id),
        'steps', (select jsonb_agg(to_jsonb(s) order by s.id) from public.pathways_openstep s
            where s.pathway_id = p.id),
        'timers', (select jsonb_object_agg(t.path, t.id) from public.pathways_armedtimer t where t.pathway_id = p.id),
        'involved', (select jsonb_agg(jsonb_build_array(i.team_id, i.role) order by i.id)
            from public.cases_involvement i where i.case_id = p.case_id and i.until is null),
        'grants', (select jsonb_agg(jsonb_build_array(g.team, g.purpose, g.groups))
            from sec.grants_of(p.case_id) g where g.valid_until is null),
        'agreed', (select jsonb_agg(jsonb_build_array(c.purpose, c.team_id)) from public.consents_consent c
            where c.case_id = p.case_id and c.withdrawn_at is null),
        'keys', (select jsonb_object_agg(k."group", encode(k.wrapped, 'hex')) from public.cases_casekey k
            where k.case_id = p.case_id),
        'interviews', (select count(*) from public.pathways_pathwayevent e
            where e.case_id = p.case_id and e.step_kind = 'forensic_interview' and e.kind in ('STEP', 'ADDED')),
        'head', jsonb_build_array(at_head.seq, encode(at_head.mac, 'hex')),
        'event', nextval('public.pathways_pathwayevent_id_seq'));
end $$;
revoke all on function pathways_situation(bigint) from public;
grant execute on function pathways_situation(bigint) to amparo_app;
"""

SETTLE = """
create function pathways_settle(given jsonb) returns void language plpgsql security definer
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
        insert into public.people_sealedanswer (case_id, record, "group", field, sealed, written_at)
        select of_case, given->>'record', a."group", a.field, decode(a.sealed, 'hex'), (given->>'at')::timestamptz
        from jsonb_to_recordset(given->'sealed') as a("group" text, field text, sealed text);
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
    perform sec.touch_case(of_case, array(select jsonb_array_elements_text(given->'teams')::bigint),
        array(select jsonb_array_elements_text(given->'dues')::timestamptz));
end $$;
revoke all on function pathways_settle(jsonb) from public;
grant execute on function pathways_settle(jsonb) to amparo_app;
"""


class Migration(migrations.Migration):
    """A step is read in one statement and written in one."""

    dependencies = [
        ("pathways", "0001_pathways_steps_and_events"),
        ("audit", "0001_entries"),
        ("consents", "0001_consents"),
        ("people", "0001_sealed_answers"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="pathwayevent",
            index=models.Index(
                condition=models.Q(("step_kind", "forensic_interview")), fields=["case"], name="event_is_interview"
            ),
        ),
        migrations.RunSQL(SITUATION, "drop function pathways_situation(bigint)"),
        migrations.RunSQL(SETTLE, "drop function pathways_settle(jsonb)"),
    ]
