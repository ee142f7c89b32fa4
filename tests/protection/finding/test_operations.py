"""Searching finds one's own cases and no others; the desk asks both institutions, and tells neither of the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from amparo.demo.carrying import Carrier
from amparo.foundation import keys
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit.models import Entry
from amparo.protection.finding import operations, queries
from amparo.protection.finding.vocabulary import DECLINED, MET, OPEN, OVER, WAITS
from tests.conftest import As
from tests.foundation.access.wall import as_owner
from tests.keeping import found_at, key_process, say
from tests.points import carried_to
from tests.protection.emergencies.breaking import seal_case
from tests.protection.finding.registering import (
    HERE,
    a_key_process_of_its_own,
    abroad,
    ask,
    found,
    grant,
    matches,
    register,
    tick,
)

pytestmark = carried_to("declines_and_is_repaired", before="call_accreditation/review_file")
WHO = {"prs_FirstName": "Xiomara", "prs_SecondName": "Zavala Hernández"}


def item(as_staff: As, by: str) -> queries.Item:
    with as_staff(by):
        (only,) = queries.items()
    return only


def answer(as_staff: As, by: str, *, agrees: bool) -> str:
    which = item(as_staff, by)
    with as_staff(by) as actor:
        return operations.answer_item(by=actor, key=which.key, agrees=agrees)


def test_a_case_of_ones_own_is_found_however_its_name_is_written(carrier: Carrier, as_staff: As) -> None:
    register(carrier, "cr.gestora", prs_IdentityNumber="0-801 1999 12345", amp_safe_phone="+505 8765 4321")
    own = carrier.code

    assert [found(as_staff, "cr.gestora", typed) for typed in (HERE, "invento lus", "Marina Imvento")] == [
        [(own, 3)]
    ] * 3
    assert found(as_staff, "cr.gestora", "080119 99-12345", "document") == [(own, 3)]
    assert found(as_staff, "cr.gestora", "8765-4321", "phone") == [(own, 3)]
    assert found(as_staff, "cr.gestora", "8765-4322", "phone") == []
    assert found(as_staff, "cr.gestora", "Petra Nadie") == []


def test_nothing_outside_ones_own_cases_is_ever_found(carrier: Carrier, as_staff: As) -> None:
    other = abroad(**WHO, prs_IdentityNumber="0801199900001")

    grant(other, "hn.guardia", "ACCREDITATION")
    assert found(as_staff, "hn.guardia", "Siomara Savala") == [(other.code, 3)]
    assert found(as_staff, "cr.gestora", "Xiomara Zavala Hernández") == []
    assert found(as_staff, "cr.gestora", "0801199900001", "document") == []
    assert found(as_staff, "hn.guardia", HERE) == []


def test_a_grant_that_ended_a_seal_and_an_erasure_end_finding(carrier: Carrier, as_staff: As) -> None:
    assert found(as_staff, "cr.psicologia", HERE) == [(carrier.code, 3)]

    seal_case(carrier, "cr.gestora")
    assert [found(as_staff, by, HERE) for by in ("cr.psicologia", "cr.gestora")] == [[], [(carrier.code, 3)]]

    as_owner("update sec.grant_ set valid_until = now() where true")
    assert found(as_staff, "cr.gestora", HERE) == []

    assert as_owner("select count(*) from sec.search_row") == [(1,)]
    as_owner("set session_replication_role = origin; set sec.erasing = 'on'; delete from people_sealedanswers")
    as_owner("reset sec.erasing")
    assert as_owner("select count(*) from sec.search_row") == [(0,)]


def test_who_investigates_finds_only_with_the_persons_agreement(carrier: Carrier, as_staff: As) -> None:
    grant(carrier, "cr.fiscalia", "JUSTICE")
    as_owner("update consents_consent set withdrawn_at = now() where purpose = 'SHARE_JUSTICE'")
    assert found(as_staff, "cr.fiscalia", HERE) == []

    as_owner(
        "insert into consents_consent (case_id, purpose, language, witness, given_at)"
        " select id, 'SHARE_JUSTICE', 'es', 'x', now() from cases_case"
    )
    assert found(as_staff, "cr.fiscalia", HERE) == [(carrier.code, 3)]


def test_a_search_is_written_down_without_what_was_typed_and_too_many_are_refused(
    carrier: Carrier, as_staff: As
) -> None:
    found(as_staff, "cr.gestora", "Petronila Inexistente")

    entry = Entry.objects.using("owner").filter(action="SEARCHED").get()
    assert (entry.facts, entry.case, entry.subject) == ({"by": "name"}, "", "")
    with as_staff("cr.gestora") as actor, pytest.raises(Refused, match="al menos dos"):
        operations.find_in_cases(by=actor, kind="name", typed="Petronila")
    with as_staff("cr.secretaria") as actor, pytest.raises(NotAllowed):
        operations.find_in_cases(by=actor, kind="name", typed="Petronila Inexistente")


def test_a_session_searches_and_asks_only_so_often_in_an_hour(database: str, carrier: Carrier, as_staff: As) -> None:
    few = {"AMPARO_KEYD_SEARCHES": "2", "AMPARO_KEYD_DESK_QUESTIONS": "1"}
    with key_process(database, **few) as around, found_at(around):
        for _ in range(2):
            assert found(as_staff, "cr.gestora", HERE) == [(carrier.code, 3)]
        ask(as_staff, "cr.gestora", "Petronila Inexistente")

        for refused in (found, ask):
            with pytest.raises(keys.TooManySearches, match="tantas veces como permite una hora"):
                refused(as_staff, "cr.gestora", "Petronila Inexistente")
        assert found(as_staff, "cr.psicologia", HERE) == [(carrier.code, 3)]
        log = (Path(around["AMPARO_KEYD_LOG"]) / "keyd.log").read_text()

    assert ("Petronila" in log, log.count('"SEARCHED"'), log.count('"ASKED"')) == (False, 3, 1)
    assert as_owner("select count(*) from sec.desk_question") == [(1,)]


def test_the_desk_asks_both_and_each_learns_of_the_other_when_both_agree(carrier: Carrier, as_staff: As) -> None:
    register(carrier, "cr.gestora", **WHO)
    tick()
    assert matches() == 0

    abroad(prs_FirstName="Siomara", prs_SecondName="Sabala Ernandes")
    tick()

    here, there = (item(as_staff, f"{country}.supervision") for country in ("cr", "hn"))
    assert (here.own_code, here.state, here.other, here.people, there.state) == (carrier.code, OPEN, "", "", OPEN)
    assert there.own_code.startswith("HN-")
    assert answer(as_staff, "cr.supervision", agrees=True) == WAITS
    assert item(as_staff, "hn.supervision") == there
    assert answer(as_staff, "hn.supervision", agrees=True) == MET
    met = item(as_staff, "cr.supervision")
    assert (met.state, met.people, met.other_code) == (MET, "Rigoberto Sosa", "")
    assert met.other
    actions = Entry.objects.using("owner").filter(action__startswith="DESK_").order_by("id")
    assert [(each.action, each.case, each.case_id) for each in actions] == [
        ("DESK_FOUND", "", None), ("DESK_AGREED", "", None), ("DESK_AGREED", "", None),
    ]  # fmt: skip


def test_a_question_is_compared_once_and_who_asked_sees_nothing_of_it(carrier: Carrier, as_staff: As) -> None:
    abroad(**WHO, prs_Birthdate="1999-03-04")
    for name, born in (("Siomara Zabala", "1999"), ("Siomara Zabala", "1980"), ("Nadie Ninguna", "1999")):
        ask(as_staff, "cr.gestora", name, born=born)
    assert as_owner("select count(*) from sec.desk_question where length(sealed) = 1029") == [(3,)]

    tick()

    assert as_owner("select count(*) from sec.desk_question where compared_at is null or length(sealed) > 0") == [(0,)]
    assert matches() == 1
    asked = item(as_staff, "cr.supervision")
    assert (asked.own_code, asked.asked_by, asked.reason, asked.state) == ("", "Elena Quirós", "SAID_SO", OPEN)
    with as_staff("cr.gestora"):
        assert queries.items() == []
    assert answer(as_staff, "cr.supervision", agrees=False) == DECLINED
    assert answer(as_staff, "hn.supervision", agrees=True) == WAITS
    as_owner("update sec.desk_match set until = now()")
    tick()
    assert (item(as_staff, "hn.supervision").state, item(as_staff, "cr.supervision").state) == (OVER, DECLINED)
    with pytest.raises(Refused, match="ya no espera"):
        answer(as_staff, "hn.supervision", agrees=True)


def test_what_is_sealed_or_ones_own_never_comes_to_a_desk(carrier: Carrier, as_staff: As) -> None:
    ask(as_staff, "cr.gestora", "Luz Marina Invento Demostración")
    other = abroad(**WHO)
    seal_case(other)
    ask(as_staff, "cr.gestora", "Xiomara Zavala Hernández")

    tick()

    assert matches() == 0
    with as_staff("cr.supervision") as actor, pytest.raises(NotAllowed):
        operations.ask_desk(by=actor, name="Xiomara Zavala", document="", phone="", born="", why="SAID_SO")


def test_while_a_name_is_changed_by_another_the_index_waits_for_the_newest(carrier: Carrier, as_staff: As) -> None:
    register(carrier, "cr.gestora", prs_FirstName="Petronila", prs_SecondName="Segunda")

    assert found(as_staff, "cr.gestora", "Petronila Segunda") == [(carrier.code, 3)]
    assert as_owner("select stale, version > 1 from sec.search_row") == [(False, True)]
    as_owner("update sec.search_row set stale = true, pairs = '{}', version = version + 1")
    assert (keys.bring_index_up(), keys.bring_index_up()) == (1, 0)
    assert found(as_staff, "cr.gestora", "Petronila Segunda") == [(carrier.code, 3)]


def test_the_index_is_made_anew_under_a_new_key_and_after_something_was_destroyed(
    database: str, carrier: Carrier, as_staff: As, tmp_path: Path
) -> None:
    with a_key_process_of_its_own(database, tmp_path) as around:
        marks = [as_owner("select pairs from sec.search_row")]
        assert say(around, b"reindex", b"new") == [b"ok", b"0"]
        marks.append(as_owner("select pairs from sec.search_row"))
        assert found(as_staff, "cr.gestora", HERE) == [(carrier.code, 3)]

        keys.destroy([keys.new_data_key("report:GONE", "RR")])
        tick()
        assert as_owner("select pairs from sec.search_row") == marks[1], "an hour has not passed"
        (tmp_path / "later").write_text("3601")
        tick()
        marks.append(as_owner("select pairs from sec.search_row"))
        assert found(as_staff, "cr.gestora", HERE) == [(carrier.code, 3)]

    assert len({pair for ((pairs,),) in marks for pair in pairs}) == sum(len(pairs) for ((pairs,),) in marks)
    assert [path.name for path in (tmp_path / "keys").glob("search*")] == ["search.3.key"]
