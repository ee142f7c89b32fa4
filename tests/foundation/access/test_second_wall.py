"""Need to know in the database: what holds when the application forgets a filter, or is broken into."""

from __future__ import annotations

import pytest
from django.db import connections
from django.db.utils import DatabaseError

from amparo.demo.carrying import Carrier
from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import member_token
from amparo.partnership.coalition.models import Team
from tests.foundation.access.wall import (
    DENIED,
    as_member,
    as_nobody,
    as_owner,
    case_id,
    case_tables,
    state_of,
    team,
)  # fmt: skip
from tests.foundation.desk import account_of
from tests.points import carried_to

pytestmark = carried_to("declines_and_is_repaired", before="call_reparation/assess_damage")

STRANGERS = ("cr.policia", "cr.migracion", "cr.secretaria", "cr.tecnica", "hn.gestora", "hn.fiscalia")


def rows(username: str, table: str) -> int:
    ((count,),) = as_member(username, f"select count(*) from {table}")
    return int(count)


def all_rows(table: str) -> int:
    ((count,),) = as_owner(f"select count(*) from {table}")
    return int(count)


def denied(username: str, query: str, *values: object) -> None:
    with pytest.raises(DatabaseError) as refused:
        as_member(username, query, *values)
    assert state_of(refused.value) == DENIED, query


def test_the_case_has_left_something_in_nearly_every_table(carrier: Carrier) -> None:
    filled = [table for table in case_tables() if all_rows(table)]

    assert len(filled) >= 12


def test_nobody_finds_no_row_of_any_case(carrier: Carrier) -> None:
    assert {table: as_nobody(f"select count(*) from {table}") for table in case_tables()} == {
        table: [(0,)] for table in case_tables()
    }


@pytest.mark.parametrize("username", STRANGERS)
def test_a_stranger_to_the_case_finds_no_row_of_it(carrier: Carrier, username: str) -> None:
    assert {table: rows(username, table) for table in case_tables()} == dict.fromkeys(case_tables(), 0)


def test_the_team_of_the_case_finds_its_rows(carrier: Carrier) -> None:
    open_to_the_team = [table for table in case_tables() if not table.startswith("people_")]

    found = {table: rows("cr.gestora", table) for table in open_to_the_team}

    assert {**found, "audit_entry": 0} == {**{table: all_rows(table) for table in open_to_the_team}, "audit_entry": 0}
    assert found["audit_entry"] == as_owner("select count(*) from audit_entry where case_id is not null")[0][0]


def test_sealed_answers_are_found_by_the_groups_of_the_grant_only(carrier: Carrier) -> None:
    asked = 'select distinct "group" from people_sealedanswers'
    granted = "select distinct unnest(groups) from sec.grant_ where principal_id = %s and valid_until > now()"
    sealed = {group for (group,) in as_owner(asked)}
    staff = {"cr.gestora": team("CR_ERI", "care"), "cr.albergue": team("CR_CSO_SHELTER"), "cr.salud": team("CR_CCSS")}

    found = {name: {group for (group,) in as_member(name, asked)} for name in staff}

    assert len(sealed) > 4
    assert found == {name: sealed & {group for (group,) in as_owner(granted, key)} for name, key in staff.items()}
    assert set() != found["cr.albergue"] != found["cr.salud"] != found["cr.gestora"] != sealed


def test_the_notice_level_finds_no_sealed_answer(carrier: Carrier) -> None:
    assert rows("cr.fiscalia", "cases_case") == 1
    assert rows("cr.fiscalia", "people_sealedanswers") == 0


def test_the_auditor_reads_entries_of_every_case_and_nothing_else_of_one(carrier: Carrier) -> None:
    found = {table: rows("cr.datos", table) for table in case_tables()}

    assert found.pop("audit_entry") > 100
    assert found == dict.fromkeys(found, 0)


def test_a_colleague_of_the_auditor_in_the_same_team_is_no_auditor(carrier: Carrier) -> None:
    oversight = team("CR_SECRETARIAT", "oversight")
    as_owner(
        "insert into coalition_teammember (member_id, team_id, role) select m.id, %s, 'secretariat'"
        " from coalition_member m join accounts_account a on a.id = m.account_id where a.username = 'cr.tecnica'",
        oversight,
    )

    assert rows("cr.tecnica", "audit_entry") == 0


