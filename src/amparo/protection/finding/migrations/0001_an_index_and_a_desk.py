"""An index of names and numbers that the web role cannot read, and the desk between institutions."""

from django.db import migrations

from amparo.keyd.config import ROLE

TABLES = """
create table sec.search_row (
    case_id bigint primary key,
    version bigint not null default 1,
    stale boolean not null default true,
    compared boolean not null default false,
    pairs bigint[] not null default '{}',
    exacts bigint[] not null default '{}'
);
create index search_stale on sec.search_row (case_id) where stale;
create index search_waiting on sec.search_row (case_id) where not compared;
create index search_pairs on sec.search_row using gin (pairs);
create index search_exacts on sec.search_row using gin (exacts);

create table sec.desk_question (
    id bigint generated always as identity primary key,
    mark text not null unique,
    account_id bigint not null,
    member_id bigint not null,
    institution_id bigint not null,
    reason text not null,
    wrapped bytea not null,
    sealed bytea not null,
    asked_at timestamptz not null default now(),
    compared_at timestamptz
);
create index question_waiting on sec.desk_question (id) where compared_at is null;

create table sec.desk_match (
    id bigint generated always as identity primary key,
    question_id bigint references sec.desk_question,
    first_case bigint,
    first_institution bigint not null,
    second_case bigint not null,
    second_institution bigint not null,
    found_at timestamptz not null default now(),
    until timestamptz not null,
    told_at timestamptz,
    first_answer boolean,
    first_by bigint,
    second_answer boolean,
    second_by bigint,
    met_at timestamptz,
    over_at timestamptz,
    constraint one_first check ((question_id is null) <> (first_case is null))
);
create unique index matched_once on sec.desk_match (least(first_case, second_case), greatest(first_case, second_case))
    where first_case is not null;
create unique index answered_once on sec.desk_match (question_id, second_case) where question_id is not null;
create index match_of_second on sec.desk_match (second_case);

create function sec.search_fields() returns text[] language sql immutable as $$
    select array['prs_FirstName', 'prs_MiddleName', 'prs_SecondName', 'amp_known_as', 'prs_IdentityNumber',
        'amp_safe_phone', 'prs_HomePhone', 'prs_MobilePhone', 'prs_Birthdate']
$$;

-- In the transaction that seals an answer the case is marked; the key process makes its marks from what was committed.
create function sec.note_to_index() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    insert into sec.search_row (case_id)
    select distinct f.case_id from fresh f where f."group" = 'C1' and f.fields && sec.search_fields()
    on conflict (case_id) do update set stale = true, compared = false, version = search_row.version + 1;
    return null;
end $$;
create trigger note_to_index after insert on people_sealedanswers
    referencing new table as fresh for each statement execute function sec.note_to_index();

-- And what is erased leaves the index, and what the desk asked about it, in the transaction that erases it.
create function sec.leave_the_index() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    delete from sec.search_row r using gone g where g.case_id = r.case_id and g."group" = 'C1';
    delete from sec.desk_match d using gone g
    where g."group" = 'C1' and (d.first_case = g.case_id or d.second_case = g.case_id);
    return null;
end $$;
create trigger leave_the_index after delete on people_sealedanswers
    referencing old table as gone for each statement execute function sec.leave_the_index();

insert into sec.search_row (case_id)
select distinct a.case_id from people_sealedanswers a where a."group" = 'C1' and a.fields && sec.search_fields();
"""

