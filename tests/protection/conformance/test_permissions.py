"""Who sees how procedures go in practice, and who compares and keeps logs."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import may
from amparo.protection.conformance.permissions import (
    COMPARE_LOG,
    FORGET_COMPARISON,
    KEEP_COMPARISON,
    MAY,
    SEE_PRACTICE,
)
from tests.actors import CLOCK, acting_as

ROLES = sorted({*READS, "auditor", "administrator", "drafter"})
OURS = SimpleNamespace(country=SimpleNamespace(code="CR"))
THEIRS = SimpleNamespace(country=SimpleNamespace(code="HN"))


def allowed(operation: str, subject: object) -> list[str]:
    return [role for role in ROLES if may(acting_as(role), operation, subject, by_table=MAY)]


@pytest.mark.parametrize("operation", [SEE_PRACTICE, COMPARE_LOG, KEEP_COMPARISON])
def test_only_a_secretariat_of_a_country_sees_compares_and_keeps(operation: str) -> None:
    assert allowed(operation, None) == ["secretariat"]
    assert not may(replace(acting_as("secretariat"), country=""), operation, None, by_table=MAY)
    assert not may(CLOCK, operation, None, by_table=MAY)


def test_only_what_the_own_country_kept_is_removed() -> None:
    assert allowed(FORGET_COMPARISON, OURS) == ["secretariat"]
    assert allowed(FORGET_COMPARISON, THEIRS) == []
    assert allowed(FORGET_COMPARISON, None) == []