@pytest.mark.parametrize("ending", ["valid_until = now() - interval '1 second'", "principal_id = 0", "case_id = 0"])
def test_a_grant_that_ended_or_is_for_others_opens_nothing(carrier: Carrier, ending: str) -> None:
    care = team("CR_ERI", "care")
    assert rows("cr.gestora", "cases_case") == 1

    as_owner(f"update sec.grant_ set {ending} where principal_id = %s", care)

    assert {table: rows("cr.gestora", table) for table in case_tables()} == dict.fromkeys(case_tables(), 0)


def test_a_revoked_grant_opens_nothing_at_once(carrier: Carrier) -> None:
    found = as_member(
        "cr.salud",
        "select sec.revoke_grants(%s, %s, null, null, null)",
        case_id(),
        team("CR_CCSS"),
    )

    assert found[0][0] >= 1
    assert {table: rows("cr.salud", table) for table in case_tables()} == dict.fromkeys(case_tables(), 0)


def test_a_statement_without_a_where_reads_and_changes_only_ones_own(carrier: Carrier) -> None:
    other = Carrier("HN", at=carrier.at)
    other.open()
    assert all_rows("cases_case") == 2

    assert as_member("hn.recepcion", "select code from cases_case") == [(other.code,)]
    as_member("hn.recepcion", "update cases_case set is_open = false, closed_at = now()")

    assert as_owner("select code, is_open from cases_case order by id") == [(carrier.code, True), (other.code, False)]


def test_a_row_of_a_foreign_case_cannot_be_written(carrier: Carrier) -> None:
    key, some_team = case_id(), Team.objects.values_list("pk", flat=True)[0]
    new = "insert into cases_involvement (case_id, team_id, role, since) values (%s, %s, 'police', now())"

    as_member("cr.gestora", new, key, some_team)
    denied("cr.policia", new, key, some_team)
    denied("hn.gestora", new, key, some_team)


# --- what whoever breaks into the application meets

CLOSED = [
    "select * from sec.grant_",
    "select * from sec.session",
    "select * from audit.chain",
    "insert into sec.grant_ (case_id, principal_id, purpose, groups) values (1, 1, 'CARE', '{C1}')",
    "update sec.grant_ set groups = '{C0,C1,C4}'",
    "update sec.session set member_id = 1",
    "update audit.chain set seq = 0",
    "select * from django_session",
    "update audit_entry set action = 'X'",
    "delete from audit_entry",
    "truncate audit_entry",
    "update people_sealedanswers set sealed = '{}'",
    "delete from people_sealedanswers",
    "truncate people_sealedanswers",
    "update cases_casekey set wrapped = ''",
    "delete from cases_casekey",
    "delete from cases_case",
    "update cases_case set code = 'X'",
    "update cases_case set id = 7",
    "update identification_vote set choice = 'formal'",
    "delete from identification_vote",
    "update identification_resolution set outcome = 'formal'",
    "delete from identification_resolution",
    "update pathways_pathwayevent set outcome = '{}'",
    "delete from pathways_pathwayevent",
    "update pathways_pathway set versions = '{}'",
    "update consents_consent set team_id = 1",
    "delete from consents_consent",
    "update referrals_referral set groups = '[\"C4\"]'",
    "update referrals_referral set to_team_id = 1",
    "delete from referrals_referral",
    "update procedures_procedureversion set number = 0",
    "delete from procedures_procedureversion",
    "update accounts_account set password = ''",
    "insert into accounts_account (username, label, password, is_active, demo_role) values ('x', 'x', '', true, '')",
    "insert into coalition_teammember (member_id, team_id, role) values (1, 1, 'case_manager')",
    "update coalition_teammember set team_id = 1",
    "update coalition_member set institution_id = 1",
    "alter table cases_case disable row level security",
    "alter table cases_case no force row level security",
    "drop policy need_to_know on cases_case",
    "create policy mine on cases_case using (true)",
    "alter table audit_entry disable trigger append_only",
    "drop trigger append_only on audit_entry",
    "alter function sec.can_read(bigint, bigint[]) owner to amparo_app",
    "create or replace function sec.can_read(bigint, bigint[]) returns boolean language sql as 'select true'",
    "create table public.copy as select 1",
    "create schema mine",
    "create function public.f() returns int language sql as 'select 1'",
    "set role amparo_owner",
    "set role amparo_ledger",
    "set session authorization amparo_owner",
    "set session_replication_role = replica",
    "alter role amparo_app bypassrls",
    "grant amparo_owner to amparo_app",
    "select setval(pg_get_serial_sequence('cases_case', 'id'), 1)",
    "select nextval(pg_get_serial_sequence('cases_case', 'id'))",
    "select sec.live_session()",
    "select sec.start_session('x', 1, '1 hour')",
    "select sec.start_service_session('x', '1 hour')",
    "select sec.keep_session('x', '1 hour')",
    "select sec.prove_session('x', 'PASSKEY')",
    "select sec.roles_of(1)",
    "select sec.take_code('x')",
    "select sec.code_from_owner(1, 'x')",
    "select sec.may_give(1, 'auditor')",
    "select mark from accounts_entrycode",
    "update accounts_recovery set confirmed_by = 1",
    "insert into accounts_entrycode (account_id, kind, mark, made_at, valid_until) values (1, 'X', 'x', now(), now())",
    "select sec.door_of(1)",
    "select sec.passkey('x')",
    "select sec.use_passkey('x', 1)",
    "select sec.spend('x', '1 hour')",
    "select sec.end_other_sessions(1)",
    "select * from sec.spent",
    "select * from sec.wrong_try",
    "update accounts_passkey set public_key = 'x'",
    "update accounts_passkey set refused_at = null",
    "select sec.end_session('x')",
    "copy cases_case to program 'cat'",
    "copy cases_case to '/tmp/amparo_copy'",
    "select pg_read_file('/etc/passwd')",
    "select lo_import('/etc/passwd')",
    "select pg_stat_file('/etc/passwd')",
    "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'amparo_owner'",
]  # fmt: skip


