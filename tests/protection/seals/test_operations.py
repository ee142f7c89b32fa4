"""Sealing, naming and lifting: what closes, for whom, and that nobody does it past the functions or alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from amparo.demo.carrying import Carrier
from amparo.foundation import keys
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.signing import member_token
from amparo.protection.cases import queries as cases
from amparo.protection.seals import queries
from tests import keeping
from tests.conftest import As
from tests.foundation.access.wall import DENIED, as_member, as_owner, case_tables, state_of
from tests.foundation.desk import account_of
from tests.points import carried_to
from tests.protection.looking import actions_of
from tests.protection.pathways.views.test_documents import photograph
from tests.protection.releases import releasing
from tests.protection.seals.sealing import ask, decide, seal

pytestmark = carried_to("declines_and_is_repaired", before="call_accreditation/review_file")


def seen(username: str) -> int:
    """Return how many rows of any case somebody finds in all tables, lists and feeds."""
    found = sum(as_member(username, f"select count(*) from {table}")[0][0] for table in case_tables())
    feeds = as_member(
        username,
        "select (select count(*) from sec.feed_by_activity(null, null, 9)), (select count(*) from sec.feed_by_due(null,"
        " null, 9)), sec.count_cases(9), (select count(*) from cases_case c, sec.my_grants(c.id))",
    )
    return int(found + sum(feeds[0]))


def test_a_sealed_case_exists_for_those_named_only(carrier: Carrier, as_staff: As) -> None:
    before = {name: seen(name) for name in ("cr.gestora", "cr.psicologia", "cr.albergue")}
    assert min(before.values()) > 0
    seal(carrier, as_staff, "cr.gestora")

    assert (seen("cr.psicologia"), seen("cr.albergue"), seen("cr.gestora") >= before["cr.gestora"]) == (0, 0, True)
    with as_staff("cr.psicologia"):
        assert (cases.case_by_code(carrier.code), queries.standing_of(carrier.code)) == (None, None)
        assert (queries.people_of(1), queries.sealed_cases(), queries.closed_lately()) == ([], [], 1)
    with as_staff("cr.supervision"):
        assert [each.code for each in queries.sealed_cases()] == [carrier.code]
        assert cases.case_by_code(carrier.code) is None
    with as_staff("hn.supervision"):
        assert (queries.sealed_cases(), queries.standing_of(carrier.code)) == ([], None)
    assert actions_of(carrier)[-1] == "CASE_SEALED"


def test_the_key_process_closes_with_the_seal_and_not_a_minute_later(carrier: Carrier, as_staff: As) -> None:
    ((case,),) = as_owner("select id from cases_case where code = %s", carrier.code)
    who = account_of("cr.psicologia")
    token = member_token(who)
    assert keys.issue(session=token, account=who, case_id=case, group="C1", purpose="CARE").subject == str(case)

    seal(carrier, as_staff, "cr.gestora")

    with pytest.raises(keys.TicketRefused):
        keys.issue(session=token, account=who, case_id=case, group="C1", purpose="CARE")


def test_what_is_committed_stands_when_the_key_process_goes_away_in_that_moment(
    carrier: Carrier, tmp_path: Path
) -> None:
    with keeping.found_at({"AMPARO_KEYD_SOCKET": str(tmp_path / "nobody")}), transaction.atomic():
        keys.ask_anew(1)
        told = connection.run_on_commit[-1:]

    assert len(told) == 1, "it is told once the transaction holds, and not before"


def test_the_web_role_neither_seals_nor_names_nor_lifts_by_itself(carrier: Carrier, as_staff: As) -> None:
    seal(carrier, as_staff, "cr.gestora")
    ((case, made),) = as_owner("select case_id, id from cases_seal")

    for query in (
        f"insert into cases_seal (case_id, kind, sealed_by, sealed_at) values ({case}, 'CHILD_IN_DANGER', 1, now())",
        f"insert into cases_named (case_id, seal_id, account_id) values ({case}, {made}, 1)",
        "update cases_seal set lifted_at = now(), lifted_by = 1",
        "delete from cases_named",
        "update seals_sealchange set decided_at = now()",
        f"select sec.seal_case({case}, 'CHILD_IN_DANGER', '{{1}}')",
    ):
        with pytest.raises(DatabaseError) as refused:
            as_member("cr.gestora", query)
        assert state_of(refused.value) == DENIED, query
    with pytest.raises(DatabaseError):
        as_member("cr.psicologia", "select sec.ask_seal_change(%s, 'LIFT', 'DANGER_OVER', null)", case)


def test_a_second_person_lifts_and_who_asked_does_not(carrier: Carrier, as_staff: As) -> None:
    seal(carrier, as_staff, "cr.gestora", by="cr.supervision")
    key = ask(carrier, as_staff)

    with pytest.raises(NotAllowed):
        decide(as_staff, key, by="cr.gestora")
    assert as_member("cr.gestora", "select sec.decide_seal_change(%s, true)", key) == [(False,)]
    with pytest.raises(LookupError):
        decide(as_staff, key, by="cr.psicologia")
    with pytest.raises(Refused):
        ask(carrier, as_staff)
    # Who sealed it is the second person here: of the two, the other one stands as who lifted it.
    decide(as_staff, key, by="cr.supervision")

    assert as_owner("select lifted_by from cases_seal") == [(account_of("cr.gestora"),)]
    assert seen("cr.psicologia") > 0
    assert actions_of(carrier)[-3:] == ["CASE_SEALED", "SEAL_LIFT_ASKED", "SEAL_LIFTED"]


def test_naming_takes_a_second_person_who_is_not_the_one_named(carrier: Carrier, as_staff: As) -> None:
    seal(carrier, as_staff, "cr.gestora")
    with pytest.raises(Refused):
        ask(carrier, as_staff, name="cr.fondo")
    key = ask(carrier, as_staff, name="cr.psicologia")
    assert seen("cr.psicologia") == 0
    decide(as_staff, key, by="cr.datos", allow=False)
    assert seen("cr.psicologia") == 0

    key = ask(carrier, as_staff, name="cr.psicologia")
    as_owner("update seals_sealchange set asked_at = asked_at - interval '8 days' where id = %s", key)
    with pytest.raises(LookupError):
        decide(as_staff, key, by="cr.datos")
    decide(as_staff, ask(carrier, as_staff, name="cr.psicologia"), by="cr.datos")

    assert (seen("cr.psicologia") > 0, seen("cr.albergue")) == (True, 0)


def test_only_who_leads_or_oversees_seals_and_never_for_nobody(carrier: Carrier, as_staff: As) -> None:
    for username in ("cr.psicologia", "cr.policia", "hn.supervision", "cr.tecnica"):
        with pytest.raises((NotAllowed, LookupError)):
            seal(carrier, as_staff, "cr.psicologia", by=username)
    with pytest.raises(Refused):
        seal(carrier, as_staff)
    with pytest.raises(Refused):
        seal(carrier, as_staff, "cr.fondo")
    assert as_owner("select count(*) from cases_seal") == [(0,)]
    seal(carrier, as_staff, "cr.psicologia", by="cr.custodia")
    assert seen("cr.gestora") == 0


def test_what_was_allowed_before_the_seal_is_not_taken_after_it(carrier: Carrier, as_staff: As) -> None:
    kept = releasing.keep(carrier, as_staff, photograph())
    key = releasing.ask_original(carrier, as_staff, kept)
    releasing.decide(as_staff, key)
    asked = (
        "select sec.may_take_original(m.account_id, m.id, %s) from coalition_member m"
        " join accounts_account a on a.id = m.account_id where a.username = 'cr.gestora'"
    )
    assert as_owner(asked, kept) == [(True,)]

    seal(carrier, as_staff, "cr.psicologia", by="cr.supervision")

    assert as_owner(asked, kept) == [(False,)]
    assert as_member("cr.gestora", "select count(*) from releases_release") == [(0,)]
    assert as_member("cr.gestora", "select * from sec.take_original(%s)", kept) == []
