"""Who takes a sheet away and brings one, and who opens it."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table
from amparo.protection.sheets.vocabulary import INTAKE, MEETS_PEOPLE

BRING_SHEET: Final = "BRING_SHEET"
OPEN_SHEET: Final = "OPEN_SHEET"
SETTLE_SHEET: Final = "SETTLE_SHEET"


def works_in_a_country(by: Actor, subject: Any) -> bool:
    """The actor works at an institution of a country, in a role that meets people."""
    return bool(by.country) and by.institution is not None and bool(by.roles & MEETS_PEOPLE)


def is_intake(by: Actor, subject: Any) -> bool:
    """The actor takes reports and alerts in the sheet's country."""
    return INTAKE in by.roles and bool(by.country) and by.country == subject.kept_by.code


MAY: Table = {
    BRING_SHEET: [[works_in_a_country]],
    OPEN_SHEET: [[is_intake]],
    SETTLE_SHEET: [[is_intake]],
}