@pytest.mark.parametrize("block", range(0, len(CLOSED), 12))
def test_what_is_closed_to_the_web_role_whoever_acts(carrier: Carrier, block: int) -> None:
    for query in CLOSED[block : block + 12]:
        denied("cr.gestora", query)


def test_a_temporary_table_does_not_stand_in_front_of_ours(carrier: Carrier) -> None:
    forge = (
        "do $$ begin"
        "  create temp table coalition_teammember as select t.id as team_id, m.id as member_id, 'auditor'::text as role"
        "    from public.coalition_team t cross join public.coalition_member m;"
        "  grant select on coalition_teammember to public;"
        " exception when insufficient_privilege then null; end $$"
    )
    look = "select (select count(*) from cases_case), (select count(*) from audit_entry)"

    with acting(member_token(account_of("cr.tecnica"))), connections["default"].cursor() as cursor:
        cursor.execute(forge)
        cursor.execute(look)
        found = cursor.fetchall()

    assert found == [(0, 0)]


def test_every_function_that_runs_as_the_owner_looks_at_temporary_objects_last(carrier: Carrier) -> None:
    found = as_owner(
        "select p.oid::regprocedure::text, p.proconfig::text from pg_proc p"
        " join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and n.nspname in ('sec', 'audit', 'public')"
    )

    assert len(found) > 20
    assert [name for name, config in found if "pg_temp" not in str(config).rsplit(",", 1)[-1]] == []


# --- grants


def test_the_notice_level_does_not_raise_itself(carrier: Carrier) -> None:
    key, own = case_id(), team("CR_FACTRA")

    for purpose, groups in (("JUSTICE", ["C1", "C4"]), ("CARE", ["C0"]), ("REPARATION", ["C1"])):
        denied("cr.fiscalia", "select sec.give_grant(%s, %s, %s, %s)", key, own, purpose, groups)

    assert as_owner("select purpose from sec.grant_ where principal_id = %s and valid_until > now()", own) == [
        ("NOTICE",)
    ]


