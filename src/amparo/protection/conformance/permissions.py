"""Who sees how the procedures go in practice, and who compares and keeps logs."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table

SEE_PRACTICE: Final = "SEE_PRACTICE"
COMPARE_LOG: Final = "COMPARE_LOG"
KEEP_COMPARISON: Final = "KEEP_COMPARISON"
FORGET_COMPARISON: Final = "FORGET_COMPARISON"


def is_secretariat(by: Actor, subject: Any) -> bool:
    """The actor is of a country's secretariat; the database asks the same before it gives a sum."""
    return "secretariat" in by.roles and bool(by.country)


def is_of_the_country(by: Actor, subject: Any) -> bool:
    """What was kept is of the actor's own country."""
    return subject is not None and subject.country.code == by.country


MAY: Table = {
    SEE_PRACTICE: [[is_secretariat]],
    COMPARE_LOG: [[is_secretariat]],
    KEEP_COMPARISON: [[is_secretariat]],
    FORGET_COMPARISON: [[is_secretariat, is_of_the_country]],
}
