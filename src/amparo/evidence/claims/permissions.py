"""Who may write a figure into the register, restate it, let it be published or withdraw it, and who reads them."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table

RECORD_FIGURE: Final = "RECORD_FIGURE"
RESTATE_FIGURE: Final = "RESTATE_FIGURE"
WITHDRAW_FIGURE: Final = "WITHDRAW_FIGURE"
LICENSE_FIGURE: Final = "LICENSE_FIGURE"
READ_FIGURES: Final = "READ_FIGURES"


def is_of_the_secretariat(by: Actor, subject: Any) -> bool:
    """The actor is of the secretariat of the country."""
    return "secretariat" in by.roles and bool(by.country) and by.country == subject.country.code


def is_the_installation(by: Actor, subject: Any) -> bool:
    """The installation itself acts, from its own command."""
    return by.is_service


def reads_the_country(by: Actor, subject: Any) -> bool:
    """The actor works in the country's coalition or is its auditor, and is not an administrator."""
    return bool(by.roles - {"administrator"}) and bool(by.country) and by.country == subject.country.code


MAY: Table = {
    RECORD_FIGURE: [[is_of_the_secretariat], [is_the_installation]],
    RESTATE_FIGURE: [[is_of_the_secretariat], [is_the_installation]],
    WITHDRAW_FIGURE: [[is_of_the_secretariat]],
    LICENSE_FIGURE: [[is_of_the_secretariat]],
    READ_FIGURES: [[reads_the_country]],
}
