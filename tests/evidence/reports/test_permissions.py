"""Who writes, approves and publishes reports."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from amparo.evidence.reports import permissions
from amparo.evidence.reports.permissions import APPROVE_REPORT, MAY, READ_DRAFT, account_of
from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import NotAllowed, may
from tests.actors import CLOCK, acting_as

ROLES = sorted({*READS, "auditor", "administrator", "drafter", "steering"})
OURS = SimpleNamespace(country=SimpleNamespace(code="CR"))
THEIRS = SimpleNamespace(country=SimpleNamespace(code="HN"))


def allowed(operation: str, subject: object = OURS) -> list[str]:
    return [role for role in ROLES if may(acting_as(role), operation, subject, by_table=MAY)]


@pytest.mark.parametrize("operation", sorted(set(MAY) - {APPROVE_REPORT, READ_DRAFT}))
def test_only_the_secretariat_writes_and_publishes(operation: str) -> None:
    assert allowed(operation) == ["secretariat"]
    assert allowed(operation, THEIRS) == []


def test_the_steering_committee_approves_and_writes_nothing() -> None:
    assert allowed(APPROVE_REPORT) == ["steering"]
    assert allowed(READ_DRAFT) == ["secretariat", "steering"]


def test_the_installation_publishes_and_approves_nothing() -> None:
    assert [each for each in sorted(MAY) if may(CLOCK, each, OURS, by_table=MAY)] == [
        permissions.MAKE_REPORT, permissions.WRITE_REPORT,
    ]  # fmt: skip
    with pytest.raises(NotAllowed):
        account_of(CLOCK, permissions.PUBLISH_REPORT)
