"""Who may take a procedure through its life, adopt it, and read how far an institution has come."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed, Table

PUT_TO_CONSULTATION: Final = "PUT_TO_CONSULTATION"
COMMENT_ON_STEP: Final = "COMMENT_ON_STEP"
ANSWER_COMMENT: Final = "ANSWER_COMMENT"
CLOSE_CONSULTATION: Final = "CLOSE_CONSULTATION"
RECORD_VALIDATION: Final = "RECORD_VALIDATION"
APPROVE_PROPOSAL: Final = "APPROVE_PROPOSAL"
RETURN_TO_DRAFT: Final = "RETURN_TO_DRAFT"
PUBLISH_PROPOSAL: Final = "PUBLISH_PROPOSAL"
SETTLE_PROPOSAL: Final = "SETTLE_PROPOSAL"
RECORD_ACT: Final = "RECORD_ACT"
WITHDRAW_ACT: Final = "WITHDRAW_ACT"
RECORD_EVIDENCE: Final = "RECORD_EVIDENCE"
AGREE_DATE: Final = "AGREE_DATE"
EXEMPT_INSTITUTION: Final = "EXEMPT_INSTITUTION"
RECORD_ADVOCACY: Final = "RECORD_ADVOCACY"
REMIND_INSTITUTION: Final = "REMIND_INSTITUTION"
OFFER_VERSION: Final = "OFFER_VERSION"
ANSWER_OFFER: Final = "ANSWER_OFFER"
READ_ADOPTION: Final = "READ_ADOPTION"

# They look after oversight and machines, and speak for no institution.
SPEAKS_FOR_NONE: Final = frozenset({"auditor", "administrator"})


def is_of_the_secretariat(by: Actor, subject: Any) -> bool:
    """The actor is of the secretariat of the country."""
    return "secretariat" in by.roles and bool(by.country) and by.country == subject.country.code


def sits_on_the_steering_committee(by: Actor, subject: Any) -> bool:
    """The actor sits on the steering committee of the country."""
    return "steering" in by.roles and bool(by.country) and by.country == subject.country.code


def speaks_for_an_institution(by: Actor, subject: Any) -> bool:
    """The actor works in an institution of the country, and is neither auditor nor administrator."""
    return bool(by.roles - SPEAKS_FOR_NONE) and bool(by.country) and by.country == subject.country.code


def is_of_the_institution(by: Actor, institution: Any) -> bool:
    """The actor works in that institution, and is neither auditor nor administrator."""
    return bool(by.roles - SPEAKS_FOR_NONE) and by.institution is not None and by.institution == institution.pk


def reads_the_country(by: Actor, subject: Any) -> bool:
    """The actor works in the country's coalition or is its auditor, and is not an administrator."""
    return bool(by.roles - {"administrator"}) and bool(by.country) and by.country == subject.country.code


def is_the_installation(by: Actor, subject: Any) -> bool:
    """The installation itself acts, from its own command."""
    return by.is_service


MAY: Table = {
    PUT_TO_CONSULTATION: [[is_of_the_secretariat]],
    COMMENT_ON_STEP: [[speaks_for_an_institution]],
    ANSWER_COMMENT: [[is_of_the_secretariat]],
    CLOSE_CONSULTATION: [[is_of_the_secretariat]],
    RECORD_VALIDATION: [[is_of_the_secretariat]],
    APPROVE_PROPOSAL: [[is_of_the_secretariat], [sits_on_the_steering_committee]],
    RETURN_TO_DRAFT: [[is_of_the_secretariat]],
    PUBLISH_PROPOSAL: [[is_of_the_secretariat]],
    SETTLE_PROPOSAL: [[is_the_installation]],
    RECORD_ACT: [[is_of_the_institution]],
    WITHDRAW_ACT: [[is_of_the_institution]],
    RECORD_EVIDENCE: [[is_of_the_institution]],
    AGREE_DATE: [[is_of_the_secretariat]],
    EXEMPT_INSTITUTION: [[is_of_the_secretariat]],
    RECORD_ADVOCACY: [[is_of_the_secretariat]],
    REMIND_INSTITUTION: [[is_of_the_secretariat], [is_the_installation]],
    OFFER_VERSION: [[is_of_the_secretariat]],
    ANSWER_OFFER: [[is_of_the_secretariat]],
    READ_ADOPTION: [[reads_the_country]],
}


def account_of(by: Actor, operation: str) -> int:
    """Return the account that acts; raises `NotAllowed` for the installation, which signs nothing."""
    if by.account is None:
        raise NotAllowed(operation)
    return by.account


def institution_of(by: Actor, operation: str) -> int:
    """Return the institution for which the actor speaks; raises `NotAllowed` when there is none."""
    if by.institution is None:
        raise NotAllowed(operation)
    return by.institution
