"""Who may write into the register of figures, and who reads it."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from amparo.evidence.claims.permissions import (
    LICENSE_FIGURE,
    MAY,
    READ_FIGURES,
    RECORD_FIGURE,
    RESTATE_FIGURE,
    WITHDRAW_FIGURE,
)
from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import may
from tests.actors import CLOCK, acting_as

ROLES = sorted({*READS, "auditor", "administrator", "drafter", "steering"})
OURS = SimpleNamespace(country=SimpleNamespace(code="CR"))
THEIRS = SimpleNamespace(country=SimpleNamespace(code="HN"))


def allowed(operation: str, subject: object = OURS) -> list[str]:
    return [role for role in ROLES if may(acting_as(role), operation, subject, by_table=MAY)]


def test_only_the_secretariat_of_the_country_writes() -> None:
    for operation in (RECORD_FIGURE, RESTATE_FIGURE, WITHDRAW_FIGURE, LICENSE_FIGURE):
        assert allowed(operation) == ["secretariat"]
        assert allowed(operation, THEIRS) == []
        assert not may(replace(acting_as("secretariat"), country=""), operation, OURS, by_table=MAY)


def test_the_installation_enters_history_and_restates_what_a_closing_that_was_asked_for_counted() -> None:
    found = [each for each in sorted(MAY) if may(CLOCK, each, THEIRS, by_table=MAY)]

    assert found == [RECORD_FIGURE, RESTATE_FIGURE]


def test_everyone_of_the_country_reads_but_whoever_looks_after_machines() -> None:
    assert set(ROLES) - set(allowed(READ_FIGURES)) == {"administrator"}
    assert allowed(READ_FIGURES, THEIRS) == []
