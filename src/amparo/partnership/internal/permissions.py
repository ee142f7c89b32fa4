"""Who may keep internal procedures, and read them."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table
from amparo.partnership.internal.vocabulary import SPEAKS_FOR_NONE

GIVE_INTERNAL: Final = "GIVE_INTERNAL"
WITHDRAW_INTERNAL: Final = "WITHDRAW_INTERNAL"
READ_INTERNAL: Final = "READ_INTERNAL"
LOOK_AT_INTERNAL: Final = "LOOK_AT_INTERNAL"


def is_of_the_institution(by: Actor, institution: Any) -> bool:
    """The actor works in that institution, and is neither auditor nor administrator."""
    return bool(by.roles - SPEAKS_FOR_NONE) and by.institution is not None and by.institution == institution.pk


def is_of_the_secretariat(by: Actor, institution: Any) -> bool:
    """The actor is of the secretariat of the institution's country."""
    return "secretariat" in by.roles and bool(by.country) and by.country == institution.country.code


def is_the_installation(by: Actor, institution: Any) -> bool:
    """The installation itself acts: with its content, or by the clock."""
    return by.is_service


MAY: Table = {
    GIVE_INTERNAL: [[is_of_the_institution], [is_the_installation]],
    WITHDRAW_INTERNAL: [[is_of_the_institution]],
    READ_INTERNAL: [[is_of_the_institution], [is_of_the_secretariat]],
    LOOK_AT_INTERNAL: [[is_the_installation]],
}