def test_the_notice_level_does_not_raise_itself_by_a_referral_or_a_consent_of_its_own_making(carrier: Carrier) -> None:
    key, own, care = case_id(), team("CR_FACTRA"), team("CR_ERI", "care")
    consent = (
        "insert into consents_consent (case_id, purpose, team_id, language, witness, given_at)"
        " values (%s, 'SHARE_JUSTICE', null, 'es', 'STAFF', now())"
    )
    referral = (
        "insert into referrals_referral (case_id, consent_id, from_team_id, to_team_id, need, is_urgent, groups,"
        " fields, path, status, rejection, without_agreement, sent_at, answer_due_at)"
        " select %s, c.id, %s, %s, 'HOUSING', false, '[\"C1\", \"C4\"]', '[]', '', 'SENT', '', '', now(), now()"
        " from consents_consent c limit 1"
    )

    as_member("cr.gestora", consent, key)
    as_member("cr.gestora", referral, key, care, team("CR_CCSS"))
    denied("cr.fiscalia", consent, key)
    denied("cr.fiscalia", referral, key, care, own)
    ((made,),) = as_owner("select max(id) from referrals_referral")
    denied("cr.fiscalia", "select sec.give_grant(%s, %s, 'JUSTICE', '{C4}', null, %s)", key, own, made)


def test_the_notice_level_ends_nobody_elses_access(carrier: Carrier) -> None:
    key = case_id()
    every = "select sec.revoke_grants(%s, %s, null, null, null)"

    denied("cr.fiscalia", every, key, team("CR_ERI", "care"))
    denied("cr.fiscalia", "select sec.revoke_grants(%s, null, null, 1, null)", key)
    denied("cr.fiscalia", "select sec.revoke_grants(%s, null, null, null, 1)", key)
    assert as_member("cr.fiscalia", every, key, team("CR_FACTRA")) == [(1,)]


def test_who_has_no_grant_gives_touches_and_ends_none(carrier: Carrier) -> None:
    key, own = case_id(), team("CR_OIJ")

    denied("cr.policia", "select sec.give_grant(%s, %s, 'JUSTICE', '{C0}')", key, own)
    denied("cr.policia", "select sec.revoke_grants(%s, %s, null, null, null)", key, own)
    denied("cr.policia", "select sec.touch_case(%s, '{}', '{}')", key)
    assert as_member("cr.policia", "select * from sec.grants_of(%s)", key) == []
    assert as_member("cr.policia", "select * from sec.my_grants(%s)", key) == []


def test_no_grant_is_given_on_a_case_that_is_not_opened_yet(carrier: Carrier) -> None:
    for key in (case_id() + 1, case_id() + 2, 10_000):
        denied("cr.policia", "select sec.give_grant(%s, %s, 'CARE', '{C0,C1}')", key, team("CR_OIJ"))


def test_a_case_is_opened_for_a_team_of_ones_own(carrier: Carrier) -> None:
    denied("cr.recepcion", "select sec.open_case(%s, 'CARE', '{C0}')", team("CR_OIJ"))
    ((key,),) = as_member("cr.recepcion", "select sec.open_case(%s, 'CARE', '{C0}')", team("CR_ERI", "guard"))

    assert as_owner("select principal_id from sec.grant_ where case_id = %s", key) == [(team("CR_ERI", "guard"),)]


def test_nobody_gives_opens_or_ends_anything(carrier: Carrier) -> None:
    key, care = case_id(), team("CR_ERI", "care")
    for query in (
        f"select sec.give_grant({key}, {care}, 'CARE', '{{C1}}')",
        f"select sec.open_case({care}, 'CARE', '{{C0}}')",
        f"select sec.revoke_grants({key}, {care}, null, null, null)",
    ):
        with pytest.raises(DatabaseError) as refused:
            as_nobody(query)
        assert state_of(refused.value) == DENIED, query


def test_a_grant_given_again_is_widened_and_not_doubled(carrier: Carrier) -> None:
    key, health = case_id(), team("CR_CCSS")
    query = "select sec.give_grant(%s, %s, 'REPARATION', %s)"

    first, second = (as_member("cr.gestora", query, key, health, groups) for groups in (["C0"], ["C0", "C1"]))

    assert first == second
    assert as_owner("select groups from sec.grant_ where id = %s", first[0][0]) == [(["C0", "C1"],)]


def test_a_consent_is_withdrawn_once_and_never_comes_back(carrier: Carrier) -> None:
    withdraw = "update consents_consent set withdrawn_at = now() where id = %s"
    ((consent,),) = as_owner("select min(id) from consents_consent where withdrawn_at is null")

    as_member("cr.gestora", withdraw, consent)
    ((first,),) = as_owner("select withdrawn_at from consents_consent where id = %s", consent)
    as_member("cr.gestora", withdraw, consent)
    as_member("cr.gestora", "update consents_consent set withdrawn_at = null where id = %s", consent)

    assert as_owner("select withdrawn_at from consents_consent where id = %s", consent) == [(first,)]


