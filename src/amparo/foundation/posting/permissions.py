"""Who says how they are reached, who tells others, who lets messages leave, and who looks at those that did not."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table

KEEP_REACH: Final = "KEEP_REACH"
TELL_MEMBERS: Final = "TELL_MEMBERS"
CARRY_MESSAGES: Final = "CARRY_MESSAGES"
SEE_DEAD_MESSAGES: Final = "SEE_DEAD_MESSAGES"


def has_an_account(by: Actor, subject: Any) -> bool:
    """The actor is a member, and says it of themselves."""
    return by.account is not None


def acts(by: Actor, subject: Any) -> bool:
    """A member does something that others are told of, or the installation does."""
    return by.account is not None or by.is_service


def is_the_installation(by: Actor, subject: Any) -> bool:
    """The installation's own clock."""
    return by.is_service


def administers(by: Actor, subject: Any) -> bool:
    """The actor administers the installation."""
    return "administrator" in by.roles


MAY: Table = {
    KEEP_REACH: [[has_an_account]],
    TELL_MEMBERS: [[acts]],
    CARRY_MESSAGES: [[is_the_installation]],
    SEE_DEAD_MESSAGES: [[administers]],
}
