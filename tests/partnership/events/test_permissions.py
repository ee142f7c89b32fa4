"""Who reads events, keeps them, and answers those who register: one table of role, situation and answer."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import NotAllowed, may
from amparo.partnership.events.permissions import MAY, Carried, Registering, account_of
from tests.actors import CLOCK, NOBODY, acting_as

ROLES = sorted({*READS, "auditor", "administrator", "drafter", "steering", "focal_point", "programme", "trainer"})


def held(where: str = "CR") -> Any:
    return SimpleNamespace(kept_by=SimpleNamespace(code=where))


def allowed(operation: str, subject: Any) -> list[str]:
    return [role for role in ROLES if may(acting_as(role), operation, subject, by_table=MAY)]


@pytest.mark.parametrize(
    "operation", ["KEEP_EVENT", "READ_REGISTRATIONS", "ANSWER_REGISTRATION", "PROMOTE_REGISTRATION"]
)
def test_the_secretariat_of_the_country(operation: str) -> None:
    assert allowed(operation, held()) == ["secretariat"]
    assert allowed(operation, held("HN")) == []


def test_money_is_also_for_who_plans_and_steers_the_programme() -> None:
    assert allowed("READ_BUDGET", held()) == ["programme", "secretariat", "steering"]
    assert allowed("READ_BUDGET", held("HN")) == []


def test_events_are_read_by_those_who_work_in_the_coalition() -> None:
    assert set(ROLES) - set(allowed("READ_EVENT", held())) == {"auditor", "administrator"}
    assert allowed("READ_EVENT", held("HN")) == []


def test_anybody_registers_while_one_can_and_changes_only_what_their_code_opens() -> None:
    assert may(NOBODY, "REGISTER", Registering(is_open=True), by_table=MAY)
    assert not may(acting_as("secretariat"), "REGISTER", Registering(is_open=False), by_table=MAY)
    assert may(NOBODY, "CHANGE_OWN_REGISTRATION", Carried(shows_its_code=True), by_table=MAY)
    assert not may(acting_as("secretariat"), "CHANGE_OWN_REGISTRATION", Carried(shows_its_code=False), by_table=MAY)


def test_only_the_installation_erases() -> None:
    assert allowed("ERASE_REGISTRATIONS", held()) == []


@pytest.mark.parametrize("operation", ["KEEP_RECORD", "CERTIFY_ATTENDANCE"])
def test_the_record_is_kept_by_the_secretariat_and_the_programme_of_the_country(operation: str) -> None:
    assert allowed(operation, held()) == ["programme", "secretariat"]
    assert allowed(operation, held("HN")) == []


def test_whoever_was_named_writes_minutes_of_whichever_country_and_takes_their_own_certificate() -> None:
    account = acting_as("police").account
    sheet = SimpleNamespace(kept_by=SimpleNamespace(code="HN"), accounts=frozenset({account}))
    own = SimpleNamespace(kept_by=sheet.kept_by, professional=SimpleNamespace(account_id=account))

    assert may(acting_as("police"), "WRITE_SHEET", sheet, by_table=MAY)
    assert not may(CLOCK, "WRITE_SHEET", sheet, by_table=MAY)
    assert may(acting_as("police"), "TAKE_CERTIFICATE", own, by_table=MAY)
    own.professional.account_id = None
    assert not may(CLOCK, "TAKE_CERTIFICATE", own, by_table=MAY)


def test_the_installation_writes_no_record() -> None:
    with pytest.raises(NotAllowed):
        account_of(CLOCK, "KEEP_RECORD")