# --- feeds


def test_feeds_and_count_show_ones_own_cases_only(carrier: Carrier) -> None:
    for query in ("sec.feed_by_activity(null, null, 50)", "sec.feed_by_due(null, null, 50)"):
        assert {row[0] for row in as_member("cr.gestora", f"select * from {query}")} <= {case_id()}
        assert as_member("cr.policia", f"select * from {query}") == []
        assert as_nobody(f"select * from {query}") == []

    assert [as_member(name, "select sec.count_cases(10)")[0][0] for name in ("cr.gestora", "cr.policia")] == [1, 0]


# --- the ledger

LEDGER_CLOSED = [
    "select * from cases_case",
    "select * from audit_entry",
    "update audit_entry set action = 'X'",
    "delete from audit_entry",
    "select * from audit.chain",
    "select * from sec.session",
    "select * from sec.grant_",
    "select * from accounts_account",
    "select * from accounts_passkey",
    "select * from accounts_timecode",
    "select * from accounts_draft",
    "select * from coalition_member",
    "select sec.principals()",
    "select sec.whoami()",
    "select sec.give_grant(1, 1, 'CARE', '{C1}')",
    "select sec.start_service_session('x', '1 hour')",
    "select sec.live_session()",
    "set role amparo_app",
    "set role amparo_owner",
    "truncate django_session",
    "create table public.copy as select 1",
]


def test_the_ledger_reads_and_opens_nothing(carrier: Carrier) -> None:
    for query in LEDGER_CLOSED:
        with pytest.raises(DatabaseError) as refused:
            as_nobody(query, using="ledger")
        assert state_of(refused.value) == DENIED, query


def test_an_entry_out_of_its_place_is_refused_to_the_ledger_too(carrier: Carrier) -> None:
    values = "'system', %s, now(), '', '', 'X', '', '', '', '', '{}', %s, ''"
    query = (
        'insert into audit_entry (chain, seq, at, institution, role, action, "case", subject, "group", purpose, facts,'
        f" prev, mac) values ({values})"
    )
    ((seq, mac),) = as_owner("select seq, mac from audit.chain where chain = 'system'")

    for wrong in ((seq, mac), (seq + 2, mac), (seq + 1, b"x")):
        with pytest.raises(DatabaseError, match="out of place"):
            as_nobody(query, *wrong, using="ledger")


# --- everything that each role may do, told in full

