"""Who plans, who fills a roll, who proposes whom: one table of role, situation and answer."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from amparo.foundation.access.actors import NOBODY
from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import may
from amparo.partnership.rolls.permissions import MAY, Signing
from tests.actors import CLOCK, acting_as

ROLES = sorted({*READS, "auditor", "administrator", "drafter", "steering", "focal_point", "programme"})


def held(where: str = "CR", staff: tuple[int, ...] = ()) -> Any:
    return SimpleNamespace(kept_by=SimpleNamespace(code=where), staff_accounts=frozenset(staff))


def nominated(institution: int | None, *, kept_by: int = 1, is_shown: bool = False) -> Any:
    where = SimpleNamespace(code="CR")
    return SimpleNamespace(
        kept_by=where,
        institutions=frozenset({institution}),
        activity=SimpleNamespace(kept_by=where, kept_by_id=1),
        professional=SimpleNamespace(kept_by_id=kept_by, is_shown=is_shown, account_id=None),
    )


def allowed(operation: str, subject: Any) -> list[str]:
    return [role for role in ROLES if may(acting_as(role), operation, subject, by_table=MAY)]


@pytest.mark.parametrize("operation", ["NAME_STAFF", "BRING_PARTICIPANTS", "FILL_ROLL", "READ_ROLL"])
def test_the_secretariat_of_the_country(operation: str) -> None:
    assert allowed(operation, held()) == ["secretariat"]
    assert allowed(operation, held("HN")) == []


def test_the_programme_officer_plans_beside_the_secretariat_and_invites_whoever_agreed_to_be_seen() -> None:
    assert allowed("PLAN_ACTIVITY", held()) == ["programme", "secretariat"]
    assert allowed("PLAN_ACTIVITY", held("HN")) == []
    assert "programme" in allowed("NOMINATE", nominated(99, is_shown=True))
    assert "programme" not in allowed("NOMINATE", nominated(99))
    assert "programme" not in allowed("NOMINATE", nominated(99, kept_by=2, is_shown=True))
    assert "programme" not in allowed("ANSWER_INVITATION", nominated(99, is_shown=True))


def test_whoever_was_named_fills_and_reads_the_rolls_of_that_activity() -> None:
    staff = acting_as("police")
    assert staff.account is not None
    named = held(staff=(staff.account,))

    of_an_activity = ("READ_ACTIVITY", "PLAN_ACTIVITY", "FILL_ROLL", "READ_ROLL")
    assert [name for name in of_an_activity if may(staff, name, named, by_table=MAY)] == [
        "READ_ACTIVITY", "FILL_ROLL", "READ_ROLL",
    ]  # fmt: skip
    assert not may(staff, "FILL_ROLL", held("HN", (staff.account,)), by_table=MAY)


def test_activities_are_read_by_those_who_work_in_the_coalition() -> None:
    assert set(ROLES) - set(allowed("READ_ACTIVITY", held())) == {"auditor", "administrator"}


def test_a_focal_point_proposes_people_of_the_own_institution() -> None:
    own = acting_as("focal_point").institution

    assert allowed("NOMINATE", nominated(own)) == ["focal_point", "secretariat"]
    assert allowed("NOMINATE", nominated(99)) == ["secretariat"]
    assert allowed("NOMINATE", nominated(own, kept_by=2)) == ["secretariat"]


def test_whoever_shows_both_codes_signs_in_and_does_nothing_else() -> None:
    assert may(NOBODY, "SIGN_IN_ONESELF", Signing("ONLINE", True), by_table=MAY)
    assert not may(NOBODY, "SIGN_IN_ONESELF", Signing("", True), by_table=MAY)
    assert not may(NOBODY, "SIGN_IN_ONESELF", Signing("ONLINE", False), by_table=MAY)
    assert [
        name for name in ("READ_ACTIVITY", "FILL_ROLL", "READ_ROLL") if may(NOBODY, name, held(), by_table=MAY)
    ] == []


def test_the_clock_erases() -> None:
    assert may(CLOCK, "ERASE_NEEDLESS", None, by_table=MAY)
    assert allowed("ERASE_NEEDLESS", None) == []
