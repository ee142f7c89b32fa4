"""Who reads what steps ask for, and who says from when a country asks for it."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed, Table

LOAD_COMPETENCIES: Final = "LOAD_COMPETENCIES"
READ_TRAINING: Final = "READ_TRAINING"
ASK_FOR_COMPETENCY: Final = "ASK_FOR_COMPETENCY"


def is_the_installation(by: Actor, subject: Any) -> bool:
    """The installation itself acts, from its own command."""
    return by.is_service


def works_in_the_country(by: Actor, country: Any) -> bool:
    """The actor works in the country's coalition or is its auditor, and is not an administrator."""
    return bool(by.roles - {"administrator"}) and bool(by.country) and by.country == country.code


def is_of_the_secretariat(by: Actor, country: Any) -> bool:
    """The actor is of the secretariat of the country."""
    return "secretariat" in by.roles and bool(by.country) and by.country == country.code


MAY: Table = {
    LOAD_COMPETENCIES: [[is_the_installation]],
    READ_TRAINING: [[works_in_the_country]],
    ASK_FOR_COMPETENCY: [[is_of_the_secretariat]],
}


def account_of(by: Actor, operation: str) -> int:
    """Return the account that acts; raises `NotAllowed` for the installation, which decides nothing."""
    if by.account is None:
        raise NotAllowed(operation)
    return by.account