APP_MAY_CHANGE = {
    "accounts_draft": {"*"},
    "accounts_passkey": {"name"},
    "adoption_offer": {"answer", "answered_at", "answered_by", "draft_id", "state"},
    "adoption_proposal": {
        "closed_on",
        "closed_why",
        "publish_by",
        "publish_for",
        "publish_on",
        "refusal",
        "report",
        "returned_why",
        "state",
        "version_id",
    },
    "adoption_series": {"last"},
    "calls_application": {
        "amount",
        "backed_by",
        "budget",
        "concept",
        "contact",
        "e_mail",
        "legal",
        "mark",
        "months",
        "name",
        "place",
        "plan",
        "saved_at",
        "state",
        "telephone",
    },
    "calls_attachment": {"body", "cleared_at", "cleared_by", "removed_at"},
    "calls_call": {"concepts_close_at", "concepts_told_at", "opens_at", "plans_close_at", "plans_told_at", "state"},
    "calls_callmail": {"sent_at"},
    "calls_calltext": {"choice", "funded", "not_funded", "purpose", "support", "title", "who"},
    "calls_clarification": {"answer", "answered_at"},
    "calls_decision": {"account", "decided_at", "outcome", "reasons"},
    "calls_granteesession": {"activity_id", "answered_at", "answered_by", "state", "why"},
    "calls_redaction": {"lifted_at", "lifted_by"},
    "calls_reportdraft": {"said", "saved_at"},
    "cases_case": {"closed_at", "is_open"},
    "community_card": {"ended_on"},
    "community_communityreport": {
        "closed_on",
        "credibility",
        "erase_on",
        "erased_on",
        "has_news",
        "is_alert",
        "same_as_id",
        "state",
        "status",
    },
    "community_slice": {"done_on", "opened_on", "outcome"},
    "cases_involvement": {"until"},
    "consents_consent": {"withdrawn_at"},
    "directory_affiliation": {"to_on"},
    "directory_coalitionmembership": {"to_on"},
    "directory_import": {"done_at"},
    "directory_importrow": {"cells", "organisation_id", "professional_id"},
    "directory_listingconsent": {"ended_on"},
    "directory_organisation": {"country", "key", "name", "same_as_id", "sector"},
    "directory_organisationmerge": {"undone_at", "undone_by"},
    "directory_organisationpair": {"decided_at", "decided_by", "state"},
    "directory_professional": {
        "account_id",
        "country",
        "declared_group",
        "e_mail",
        "family_names",
        "gender",
        "given_names",
        "key",
        "same_as_id",
        "visibility",
    },
    "directory_professionalmerge": {"undone_at", "undone_by"},
    "directory_professionalpair": {"decided_at", "decided_by", "state"},
    "events_attendancecertificate": {"withdrawn_on", "withdrawn_why"},
    "events_budgetline": {"currency", "name", "note", "planned", "spent", "struck_at"},
    "events_event": {"languages", "place_in_series", "published_at", "series_id", "summary"},
    "events_pressrelease": {
        "conference_at",
        "conference_place",
        "embargo_at",
        "released_at",
        "released_by",
        "withdrawn_at",
        "withdrawn_why",
    },
    "events_programmeitem": {
        "changed_at",
        "ends_at",
        "interpreted_to",
        "kind",
        "languages",
        "offer",
        "room",
        "session_id",
        "starts_at",
        "struck_at",
        "struck_why",
        "summary",
        "times_changed",
        "title",
        "track_id",
    },
    "events_registration": {
        "country",
        "decided_at",
        "decided_by",
        "diet",
        "e_mail",
        "enrolment_id",
        "erased_on",
        "family_names",
        "gender",
        "given_names",
        "listed_at",
        "mark",
        "mode",
        "needs",
        "organisation",
        "post",
        "professional_id",
        "reason",
        "sector",
        "state",
        "telephone",
        "visibility",
        "why",
        "wishes_id",
    },
    "emergencies_told": {"mail_tries", "mailed_at", "seen_at"},
    "events_registrationterms": {
        "account",
        "asks_group",
        "asks_needs",
        "changed_at",
        "closes_at",
        "consent",
        "for_whom",
        "opens_at",
    },
    "events_series": {"name", "purpose"},
    "events_sheetaside": {"settled_at", "settled_by"},
    "events_speaker": {"agreed_on", "name", "part", "presented_as", "professional_id", "removed_at", "visibility"},
    "events_track": {"name"},
    "events_trackplace": {"track_id"},
    "events_venue": {"access", "address", "directions", "name", "stream_note", "stream_opens_before"},
    "governance_actionpoint": {"closed_by", "closed_on", "proof", "state"},
    "governance_mandate": {"to_on"},
    "governance_minutes": {"approved_at"},
    "governance_planversion": {"decision_id"},
    "governance_seat": {"to_on"},
    "governance_touchedtarget": {"account", "answer", "answered_at"},
    "governance_vote": {"account", "cast_at", "choice"},
    "internal_internalprocedure": {"withdrawn_at"},
    "lists_listfile": {"done_at"},
    "lists_listrow": {"cells", "changes", "problems", "state", "taken_at"},
    "moving_look": {"moved", "tried_at"},
    "moving_moving": {"done_at", "moved", "ordered_at", "ordered_by", "plan", "planned_at", "renames"},
    "outreach_channel": {"closed_on"},
    "outreach_company": {"branch", "is_association", "left_on", "place"},
    "outreach_companyconsent": {"withdrawn_on"},
    "outreach_initiative": {
        "community",
        "ends_on",
        "formed_in_id",
        "goal",
        "is_invented",
        "is_sensitive",
        "led_by",
        "organisation_id",
        "origin",
        "participants",
        "place",
        "project",
        "review_on",
        "spot",
        "starts_on",
        "title",
    },
    "outreach_partner": {"left_on"},
    "outreach_publication": {"withdrawn_on"},
    "pathways_armedtimer": {"due_at"},
    "pathways_donewithout": {"seen_at", "seen_by"},
    "pathways_openstep": {"escalated_at", "escalated_to_id"},
    "pathways_pathway": {"ended_at", "seq", "state"},
    "posting_message": {"dead_at", "next_at", "sent_at", "tries", "why"},
    "posting_reach": {
        "changed_at",
        "channel",
        "first_hour",
        "is_shared",
        "language",
        "last_hour",
        "sealed",
        "shown",
        "time_zone",
    },
    "practices_aside": {"settled_at", "settled_by"},
    "practices_practice": {"state"},
    "practices_recommendation": {"done_note", "done_on"},
    "practices_seenpractice": {"came", "came_on"},
    "practices_selection": {"closed_at"},
    "procedures_examination": {"asked_at", "attempts", "done_at", "given_up_at", "subject"},
    "referrals_referral": {"answer_due_at", "answered_at", "ended_at", "rejection", "status"},
    "results_casesumrelease": {"answer", "answered_at", "answered_by", "is_released"},
    "results_countasked": {"answered_at", "refusal"},
    "results_project": {"ends_on"},
    "results_tally": {"counted_at", "k", "milliseconds", "n", "parts", "tried_at"},
    "revision_draft": {"*"},
    "rolls_activity": {
        "cancelled_at",
        "cancelled_why",
        "country",
        "ends_on",
        "erased_on",
        "keep_days",
        "note",
        "online_address",
        "place",
        "places_in_person",
        "places_online",
        "project",
        "starts_on",
        "state",
        "time_zone",
        "title",
    },
    "rolls_attendance": {"struck_at", "struck_by", "struck_why"},
    "rolls_enrolment": {"answered_at", "check_in_code", "diet", "mode", "needs", "state", "telephone"},
    "rolls_headcount": {"men", "others", "recorded_at", "recorded_by", "women"},
    "rolls_paperroll": {"body", "erased_on"},
    "rolls_session": {"title"},
    "sheets_sealedsheet": {"sealed", "settled_at", "state"},
    "studies_consultation": {"ended_on", "pathway_started", "safeguarding_id", "state"},
    "studies_finding": {"settled_by", "settled_on", "state", "why"},
    "surveys_coding": {"codes"},
    "surveys_collector": {"ended_on"},
    "surveys_daytally": {"answers"},
    "surveys_keptforreview": {"answers", "outcome"},
    "surveys_respondentdraft": {"kept_until", "sealed"},
    "surveys_survey": {"closes_at", "counted_on", "opens_on", "state", "takes_anyone"},
    "surveys_surveymail": {"sent_on"},
    "surveys_whoanswered": {"invitations"},
    "training_bankanswer": {"account", "chosen", "recorded_at"},
    "complaints_complaint": {"answer", "answered_at", "answered_by", "told_at"},
    "retention_hold": {
        "confirmed_at",
        "confirmed_by",
        "lift_asked_at",
        "lift_asked_by",
        "lifted_at",
        "lifted_by",
    },
    "retention_proceeding": {"ended_on"},
    "watching_alert": {"answered_at", "answered_by", "found", "words"},
    "training_mark": {"account", "level", "recorded_at"},
}
APP_MAY_REMOVE = {
    "accounts_draft", "accounts_passkey", "accounts_timecode", "calls_coapplicant", "calls_codetry", "calls_criterion",
    "calls_question", "calls_reportdraft", "community_reportclock", "community_reportkey", "community_reportpart",
    "community_slice", "conformance_keptcomparison", "directory_organisationalias", "events_registrationtry",
    "governance_planline", "kits_criterion", "kits_item", "kits_material", "kits_module", "kits_taughtstep",
    "moving_look", "pathways_armedtimer", "pathways_openstep", "posting_message", "practices_modulelink",
    "practices_steplink", "procedures_examination", "procedures_proof", "revision_citation", "rolls_wrongtry",
    "studies_pathwaymark", "surveys_respondentdraft", "surveys_response",
}  # fmt: skip
LEDGER_MAY = {
    ("audit_entry", "INSERT"),
    *(("django_session", right) for right in ("SELECT", "INSERT", "UPDATE", "DELETE")),
}
LEDGER_CALLS = {
    "audit.head", "sec.door_of", "sec.end_session", "sec.end_sign_on", "sec.keep_session", "sec.note_wrong_try",
    "sec.passkey", "sec.prove_session", "sec.roles_of", "sec.sign_on_account", "sec.spend", "sec.start_session",
    "sec.take_code",
    "sec.use_passkey", "sec.wrong_tries",
}  # fmt: skip
APP_CALLS = {
    "audit.grown", "audit.head", "sec.account_id", "sec.ask_recovery", "sec.ask_release", "sec.ask_seal_change",
    "sec.break_glass", "sec.brings_sheet", "sec.can_open", "sec.can_read", "sec.carries_messages", "sec.close_account",
    "sec.confirm_recovery", "sec.count_cases", "sec.country", "sec.decide_release", "sec.decide_seal_change",
    "sec.desk_answer", "sec.desk_ask", "sec.desk_items", "sec.desk_watch",
    "sec.end_glass", "sec.end_my_other_sessions", "sec.end_my_session", "sec.enrolling", "sec.enrolling_account",
    "sec.erase", "sec.extend_session", "sec.feed_by_activity", "sec.feed_by_due", "sec.give_grant", "sec.give_post",
    "sec.glass_asked", "sec.glass_is_sealed", "sec.glass_leads", "sec.glass_months", "sec.glass_openings",
    "sec.glass_rows", "sec.grants_of", "sec.invite_member", "sec.is_a_member", "sec.is_auditor", "sec.is_closed_to_me",
    "sec.keep_sign_on", "sec.keeps_case", "sec.keys_are_gone", "sec.link_sign_on", "sec.my_grants", "sec.my_sessions",
    "sec.open_case", "sec.overseen", "sec.oversees", "sec.principals", "sec.reads_release", "sec.receipt_by_mark",
    "sec.releases_for_me", "sec.retention_case", "sec.retention_closed", "sec.retention_kept",
    "sec.retention_standing", "sec.review_glass", "sec.revoke_grants", "sec.runs_the_service", "sec.seal_case",
    "sec.seal_changes", "sec.seal_of", "sec.seal_people", "sec.sealed_cases", "sec.seals_lately", "sec.second_glass",
    "sec.set_my_password", "sec.take_original", "sec.take_post", "sec.take_release", "sec.touch_case",
    "sec.unlink_sign_on", "sec.watch_glasses", "sec.watch_readings", "sec.whoami", "sec.works_on",
    "sec.works_with_me", "public.conformance_cohort", "public.conformance_practice", "public.moving_country",
    "public.pathways_settle", "public.pathways_situation", "public.pathways_take_versions",
}  # fmt: skip