ASKED_BY_KEYS = """
create function sec.search_answers(wanted bigint) returns table (record text, field text, sealed bytea)
language sql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
    select distinct on (u.field) a.record, u.field, u.sealed
    from people_sealedanswers a cross join lateral unnest(a.fields, a.sealed) with ordinality as u(field, sealed, place)
    where a.case_id = wanted and a."group" = 'C1' and u.field = any (sec.search_fields())
    order by u.field, a.id desc, u.place desc
$$;

create function sec.search_rows(wanted bigint[])
returns table (of_case bigint, version bigint, code text, wrapped bytea, record text, field text, sealed bytea)
language sql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
    select r.case_id, r.version, c.code, k.wrapped, l.record, l.field, l.sealed
    from unnest(wanted) with ordinality as w(id, place)
    join sec.search_row r on r.case_id = w.id join cases_case c on c.id = w.id
    left join cases_casekey k on k.case_id = w.id and k."group" = 'C1'
    left join lateral sec.search_answers(w.id) l on true
    order by w.place
$$;

create function sec.has_of(had bigint[], wanted bigint[]) returns bigint language sql immutable as $$
    select count(*) from unnest(had) each where each = any (wanted)
$$;

-- Only the cases tied to the session are looked at, one by one: neither what is found nor how long it takes depends on
-- other cases. The plans that would begin with the whole index are therefore forbidden here.
create function sec.keyd_find(token bytea, wanted_pairs bigint[], wanted_exacts bigint[])
returns table (of_case bigint, version bigint, code text, wrapped bytea, record text, field text, sealed bytea)
language plpgsql stable security definer
set enable_bitmapscan = off set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
set search_path = pg_catalog, public, sec, pg_temp as $$
declare s sec.session := sec.keyd_live(token); near bigint[];
begin
    if s.token_hash is null then return; end if;
    with mine as materialized (
        select distinct g.case_id from sec.grant_ g join coalition_teammember t on t.team_id = g.principal_id
        where t.member_id = s.member_id and g.valid_until > now() and 'C1' = any (g.groups)
          and (g.purpose <> 'JUSTICE' or exists (select 1 from consents_consent a where a.case_id = g.case_id
              and a.purpose = 'SHARE_JUSTICE' and a.team_id is null and a.withdrawn_at is null))
          and not sec.is_closed_to(g.case_id, s.account_id)),
    looked as materialized (
        select r.case_id, r.exacts && wanted_exacts as exact, sec.has_of(r.pairs, wanted_pairs) as hits
        from mine m join sec.search_row r on r.case_id = m.case_id)
    select array_agg(l.case_id order by l.exact desc, l.hits desc, l.case_id desc) into near from (
        select * from looked where exact or hits > 0 order by exact desc, hits desc, case_id desc limit 20) l;
    return query select * from sec.search_rows(near);
end $$;

create function sec.keyd_near(but bigint, wanted_pairs bigint[], wanted_exacts bigint[])
returns table (of_case bigint, version bigint, code text, wrapped bytea, record text, field text, sealed bytea)
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return query select * from sec.search_rows(array(
        select r.case_id from sec.search_row r
        where (r.pairs && wanted_pairs or r.exacts && wanted_exacts) and r.case_id <> but
        order by r.exacts && wanted_exacts desc, sec.has_of(r.pairs, wanted_pairs) desc, r.case_id desc limit 20));
end $$;

create function sec.keyd_stale(most integer)
returns table (of_case bigint, version bigint, code text, wrapped bytea, record text, field text, sealed bytea)
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return query select * from sec.search_rows(array(
        select r.case_id from sec.search_row r where r.stale order by r.case_id limit most));
end $$;

create function sec.keyd_index(wanted bigint, seen bigint, new_pairs bigint[], new_exacts bigint[]) returns bigint
language sql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
    -- A row that somebody writes to now is left: it is marked again, and looked at when that is committed.
    with free as (select f.case_id from sec.search_row f
        where f.case_id = wanted and f.version = seen for update skip locked),
    done as (update sec.search_row r set pairs = new_pairs, exacts = new_exacts, stale = false
        from free where r.case_id = free.case_id returning 1)
    select count(*) from done
$$;

create function sec.keyd_index_anew(most integer) returns bigint language sql security definer
set search_path = pg_catalog, public, sec, pg_temp as $$
    with batch as (select s.case_id from sec.search_row s where not s.stale order by s.case_id limit most for update),
    done as (update sec.search_row r set stale = true from batch where r.case_id = batch.case_id returning 1)
    select count(*) from done
$$;

create function sec.keyd_index_left() returns bigint language sql stable security definer
set search_path = pg_catalog, public, sec, pg_temp as $$ select count(*) from sec.search_row r where r.stale $$;

create function sec.keyd_waiting(most integer)
returns table (of_case bigint, version bigint, code text, wrapped bytea, record text, field text, sealed bytea)
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return query select * from sec.search_rows(array(
        select r.case_id from sec.search_row r where not r.compared and not r.stale order by r.case_id limit most));
end $$;

-- Who leads a case: the team that manages it, else the one on duty, else the one that took it in.
create function sec.leading_team(wanted bigint) returns bigint language sql stable security definer
set search_path = pg_catalog, public, sec, pg_temp as $$
    select v.team_id from cases_involvement v where v.case_id = wanted
    order by v.until is not null,
        coalesce(array_position(array['case_manager', 'child_authority', 'duty_officer', 'intake'], v.role), 9),
        v.since desc, v.id desc limit 1
$$;

create function sec.opens_identity(team bigint, wanted bigint) returns boolean language sql stable security definer
set search_path = pg_catalog, public, sec, pg_temp as $$
    select exists (select 1 from sec.grant_ g where g.case_id = wanted and g.principal_id = team
        and g.valid_until > now() and 'C1' = any (g.groups))
$$;

create function sec.is_sealed(wanted bigint) returns boolean language sql stable security definer
set search_path = pg_catalog, public, sec, pg_temp as $$
    select exists (select 1 from cases_seal s where s.case_id = wanted and s.lifted_at is null)
$$;

-- A sealed case is never matched: those at the desk are not named for it.
create function sec.keyd_case_compared(wanted bigint, seen bigint, alike bigint[]) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare mine bigint := sec.leading_team(wanted); made bigint;
begin
    update sec.search_row r set compared = true where r.case_id = wanted and r.version = seen;
    if sec.is_sealed(wanted) then return 0; end if;
    with done as (
        insert into sec.desk_match (first_case, first_institution, second_case, second_institution, until)
        select wanted, a.institution_id, o.id, b.institution_id, now() + interval '14 days'
        from (select f.id, sec.leading_team(f.id) as team from unnest(alike[1:5]) f(id)) o
        join coalition_team a on a.id = mine join coalition_team b on b.id = o.team
        where not sec.is_sealed(o.id) and not sec.opens_identity(mine, o.id) and not sec.opens_identity(o.team, wanted)
        on conflict do nothing returning 1)
    select count(*) into made from done;
    return made;
end $$;

create function sec.keyd_questions(most integer) returns table (id bigint, mark text, wrapped bytea, sealed bytea)
language sql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
    select q.id, q.mark, q.wrapped, q.sealed from sec.desk_question q where q.compared_at is null
    order by q.id limit most
$$;

-- Cases that whoever asked finds for themselves are no matter for the desk.
create function sec.keyd_question_compared(wanted bigint, alike bigint[]) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare q sec.desk_question; made bigint;
begin
    update sec.desk_question d set compared_at = now(), sealed = '', wrapped = ''
    where d.id = wanted returning * into q;
    with done as (
        insert into sec.desk_match (question_id, first_institution, second_case, second_institution, until)
        select q.id, q.institution_id, o.id, b.institution_id, now() + interval '14 days'
        from (select f.id, sec.leading_team(f.id) as team from unnest(alike[1:5]) f(id)) o
        join coalition_team b on b.id = o.team
        where not sec.is_sealed(o.id) and not exists (select 1 from coalition_teammember t
            where t.member_id = q.member_id and sec.opens_identity(t.team_id, o.id))
        on conflict do nothing returning 1)
    select count(*) into made from done;
    return made;
end $$;
"""

