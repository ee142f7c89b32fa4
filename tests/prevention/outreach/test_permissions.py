"""Who holds sessions, keeps work, tests channels, checks companies and publishes: role, situation and answer."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import may
from amparo.partnership.rolls import permissions as rolls
from amparo.prevention.outreach.permissions import MAY
from amparo.prevention.outreach.queries import Kept
from tests.actors import NOBODY, acting_as

ROLES = sorted({*READS, "auditor", "administrator", "drafter", "steering", "focal_point", "programme", "trainer"})


def kept(institution: int | None = None, where: str = "CR", accounts: tuple[int, ...] = ()) -> Kept:
    return Kept(SimpleNamespace(code=where), institution, frozenset(accounts))  # type: ignore[arg-type]


def allowed(operation: str, subject: Any, table: Any = MAY) -> list[str]:
    return [role for role in ROLES if may(acting_as(role), operation, subject, by_table=table)]


@pytest.mark.parametrize("operation", ["KEEP_INITIATIVE", "NAME_INFORMAL"])
def test_work_is_kept_by_the_secretariat_and_by_who_accompanies_it(operation: str) -> None:
    own = acting_as("ngo").institution

    assert allowed(operation, kept()) == ["secretariat"]
    assert {"ngo", "secretariat"} <= set(allowed(operation, kept(own)))
    assert set(allowed(operation, kept(own))) <= {"ngo", "police", "focal_point", "secretariat"}
    assert allowed(operation, kept(own, "HN")) == []


@pytest.mark.parametrize("operation", ["TEST_CHANNEL", "CHECK_COMMITMENT"])
def test_channels_are_tested_and_commitments_checked_by_who_is_outside(operation: str) -> None:
    assert allowed(operation, kept()) == ["focal_point", "ngo", "police", "secretariat"]
    assert allowed(operation, kept(where="HN")) == []


@pytest.mark.parametrize("operation", ["PUBLISH_INITIATIVE", "KEEP_COMPANY", "TELL_GROUPS"])
def test_only_the_secretariat_publishes_and_keeps_companies(operation: str) -> None:
    assert allowed(operation, kept()) == ["secretariat"]


def test_counts_in_full_are_for_the_secretariat_the_programme_and_who_counted() -> None:
    ngo = acting_as("ngo")
    assert ngo.account is not None

    assert allowed("READ_COUNTS", kept()) == ["programme", "secretariat"]
    assert may(ngo, "READ_COUNTS", kept(accounts=(ngo.account,)), by_table=MAY)
    assert not may(ngo, "READ_COUNTS", kept(accounts=(ngo.account,), where="HN"), by_table=MAY)
    assert not may(NOBODY, "READ_OUTREACH", kept(), by_table=MAY)
    assert set(ROLES) - set(allowed("READ_OUTREACH", kept())) == {"auditor", "administrator"}


def test_a_session_with_the_public_is_recorded_for_the_own_institution() -> None:
    own = acting_as("ngo").institution
    country: Any = SimpleNamespace(code="CR")

    assert allowed("HOLD_IN_PUBLIC", rolls.InPublic(country, None), rolls.MAY) == ["secretariat"]
    assert {"ngo", "secretariat"} <= set(allowed("HOLD_IN_PUBLIC", rolls.InPublic(country, own), rolls.MAY))
    assert "police" not in allowed("HOLD_IN_PUBLIC", rolls.InPublic(country, own), rolls.MAY)
