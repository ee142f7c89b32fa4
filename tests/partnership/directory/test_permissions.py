"""Who may enter and change the directory, and whom each sees: one table of role, situation and answer."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import may
from amparo.partnership.directory.permissions import MAY
from tests.actors import CLOCK, acting_as

ROLES = sorted({*READS, "auditor", "administrator", "drafter", "steering", "focal_point"})
SECRETARIAT_ONLY = ("ENTER_ORGANISATION", "CHANGE_ORGANISATION", "JOIN_ENTRIES", "IMPORT_FILE")


def somebody(institutions: tuple[int, ...] = (), *, shown: bool = False, where: str = "CR", account: int = 0) -> Any:
    return SimpleNamespace(
        kept_by=SimpleNamespace(code=where), institutions=frozenset(institutions), is_shown=shown, account_id=account
    )


def allowed(operation: str, subject: Any) -> list[str]:
    return [role for role in ROLES if may(acting_as(role), operation, subject, by_table=MAY)]


OWN = acting_as("focal_point").institution


@pytest.mark.parametrize("operation", SECRETARIAT_ONLY)
def test_only_the_secretariat_of_the_country(operation: str) -> None:
    assert allowed(operation, somebody()) == ["secretariat"]
    assert allowed(operation, somebody(where="HN")) == []


@pytest.mark.parametrize("operation", ["READ_PROFESSIONAL", "READ_PRIVATE", "CHANGE_PROFESSIONAL", "RECORD_LISTING"])
def test_a_hidden_professional_is_for_the_secretariat_and_the_own_focal_point(operation: str) -> None:
    assert OWN is not None
    assert allowed(operation, somebody((OWN,))) == ["focal_point", "secretariat"]
    assert allowed(operation, somebody((OWN + 1,))) == ["secretariat"]
    assert allowed(operation, somebody((OWN,), where="HN")) == []


def test_an_account_is_tied_by_the_secretariat_and_the_own_focal_point_never_by_oneself() -> None:
    assert OWN is not None
    assert allowed("TIE_ACCOUNT", somebody((OWN,))) == ["focal_point", "secretariat"]
    assert allowed("TIE_ACCOUNT", somebody((OWN + 1,), shown=True)) == ["secretariat"]
    actor = acting_as("police")
    assert actor.account is not None
    assert not may(actor, "TIE_ACCOUNT", somebody(account=actor.account), by_table=MAY)


def test_who_agreed_is_seen_by_the_institutions_but_not_more_of_them() -> None:
    seen = allowed("READ_PROFESSIONAL", somebody(shown=True))

    assert set(ROLES) - set(seen) == {"auditor", "administrator"}
    assert allowed("READ_PRIVATE", somebody(shown=True)) == ["secretariat"]
    assert allowed("READ_PROFESSIONAL", somebody(shown=True, where="HN")) == []


def test_whoever_it_is_about_reads_and_changes_what_is_said_of_them() -> None:
    actor = acting_as("police")
    assert actor.account is not None
    own = somebody(account=actor.account)

    assert may(actor, "READ_PRIVATE", own, by_table=MAY)
    assert may(actor, "CHANGE_PROFESSIONAL", own, by_table=MAY)
    assert not may(actor, "READ_PRIVATE", somebody(account=actor.account + 1), by_table=MAY)


def test_the_clock_forgets_and_does_nothing_else() -> None:
    assert [operation for operation in MAY if may(CLOCK, operation, somebody(), by_table=MAY)] == ["FORGET_ROWS"]