DESK = """
create function sec.sits(of_institution bigint, sought text) returns boolean language sql stable security definer
set search_path = pg_catalog, public, sec, pg_temp as $$
    select exists (select 1 from coalition_teammember t join coalition_member m on m.id = t.member_id
        join accounts_account a on a.id = m.account_id
        where m.institution_id = of_institution and m.is_active and a.is_active and t.role = sought)
$$;

-- Whose desks somebody keeps: a supervisor that of the institution; where there is none, the focal point; where there
-- is neither, the secretariat of the country.
create function sec.desks_of(of_member bigint) returns setof bigint language sql stable security definer
set search_path = pg_catalog, public, sec, pg_temp as $$
    select m.institution_id from coalition_member m join coalition_teammember t on t.member_id = m.id
    where m.id = of_member and m.is_active and (t.role = 'supervisor'
        or (t.role = 'focal_point' and not sec.sits(m.institution_id, 'supervisor')))
    union
    select i.id from coalition_member m join coalition_teammember t on t.member_id = m.id and t.role = 'secretariat'
    join coalition_institution h on h.id = m.institution_id
    join coalition_institution i on i.country_id = h.country_id
    where m.id = of_member and m.is_active
      and not sec.sits(i.id, 'supervisor') and not sec.sits(i.id, 'focal_point')
$$;

create function sec.people_at_desk(of_institution bigint) returns text language sql stable security definer
set search_path = pg_catalog, public, sec, pg_temp as $$
    select string_agg(distinct a.label, ', ' order by a.label) from coalition_member m
    join accounts_account a on a.id = m.account_id and a.is_active
    where m.is_active and of_institution in (select sec.desks_of(m.id))
      and exists (select 1 from coalition_teammember t where t.member_id = m.id
          and t.role in ('supervisor', 'focal_point', 'secretariat'))
$$;

create function sec.desk_ask(new_mark text, why text, key bytea, words bytea) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare s sec.session := sec.live_session(); made bigint;
begin
    if s.member_id is null then raise exception 'a member asks' using errcode = '42501'; end if;
    insert into sec.desk_question (mark, account_id, member_id, institution_id, reason, wrapped, sealed)
    select new_mark, s.account_id, s.member_id, m.institution_id, why, key, words
    from coalition_member m where m.id = s.member_id and m.is_active returning id into made;
    return made;
end $$;

-- Both sides of what matched, each with its own file alone.
create function sec.desk_sides()
returns table (key bigint, side integer, own_institution bigint, other_institution bigint, own_case bigint,
    other_case bigint, question bigint, answer boolean) language sql stable security definer
set search_path = pg_catalog, public, sec, pg_temp as $$
    select d.id, 1, d.first_institution, d.second_institution, d.first_case, d.second_case, d.question_id,
        d.first_answer
    from sec.desk_match d
    union all
    select d.id, 2, d.second_institution, d.first_institution, d.second_case, d.first_case, null, d.second_answer
    from sec.desk_match d where d.first_institution <> d.second_institution
$$;

-- What waits at the actor's desk. Nobody sees there what they asked themselves; nobody sees that the other declined.
create function sec.desk_items()
returns table (key bigint, own_code text, asked_by text, reason text, found_at timestamptz,
    until timestamptz, state text, other text, people text, other_code text)
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare s sec.session := sec.live_session(); mine bigint[];
begin
    if s.member_id is null then return; end if;
    mine := array(select sec.desks_of(s.member_id));
    return query
    select v.key * 2 + v.side - 1, c.code, a.label, q.reason, d.found_at, d.until,
        case when d.met_at is not null then 'MET' when not v.answer then 'DECLINED' when d.until <= now() then 'OVER'
            when v.answer then 'WAITS' else 'OPEN' end,
        case when d.met_at is not null then coalesce(i.names ->> 'es', i.short_name) end,
        case when d.met_at is not null then sec.people_at_desk(v.other_institution) end,
        case when d.met_at is not null and v.own_institution = v.other_institution then o.code end
    from sec.desk_sides() v join sec.desk_match d on d.id = v.key
    join coalition_institution i on i.id = v.other_institution
    left join cases_case c on c.id = v.own_case left join cases_case o on o.id = v.other_case
    left join sec.desk_question q on q.id = v.question left join accounts_account a on a.id = q.account_id
    where v.own_institution = any (mine) and q.account_id is distinct from s.account_id
    order by v.key desc, v.side limit 200;
end $$;

create function sec.desk_answer(item bigint, agrees boolean) returns text
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare
    s sec.session := sec.live_session(); d sec.desk_match; inside boolean;
    wanted bigint := item / 2; of_side integer := item % 2 + 1;
begin
    select * into d from sec.desk_match m where m.id = wanted for update;
    if d.id is null or not exists (select 1 from sec.desk_items() i
        where i.key = item and i.state = 'OPEN') then return 'GONE'; end if;
    inside := d.first_institution = d.second_institution;
    update sec.desk_match m set
        first_answer = case when of_side = 1 or inside then agrees else m.first_answer end,
        first_by = case when of_side = 1 or inside then s.account_id else m.first_by end,
        second_answer = case when of_side = 2 or inside then agrees else m.second_answer end,
        second_by = case when of_side = 2 or inside then s.account_id else m.second_by end
    where m.id = wanted returning * into d;
    if d.first_answer and d.second_answer then
        update sec.desk_match m set met_at = now() where m.id = wanted;
        return 'MET';
    end if;
    return case when agrees then 'WAITS' else 'DECLINED' end;
end $$;

create function sec.desk_watch() returns table (key bigint, what text)
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    if not coalesce((sec.live_session()).service, false) then
        raise exception 'the clock watches' using errcode = '42501';
    end if;
    delete from sec.desk_match m where m.until < now() - interval '90 days';
    delete from sec.desk_question q where q.compared_at < now() - interval '1 day'
        and not exists (select 1 from sec.desk_match m where m.question_id = q.id);
    return query update sec.desk_match m set told_at = now() where m.told_at is null returning m.id, 'FOUND';
    return query update sec.desk_match m set over_at = now()
        where m.over_at is null and m.met_at is null and m.until <= now() returning m.id, 'OVER';
end $$;
"""

