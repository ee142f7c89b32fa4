"""Sealing answers, and opening them one field group at a time: audited before anything is decrypted."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, connections

from amparo.demo.carrying import Carrier
from amparo.foundation import keys
from amparo.foundation.access.permits import NotAllowed
from amparo.foundation.audit.models import Entry
from amparo.foundation.audit.verify import verify_chains
from amparo.protection.cases import operations as cases
from amparo.protection.consents import operations as consents
from amparo.protection.consents import queries as consent_queries
from amparo.protection.people import operations
from amparo.protection.people.models import SealedAnswers
from tests.conftest import As
from tests.points import carried_to
from tests.protection.looking import case_of, team_of

CARED_FOR = carried_to("declines_and_is_repaired", before="call_accreditation/review_file")


def seal(carrier: Carrier, as_staff: As, values: dict[str, dict[str, Any]], *, record: str = "event:1") -> int:
    with as_staff("cr.gestora") as actor:
        return operations.write_answers(
            by=actor, case=case_of(carrier), record=record, values=values, written=frozenset(values), at=carrier.at
        )


def reveal(
    carrier: Carrier, as_staff: As, group: str, *, by: str = "cr.gestora", purpose: str = "CARE", record: str = ""
) -> dict[str, Any]:
    with as_staff(by) as actor:
        return operations.reveal(actor, case_of(carrier), group=group, purpose=purpose, record=record)


def openings() -> int:
    return Entry.objects.using("owner").filter(action="OPENED").count()


@CARED_FOR
def test_what_was_sealed_opens_to_who_cares_and_the_opening_is_audited_in_codes(carrier: Carrier, as_staff: As) -> None:
    seal(carrier, as_staff, {"C1": {"prs_FirstName": "María de la Luz"}})

    opened = reveal(carrier, as_staff, "C1")

    entry = Entry.objects.using("owner").filter(action="OPENED").latest("id")
    assert opened["prs_FirstName"] == "María de la Luz"
    assert (entry.group, entry.purpose, entry.institution, entry.facts) == ("C1", "CARE", "CR_ERI", {})


@pytest.mark.parametrize("value", ["ñandú 🌊", "", "\x00", ["a", "b"], {"a": 1}, 3, None, "x" * 100_000], ids=repr)
@CARED_FOR
def test_any_value_comes_back_as_it_was_written(carrier: Carrier, as_staff: As, value: Any) -> None:
    seal(carrier, as_staff, {"C1": {"prs_FirstName": value}})

    assert reveal(carrier, as_staff, "C1")["prs_FirstName"] == value


@CARED_FOR
def test_the_newest_answer_of_each_field_is_shown_and_the_earlier_one_stays_in_its_record(
    carrier: Carrier, as_staff: As
) -> None:
    seal(carrier, as_staff, {"C1": {"prs_FirstName": "Ana"}}, record="event:100001")
    seal(carrier, as_staff, {"C1": {"prs_FirstName": "Eva"}}, record="event:100002")

    found = [
        reveal(carrier, as_staff, "C1")["prs_FirstName"],
        reveal(carrier, as_staff, "C1", record="event:100001"),
    ]

    assert found == ["Eva", {"prs_FirstName": "Ana"}]


@CARED_FOR
def test_one_group_opens_nothing_of_another(carrier: Carrier, as_staff: As) -> None:
    seal(carrier, as_staff, {"C1": {"prs_FirstName": "Ana"}, "C2": {"amp_lodging_address": "Calle 3"}})

    opened = reveal(carrier, as_staff, "C1")

    assert ("prs_FirstName" in opened, "amp_lodging_address" in opened) == (True, False)


@CARED_FOR
def test_the_entry_is_committed_before_anything_is_decrypted(carrier: Carrier, as_staff: As) -> None:
    seal(carrier, as_staff, {"C1": {"prs_FirstName": "Ana"}})
    with connections["owner"].cursor() as cursor:
        cursor.execute("alter table people_sealedanswers disable trigger user")
        cursor.execute(
            "update people_sealedanswers set sealed = array(select one || '\\x00' from unnest(sealed) as one)"
            " where \"group\" = 'C1'"
        )
    before = openings()

    with pytest.raises(keys.Altered):
        reveal(carrier, as_staff, "C1")

    assert openings() == before + 1


@CARED_FOR
def test_if_the_ledger_fails_nothing_opens(carrier: Carrier, as_staff: As) -> None:
    seal(carrier, as_staff, {"C1": {"prs_FirstName": "Ana"}})
    with connections["owner"].cursor() as cursor:
        cursor.execute("revoke insert on audit_entry from amparo_ledger")
    opened: dict[str, Any] = {}

    with pytest.raises(DatabaseError):
        opened = reveal(carrier, as_staff, "C1")

    assert opened == {}


@CARED_FOR
def test_a_refused_opening_decrypts_nothing_and_is_not_an_opening(carrier: Carrier, as_staff: As) -> None:
    seal(carrier, as_staff, {"C1": {"prs_FirstName": "Ana"}})
    before = openings()

    with pytest.raises(NotAllowed):
        reveal(carrier, as_staff, "C5")

    assert openings() == before


@pytest.mark.parametrize(
    ("username", "group", "purpose", "reason"),
    [
        ("cr.gestora", "C5", "CARE", "ROLE"),
        ("cr.gestora", "C6", "CARE", "ROLE"),
        ("cr.gestora", "C1", "JUSTICE", "NO_RELATION"),
        ("cr.gestora", "C1", "NOTICE", "PURPOSE"),
        ("cr.gestora", "C1", "CURIOSITY", "UNKNOWN_PURPOSE"),
        ("cr.gestora", "C11", "CARE", "UNKNOWN_GROUP"),
        ("cr.salud", "C2", "CARE", "ROLE"),
        ("cr.supervision", "C1", "CARE", "ROLE"),
        ("cr.panel1", "C1", "CARE", "NO_RELATION"),
        ("cr.panel1", "C4", "ACCREDITATION", "CONSENT"),
    ],
)
@CARED_FOR
def test_an_opening_is_refused_for_the_role_the_purpose_the_consent_or_the_grant(
    carrier: Carrier, as_staff: As, username: str, group: str, purpose: str, reason: str
) -> None:
    with as_staff("cr.gestora") as actor:
        case = case_of(carrier)
        cases.involve_team(
            by=actor, case=case, team=team_of("CR_ERI", "supervision"), role="supervisor", purpose="CARE", at=carrier.at
        )

    with as_staff(username) as actor:
        assert operations.may_open(actor, case, group=group, purpose=purpose) == reason


@CARED_FOR
def test_the_panel_opens_the_account_once_she_agrees_and_no_longer_when_she_takes_it_back(
    carrier: Carrier, as_staff: As
) -> None:
    def asked() -> str:
        with as_staff("cr.panel1") as actor:
            return operations.may_open(actor, case_of(carrier), group="C4", purpose="ACCREDITATION")

    found = [asked()]
    carrier.consent("SHARE_ACCREDITATION")
    found.append(asked())
    with as_staff("cr.gestora") as actor:
        consent = consent_queries.consents_of(case_of(carrier)).get(purpose="SHARE_ACCREDITATION")
        consents.withdraw_consent(by=actor, case=case_of(carrier), consent=consent, at=carrier.at)
    found.append(asked())

    assert found == ["CONSENT", "", "CONSENT"]


@pytest.mark.parametrize("username", ["cr.policia", "cr.fiscalia", "cr.secretaria", "cr.tecnica", "cr.datos"])
@pytest.mark.parametrize("group", ["C1", "C2", "C4", "C5", "C8", "C9"])
@CARED_FOR
def test_who_is_not_in_the_case_opens_no_group_of_it(carrier: Carrier, as_staff: As, username: str, group: str) -> None:
    seal(carrier, as_staff, {"C1": {"prs_FirstName": "Ana"}})
    with as_staff("cr.gestora"):
        case = case_of(carrier)

    for purpose in ("CARE", "JUSTICE", "NOTICE"):
        with pytest.raises(NotAllowed), as_staff(username) as actor:
            operations.reveal(actor, case, group=group, purpose=purpose)
    with as_staff(username):
        assert SealedAnswers.objects.count() == 0


@CARED_FOR
def test_a_group_that_the_step_does_not_write_is_refused_and_nothing_is_written(carrier: Carrier, as_staff: As) -> None:
    before = SealedAnswers.objects.using("owner").count()

    with pytest.raises(NotAllowed, match="WRITE_C5_STEP_DOES_NOT_WRITE"), as_staff("cr.gestora") as actor:
        operations.write_answers(
            by=actor,
            case=case_of(carrier),
            record="event:1",
            values={"C1": {"prs_FirstName": "Ana"}, "C5": {"amp_health_note": "x"}},
            written=frozenset({"C1"}),
            at=carrier.at,
        )

    assert SealedAnswers.objects.using("owner").count() == before


@carried_to("declines_and_is_repaired")
def test_nothing_is_sealed_in_a_closed_case(carrier: Carrier, as_staff: As) -> None:
    with pytest.raises(NotAllowed, match="CASE_CLOSED"):
        seal(carrier, as_staff, {"C1": {"prs_FirstName": "Ana"}})


@CARED_FOR
def test_nothing_to_seal_makes_no_key(carrier: Carrier, as_staff: As) -> None:
    assert seal(carrier, as_staff, {"C9": {}}) == 0


@CARED_FOR
def test_a_sealed_answer_moved_to_another_field_does_not_open(carrier: Carrier, as_staff: As) -> None:
    seal(carrier, as_staff, {"C1": {"prs_FirstName": "Ana"}})
    with connections["owner"].cursor() as cursor:
        cursor.execute("alter table people_sealedanswers disable trigger user")
        cursor.execute(
            "update people_sealedanswers set fields = array_replace(fields, 'prs_FirstName', 'prs_SecondName')"
        )

    with pytest.raises(keys.Altered):
        reveal(carrier, as_staff, "C1")


@CARED_FOR
def test_no_word_of_what_was_said_stands_in_the_database(carrier: Carrier, as_staff: As) -> None:
    seal(carrier, as_staff, {"C1": {"prs_FirstName": "Xilófona"}})

    rows = SealedAnswers.objects.using("owner").values_list("sealed", "fields", "record")

    assert [row for row in rows if b"Xil" in b"".join(map(bytes, row[0])) or "Xil" in "".join(row[1]) + row[2]] == []


@CARED_FOR
def test_the_chains_hold_after_all_of_this(carrier: Carrier, as_staff: As) -> None:
    seal(carrier, as_staff, {"C1": {"prs_FirstName": "Ana"}})
    reveal(carrier, as_staff, "C1")

    report = verify_chains()

    assert (report.faults, report.entries > 30) == ((), True)
