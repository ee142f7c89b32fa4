"""Who sees how the keys stand, who releases more, and who locks."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table

SEE_KEYS: Final = "SEE_KEYS"
RELEASE_CASES: Final = "RELEASE_CASES"
LOCK_EVERYTHING: Final = "LOCK_EVERYTHING"

GUARDS: Final = frozenset({"auditor", "administrator", "supervisor"})
RELEASES: Final = frozenset({"auditor", "supervisor"})


def is_officer(by: Actor, subject: Any) -> bool:
    """The actor supervises, answers for data, or runs the service."""
    return bool(by.roles & GUARDS)


def answers_for_others(by: Actor, subject: Any) -> bool:
    """The actor supervises or answers for data; that the user is theirs, the key process asks the database."""
    return bool(by.roles & RELEASES)


def is_for_another(by: Actor, account: Any) -> bool:
    """It is for somebody else."""
    return by.account is not None and by.account != account


MAY: Table = {
    SEE_KEYS: [[is_officer]],
    RELEASE_CASES: [[answers_for_others, is_for_another]],
    LOCK_EVERYTHING: [[is_officer]],
}