KEYS_MAY = (
    "sec.keyd_find(bytea, bigint[], bigint[])", "sec.keyd_near(bigint, bigint[], bigint[])", "sec.keyd_stale(integer)",
    "sec.keyd_index(bigint, bigint, bigint[], bigint[])", "sec.keyd_index_anew(integer)", "sec.keyd_index_left()",
    "sec.keyd_waiting(integer)", "sec.keyd_case_compared(bigint, bigint, bigint[])", "sec.keyd_questions(integer)",
    "sec.keyd_question_compared(bigint, bigint[])",
)  # fmt: skip
WEB_MAY = (
    "sec.desk_ask(text, text, bytea, bytea)", "sec.desk_items()", "sec.desk_answer(bigint, boolean)",
    "sec.desk_watch()",
)  # fmt: skip
NOBODY_MAY = (
    "sec.search_answers(bigint)", "sec.search_rows(bigint[])", "sec.leading_team(bigint)",
    "sec.opens_identity(bigint, bigint)", "sec.is_sealed(bigint)", "sec.sits(bigint, text)", "sec.desks_of(bigint)",
    "sec.people_at_desk(bigint)", "sec.desk_sides()", "sec.note_to_index()", "sec.leave_the_index()",
    "sec.has_of(bigint[], bigint[])", "sec.search_fields()",
)  # fmt: skip
RIGHTS = f"""
revoke all on function {", ".join((*KEYS_MAY, *WEB_MAY, *NOBODY_MAY))} from public;
grant execute on function {", ".join(KEYS_MAY)} to {ROLE};
grant execute on function {", ".join(WEB_MAY)} to amparo_app;
"""
GONE = f"""
drop trigger note_to_index on people_sealedanswers; drop trigger leave_the_index on people_sealedanswers;
drop function {", ".join((*KEYS_MAY, *WEB_MAY, *NOBODY_MAY))};
drop table sec.desk_match, sec.desk_question, sec.search_row;
"""


class Migration(migrations.Migration):
    """The index and the desk."""

    dependencies = [
        ("access", "0005_the_key_process_asks"),
        ("accounts", "0001_accounts_and_drafts"),
        ("cases", "0005_a_seal_closes_at_the_key_process"),
        ("coalition", "0001_countries_institutions_and_teams"),
        ("consents", "0001_consents"),
        ("people", "0002_answers_of_a_group_in_one_row"),
        ("retention", "0001_periods_holds_and_erasures"),
    ]

    operations = [migrations.RunSQL(TABLES + ASKED_BY_KEYS + DESK + RIGHTS, GONE)]
