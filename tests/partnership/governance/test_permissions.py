"""Who keeps bodies, votes, reads, closes and signs: one table of role, situation and answer."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import may
from amparo.partnership.governance.permissions import MAY, Party
from tests.actors import NOBODY, acting_as

ROLES = sorted({*READS, "auditor", "administrator", "drafter", "steering", "focal_point", "programme", "trainer"})


def held(where: str = "CR", accounts: tuple[int, ...] = ()) -> Any:
    return SimpleNamespace(kept_by=SimpleNamespace(code=where), accounts=frozenset(accounts))


def party(institution: int | None, where: str = "CR") -> Party:
    return Party(SimpleNamespace(code=where), institution)  # type: ignore[arg-type]


def allowed(operation: str, subject: Any) -> list[str]:
    return [role for role in ROLES if may(acting_as(role), operation, subject, by_table=MAY)]


@pytest.mark.parametrize(
    "operation",
    ["KEEP_BODY", "CONVENE_MEETING", "RECORD_DECISION", "DRAFT_MINUTES", "CONFIRM_TARGET", "ENTER_AGREEMENT"],
)
def test_the_secretariat_of_the_country(operation: str) -> None:
    assert allowed(operation, held()) == ["secretariat"]
    assert allowed(operation, held("HN")) == []


@pytest.mark.parametrize("operation", ["WRITE_PLAN", "RAISE_ACTION", "READ_MEETING"])
def test_the_programme_writes_plans_raises_points_and_reads(operation: str) -> None:
    assert allowed(operation, held()) == ["programme", "secretariat"]
    assert allowed(operation, held("HN")) == []


@pytest.mark.parametrize("operation", ["VOTE_IN_BODY", "APPROVE_MINUTES", "DECLARE_CONFLICT", "ADD_ITEM"])
def test_whoever_holds_the_seat_speaks_for_it_whatever_their_role(operation: str) -> None:
    police = acting_as("police")
    assert police.account is not None

    assert allowed(operation, held()) == ["secretariat"]
    assert may(police, operation, held(accounts=(police.account,)), by_table=MAY)
    assert not may(police, operation, held(accounts=(police.account + 1,)), by_table=MAY)
    assert not may(NOBODY, operation, held(), by_table=MAY)


def test_bodies_are_read_by_those_who_work_in_the_coalition() -> None:
    assert set(ROLES) - set(allowed("READ_BODY", held())) == {"auditor", "administrator"}
    assert allowed("READ_BODY", held("HN")) == []


@pytest.mark.parametrize("operation", ["CLOSE_ACTION", "SIGN_AGREEMENT", "END_AGREEMENT"])
def test_the_focal_point_speaks_for_the_own_institution(operation: str) -> None:
    own = acting_as("focal_point").institution

    assert allowed(operation, party(own)) == ["focal_point", "secretariat"]
    assert allowed(operation, party(own, "HN")) == ["focal_point"]
    assert allowed(operation, party(99)) == ["secretariat"]
    assert allowed(operation, party(None)) == ["secretariat"]
