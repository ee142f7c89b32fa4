"""Who brings a sheet, and who opens it."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import may
from amparo.protection.sheets.permissions import BRING_SHEET, MAY, OPEN_SHEET, SETTLE_SHEET
from amparo.protection.sheets.vocabulary import MEETS_PEOPLE
from tests.actors import CLOCK, acting_as

ROLES = sorted({*READS, "auditor", "administrator", "steering", "trainer"})
HERE = SimpleNamespace(kept_by=SimpleNamespace(code="CR"))
ELSEWHERE = SimpleNamespace(kept_by=SimpleNamespace(code="HN"))


@pytest.mark.parametrize(
    ("operation", "roles"),
    [
        (BRING_SHEET, sorted(MEETS_PEOPLE)),
        (OPEN_SHEET, ["intake"]),
        (SETTLE_SHEET, ["intake"]),
    ],
)
def test_members_bring_and_intake_of_the_country_opens(operation: str, roles: list[str]) -> None:
    able = [role for role in ROLES if may(acting_as(role), operation, HERE, by_table=MAY)]

    assert (able, may(CLOCK, operation, HERE, by_table=MAY)) == (roles, False)
    assert may(acting_as("intake"), operation, ELSEWHERE, by_table=MAY) == (operation == BRING_SHEET)
    assert not may(replace(acting_as("intake"), country=""), operation, HERE, by_table=MAY)
