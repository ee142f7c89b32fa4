"""Whether a case may be opened is asked of the database by the key process itself, whatever the web process says."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from amparo.demo.carrying import Carrier
from amparo.foundation import keys
from amparo.foundation.access.actors import token_hash
from amparo.foundation.accounts.signing import member_token, service_token
from amparo.keyd import wire
from amparo.keyd.config import ROLE
from tests import keeping
from tests.foundation.access.wall import as_owner
from tests.foundation.desk import account_of
from tests.points import carried_to

ACCREDITED = carried_to("declines_and_is_repaired", before="call_accreditation/review_file")


def ask(token: str, who: int, case: int | str, group: str = "C1") -> str:
    """Ask for a ticket as whoever has the web process could; return why not, or ""."""
    try:
        keys.issue(session=token, account=who, case_id=case, group=group, purpose="CARE")
    except (keys.Unavailable, ValueError) as refused:
        return type(refused).__name__
    return ""


@ACCREDITED
def test_a_live_session_of_a_team_with_a_live_grant_opens_its_groups_and_nothing_else(carrier: Carrier) -> None:
    case = as_owner("select id from cases_case order by id limit 1")[0][0]
    mine, other = account_of("cr.gestora"), account_of("cr.datos")
    token = member_token(mine)

    assert ask(token, mine, case) == ""
    refused = {
        "another's session": ask(member_token(other), other, case),
        "in another's name": ask(token, other, case),
        "the hash instead of the token": ask(token_hash(token).hex(), mine, case),
        "the installation's own session": ask(service_token(), mine, case),
        "a made-up session": ask("x" * 43, mine, case),
        "no session": ask("", mine, case),
        "another case": ask(token, mine, case + 1000),
        "a group that the team does not open": ask(token, mine, case, "XX"),
        "a kind that nobody opens": ask(token, mine, f"nothing:{case}"),
        "a name that would be SQL": ask(token, mine, "x:'; select 1"),
    }
    assert refused.pop("a name that would be SQL") == "ValueError"
    assert {*refused.values()} == {"TicketRefused"}


@ACCREDITED
def test_a_sealed_case_opens_to_those_named_for_it_only(carrier: Carrier) -> None:
    case = as_owner("select id from cases_case order by id limit 1")[0][0]
    mine = account_of("cr.gestora")
    seal = as_owner(
        "insert into cases_seal (case_id, kind, sealed_by, sealed_at) values (%s, 'CHILD', %s, now()) returning id",
        case,
        account_of("cr.supervision"),
    )[0][0]
    assert ask(member_token(mine), mine, case) == "TicketRefused"

    as_owner("insert into cases_named (seal_id, case_id, account_id) values (%s, %s, %s)", seal, case, mine)
    assert ask(member_token(mine), mine, case) == ""


@ACCREDITED
def test_an_ended_session_grant_or_membership_opens_nothing(carrier: Carrier) -> None:
    case = as_owner("select id from cases_case order by id limit 1")[0][0]
    mine = account_of("cr.gestora")
    ended, left = member_token(mine), member_token(mine)

    as_owner(f"update sec.session set ended_at = now() where token_hash = '\\x{token_hash(ended).hex()}' returning 1")
    assert ask(ended, mine, case) == "TicketRefused"
    as_owner(f"update sec.grant_ set valid_until = now() where case_id = {case} returning 1")
    assert ask(left, mine, case) == "TicketRefused"


@ACCREDITED
def test_what_was_allowed_is_remembered_for_a_minute_and_no_longer(carrier: Carrier, tmp_path: Path) -> None:
    case = as_owner("select id from cases_case order by id limit 1")[0][0]
    mine = account_of("cr.gestora")
    token = member_token(mine)
    later = tmp_path / "later"
    later.write_text("0")
    name = as_owner("select current_database()")[0][0]
    with keeping.key_process(name, "--clock", str(later)) as around, keeping.found_at(around):
        assert ask(token, mine, case) == ""
        as_owner(f"update sec.grant_ set valid_until = now() where case_id = {case} returning 1")
        later.write_text("61")
        assert ask(token, mine, case) == "TicketRefused"


@ACCREDITED
def test_once_who_may_open_has_changed_it_is_asked_anew_and_no_older_ticket_holds(
    carrier: Carrier, tmp_path: Path
) -> None:
    case = as_owner("select id from cases_case order by id limit 1")[0][0]
    mine = account_of("cr.gestora")
    token = member_token(mine)
    later = tmp_path / "later"
    later.write_text("0")
    name = as_owner("select current_database()")[0][0]
    with keeping.key_process(name, "--clock", str(later)) as around, keeping.found_at(around):
        ticket = keys.issue(session=token, account=mine, case_id=case, group="C1", purpose="CARE")
        handle = keys.new_data_key(case, "C1")
        assert keys.open_values(ticket, handle, {}) == {}
        as_owner(f"update sec.grant_ set valid_until = now() where case_id = {case} returning 1")
        assert ask(token, mine, case) == "", "it is remembered"
        later.write_text("2")
        assert keeping.say(around, b"forget", str(case + 1).encode()) == [wire.OK]
        assert keys.open_values(ticket, handle, {}) == {}, "another case has changed"
        assert keeping.say(around, b"forget", str(case).encode()) == [wire.OK]
        assert ask(token, mine, case) == "TicketRefused"
        with pytest.raises(keys.TicketRefused):
            keys.open_values(ticket, handle, {})


@ACCREDITED
def test_a_thirty_first_case_is_refused_in_words_and_the_log_says_who_opened_which(carrier: Carrier) -> None:
    mine = account_of("cr.gestora")
    team = as_owner(
        "select t.team_id from coalition_teammember t join coalition_member m on m.id = t.member_id"
        f" where m.account_id = {mine} limit 1"
    )[0][0]
    as_owner(
        "insert into sec.grant_ (case_id, principal_id, purpose, groups)"
        f" select 90000 + n, {team}, 'CARE', '{{C1}}' from generate_series(1, 40) n returning 1"
    )
    token, usual = member_token(mine), dict.fromkeys(keeping.PLENTY, "")
    name = as_owner("select current_database()")[0][0]
    with keeping.key_process(name, **usual) as around, keeping.found_at(around):
        answers = [ask(token, mine, 90000 + number) for number in range(1, 41)]
        answers.append(ask(member_token(mine), mine, 90040))
        log = (Path(around["AMPARO_KEYD_LOG"]) / "keyd.log").read_text()
    assert answers == [""] * 30 + ["OverBudget"] * 11
    assert log.count('"what":"OPENED"') == 30
    assert log.count('"why":"BUDGET"') == 11
    assert token not in log


def test_the_role_of_the_key_process_reads_no_table_and_calls_a_few_functions(database: str) -> None:
    with psycopg.connect(keeping.address_of(database), autocommit=True) as link:
        tables = link.execute(
            "select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
            " where c.relkind in ('r', 'v') and n.nspname in ('public', 'sec', 'audit') and has_table_privilege(c.oid,"
            " 'select, insert, update, delete, truncate')"
        ).fetchone()
        functions = link.execute(
            "select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'sec'"
            " and has_function_privilege(p.oid, 'execute') order by 1"
        ).fetchall()
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            link.execute("select * from sec.session")
    assert tables == (0,)
    assert [name for (name,) in functions] == [
        "keyd_account", "keyd_case_compared", "keyd_end_sessions", "keyd_find", "keyd_index", "keyd_index_anew",
        "keyd_index_left", "keyd_may_open", "keyd_near", "keyd_officer", "keyd_officer_named",
        "keyd_question_compared", "keyd_questions", "keyd_stale", "keyd_waiting",
    ]  # fmt: skip
    assert as_owner(f"select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = '{ROLE}'") == [
        (False, False, False)
    ]
