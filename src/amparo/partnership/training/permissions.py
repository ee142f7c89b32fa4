"""Who runs courses, marks, signs awards, certifies trainers, and sees whose award."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed, Table

READ_TRAINING: Final = "READ_TRAINING"
OPEN_RUN: Final = "OPEN_RUN"
NAME_TRAINER: Final = "NAME_TRAINER"
READ_RUN: Final = "READ_RUN"
MARK_RUN: Final = "MARK_RUN"
SIGN_AWARDS: Final = "SIGN_AWARDS"
CERTIFY_TRAINER: Final = "CERTIFY_TRAINER"
READ_AWARD: Final = "READ_AWARD"
REVOKE_AWARD: Final = "REVOKE_AWARD"
RECORD_REFRESHER: Final = "RECORD_REFRESHER"
FOLLOW_UP: Final = "FOLLOW_UP"
PLACE_PROFESSIONAL: Final = "PLACE_PROFESSIONAL"

WATCHES_AT_WORK: Final = frozenset({"focal_point", "supervisor"})


def _is_here(by: Actor, subject: Any) -> bool:
    return bool(by.country) and by.country == subject.kept_by.code


def reads_the_country(by: Actor, subject: Any) -> bool:
    """The actor works in the country's coalition or is its auditor, and is not an administrator."""
    return bool(by.roles - {"administrator"}) and _is_here(by, subject)


def is_of_the_secretariat(by: Actor, subject: Any) -> bool:
    """The actor is of the secretariat of the country."""
    return "secretariat" in by.roles and _is_here(by, subject)


def is_a_trainer(by: Actor, subject: Any) -> bool:
    """The actor is a trainer of the country."""
    return "trainer" in by.roles and _is_here(by, subject)


def trains_in_it(by: Actor, run: Any) -> bool:
    """The actor is named as a trainer of the course."""
    return by.account is not None and _is_here(by, run) and by.account in run.trainer_accounts


def looks_after_them(by: Actor, subject: Any) -> bool:
    """The actor looks after the people of an institution in which the professional works."""
    looks = bool(by.roles & WATCHES_AT_WORK) and by.institution is not None
    return looks and _is_here(by, subject) and by.institution in subject.institutions


def is_their_focal_point(by: Actor, subject: Any) -> bool:
    """The actor is the focal point of an institution in which the professional works."""
    return "focal_point" in by.roles and looks_after_them(by, subject)


def is_themselves(by: Actor, subject: Any) -> bool:
    """The professional acts with their own account."""
    return by.account is not None and by.account == subject.account_id


MAY: Table = {
    READ_TRAINING: [[reads_the_country]],
    OPEN_RUN: [[is_of_the_secretariat], [is_a_trainer]],
    NAME_TRAINER: [[is_of_the_secretariat], [is_a_trainer]],
    READ_RUN: [[is_of_the_secretariat], [is_a_trainer], [trains_in_it]],
    MARK_RUN: [[is_of_the_secretariat], [trains_in_it]],
    SIGN_AWARDS: [[is_a_trainer], [trains_in_it]],
    CERTIFY_TRAINER: [[is_of_the_secretariat]],
    READ_AWARD: [[is_of_the_secretariat], [is_a_trainer], [looks_after_them], [is_themselves]],
    REVOKE_AWARD: [[is_of_the_secretariat]],
    RECORD_REFRESHER: [[is_of_the_secretariat], [is_a_trainer]],
    FOLLOW_UP: [[looks_after_them]],
    PLACE_PROFESSIONAL: [[is_of_the_secretariat], [is_their_focal_point], [is_themselves]],
}


def account_of(by: Actor, operation: str) -> int:
    """Return the account that acts; raises `NotAllowed` for the installation, which awards nothing."""
    if by.account is None:
        raise NotAllowed(operation)
    return by.account
