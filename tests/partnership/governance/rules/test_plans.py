"""A validated plan is locked; an extension makes a project longer."""

from __future__ import annotations

from datetime import date

import pytest

from amparo.partnership.governance.rules import plans as rules


def test_gov_03_nothing_is_written_in_a_locked_version() -> None:
    assert rules.reasons_not_to_write(is_locked=False) == []
    assert len(rules.reasons_not_to_write(is_locked=True)) == 1


@pytest.mark.parametrize(
    ("is_locked", "why", "reasons"), [(True, "Cambió el año.", 0), (True, " ", 1), (False, "Cambió.", 1)]
)
def test_a_further_version_follows_a_locked_one_and_says_why(is_locked: bool, why: str, reasons: int) -> None:
    assert len(rules.reasons_not_to_begin(is_locked=is_locked, why=why)) == reasons


@pytest.mark.parametrize(("is_locked", "lines", "reasons"), [(False, 1, 0), (True, 1, 1), (False, 0, 1)])
def test_a_version_is_validated_once_and_holds_something(is_locked: bool, lines: int, reasons: int) -> None:
    assert len(rules.reasons_not_to_validate(is_locked=is_locked, lines=lines)) == reasons


@pytest.mark.parametrize(("until", "reasons"), [(date(2022, 6, 30), 0), (date(2022, 3, 31), 1), (date(2021, 1, 1), 1)])
def test_gov_03_an_extension_ends_later(until: date, reasons: int) -> None:
    assert len(rules.reasons_not_to_extend(ends_on=date(2022, 3, 31), until=until)) == reasons