def rights(role: str) -> set[tuple[str, str]]:
    return set(
        as_owner(
            "select table_name::text, privilege_type::text from information_schema.role_table_grants"
            " where grantee = %s",
            role,
        )
    )


def calls(role: str) -> set[str]:
    return {
        name
        for (name,) in as_owner(
            "select n.nspname || '.' || p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace"
            " where n.nspname in ('sec', 'audit', 'public') and has_function_privilege(%s, p.oid, 'execute')"
            " and p.prorettype <> 'trigger'::regtype",
            role,
        )
    }


def test_the_web_role_changes_and_removes_only_what_operations_do(carrier: Carrier) -> None:
    whole = {table for table, right in rights("amparo_app") if right == "UPDATE"}
    removed = {table for table, right in rights("amparo_app") if right == "DELETE"}
    columns: dict[str, set[str]] = {table: {"*"} for table in whole}
    for table, column in as_owner(
        "select table_name::text, column_name::text from information_schema.column_privileges"
        " where grantee = 'amparo_app' and privilege_type = 'UPDATE'"
    ):
        if table not in whole:
            columns.setdefault(table, set()).add(column)

    assert columns == APP_MAY_CHANGE
    assert removed == APP_MAY_REMOVE
    assert {right for _, right in rights("amparo_app")} == {"SELECT", "INSERT", "UPDATE", "DELETE"}


def test_the_ledger_appends_entries_and_keeps_sessions_and_nothing_more(carrier: Carrier) -> None:
    assert rights("amparo_ledger") == LEDGER_MAY


def test_each_role_calls_only_the_functions_made_for_it(carrier: Carrier) -> None:
    assert calls("amparo_app") == APP_CALLS
    assert calls("amparo_ledger") == LEDGER_CALLS
