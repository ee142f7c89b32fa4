"""Who writes, approves, publishes and reads reports."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed, Table

MAKE_REPORT: Final = "MAKE_REPORT"
WRITE_REPORT: Final = "WRITE_REPORT"
APPROVE_REPORT: Final = "APPROVE_REPORT"
PUBLISH_REPORT: Final = "PUBLISH_REPORT"
CITE_SURVEY: Final = "CITE_SURVEY"
READ_DRAFT: Final = "READ_DRAFT"


def is_of_the_secretariat(by: Actor, subject: Any) -> bool:
    """The actor is of the secretariat of the country."""
    return "secretariat" in by.roles and bool(by.country) and by.country == subject.country.code


def sits_on_the_steering_committee(by: Actor, subject: Any) -> bool:
    """The actor sits on the steering committee of the country."""
    return "steering" in by.roles and bool(by.country) and by.country == subject.country.code


def is_the_installation(by: Actor, subject: Any) -> bool:
    """The installation itself acts, from its own command."""
    return by.is_service


MAY: Table = {
    MAKE_REPORT: [[is_of_the_secretariat], [is_the_installation]],
    WRITE_REPORT: [[is_of_the_secretariat], [is_the_installation]],
    APPROVE_REPORT: [[sits_on_the_steering_committee]],
    PUBLISH_REPORT: [[is_of_the_secretariat]],
    CITE_SURVEY: [[is_of_the_secretariat]],
    READ_DRAFT: [[is_of_the_secretariat], [sits_on_the_steering_committee]],
}


def account_of(by: Actor, operation: str) -> int:
    """Return the account that acts; raises `NotAllowed` for the installation, which signs nothing."""
    if by.account is None:
        raise NotAllowed(operation)
    return by.account
