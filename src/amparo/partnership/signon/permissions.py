"""Who sets up the sign-in of an institution, and who links their account with it."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table

SEE_SIGN_ONS: Final = "SEE_SIGN_ONS"
KEEP_SIGN_ON: Final = "KEEP_SIGN_ON"
LINK_SIGN_ON: Final = "LINK_SIGN_ON"
UNLINK_SIGN_ON: Final = "UNLINK_SIGN_ON"


def is_administrator(by: Actor, subject: Any) -> bool:
    """The actor looks after the machines of a country."""
    return "administrator" in by.roles and bool(by.country)


def is_of_the_country(by: Actor, institution: Any) -> bool:
    """The institution is one of the actor's country."""
    return bool(institution.country.code == by.country)


def works_there(by: Actor, sign_on: Any) -> bool:
    """It is the open sign-in of the actor's own institution."""
    return bool(by.account is not None and sign_on.is_open and sign_on.institution_id == by.institution)


def has_account(by: Actor, subject: Any) -> bool:
    """A person acts, for themself."""
    return by.account is not None


MAY: Table = {
    SEE_SIGN_ONS: [[is_administrator]],
    KEEP_SIGN_ON: [[is_administrator, is_of_the_country]],
    LINK_SIGN_ON: [[works_there]],
    UNLINK_SIGN_ON: [[has_account]],
}
