"""Who may enter, close, restate and read results."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from amparo.evidence.results import permissions
from amparo.evidence.results.permissions import (
    ANSWER_CASE_SUMS,
    FINISH_COUNT,
    GIVE_OUT_CASE_SUMS,
    LOAD_FRAMEWORK,
    MAY,
    READ_CASE_SUMS,
    READ_RESULTS,
    READ_ROWS,
    TALLY_INDICATOR,
    account_of,
)
from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import NotAllowed, may
from tests.actors import CLOCK, acting_as

ROLES = sorted({*READS, "auditor", "administrator", "drafter", "steering"})
OF_THE_INSTALLATION = (FINISH_COUNT, GIVE_OUT_CASE_SUMS, LOAD_FRAMEWORK, TALLY_INDICATOR)
OF_TWO_PEOPLE = (ANSWER_CASE_SUMS, READ_CASE_SUMS)
OURS = SimpleNamespace(country=SimpleNamespace(code="CR"))
THEIRS = SimpleNamespace(country=SimpleNamespace(code="HN"))


def allowed(operation: str, subject: object = OURS) -> list[str]:
    return [role for role in ROLES if may(acting_as(role), operation, subject, by_table=MAY)]


@pytest.mark.parametrize(
    "operation", sorted(set(MAY) - {*OF_THE_INSTALLATION, READ_RESULTS, READ_ROWS, *OF_TWO_PEOPLE})
)
def test_only_the_secretariat_of_the_country_writes(operation: str) -> None:
    assert allowed(operation) == ["secretariat"]
    assert allowed(operation, THEIRS) == []


def test_the_installation_brings_frameworks_in_and_counts_beforehand_and_nothing_else() -> None:
    assert tuple(each for each in sorted(MAY) if may(CLOCK, each, OURS, by_table=MAY)) == OF_THE_INSTALLATION


def test_rows_are_read_by_those_who_answer_for_them() -> None:
    assert allowed(READ_ROWS) == ["auditor", "secretariat", "steering"]
    assert set(ROLES) - set(allowed(READ_RESULTS)) == {"administrator"}
    assert allowed(READ_ROWS, THEIRS) == []


def test_case_figures_are_looked_at_by_those_who_release_or_audit_them() -> None:
    assert allowed(ANSWER_CASE_SUMS) == ["dpo", "secretariat"]
    assert allowed(READ_CASE_SUMS) == ["auditor", "dpo", "secretariat"]
    assert allowed(ANSWER_CASE_SUMS, THEIRS) == allowed(READ_CASE_SUMS, THEIRS) == []


def test_nobody_without_an_account_signs() -> None:
    with pytest.raises(NotAllowed):
        account_of(CLOCK, permissions.CLOSE_PERIOD)
    assert account_of(acting_as("secretariat"), permissions.CLOSE_PERIOD) == 1
