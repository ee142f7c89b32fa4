"""Who writes kits, who validates them, and which academy adopts them."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed, Table

READ_KITS: Final = "READ_KITS"
RECORD_NEED: Final = "RECORD_NEED"
WRITE_KIT: Final = "WRITE_KIT"
VALIDATE_KIT: Final = "VALIDATE_KIT"
ADOPT_COURSE: Final = "ADOPT_COURSE"
REVIEW_MODULE: Final = "REVIEW_MODULE"
NOTICE_CHANGE: Final = "NOTICE_CHANGE"

WRITERS: Final = frozenset({"secretariat", "trainer"})
FINDERS: Final = frozenset({"secretariat", "trainer", "focal_point"})
ACADEMIES: Final = frozenset({"TRAINING_SCHOOL", "SchoolOrCollege"})
# They look after oversight and machines, and speak for no institution.
SPEAKS_FOR_NONE: Final = frozenset({"auditor", "administrator"})


def reads_the_country(by: Actor, subject: Any) -> bool:
    """The actor works in the country's coalition or is its auditor, and is not an administrator."""
    return bool(by.roles - {"administrator"}) and bool(by.country) and by.country == subject.country.code


def writes_kits(by: Actor, subject: Any) -> bool:
    """The actor writes kits for the country."""
    return bool(by.roles & WRITERS) and bool(by.country) and by.country == subject.country.code


def finds_needs(by: Actor, subject: Any) -> bool:
    """The actor finds out what people of the country need to learn."""
    return bool(by.roles & FINDERS) and bool(by.country) and by.country == subject.country.code


def is_of_the_institution(by: Actor, institution: Any) -> bool:
    """The actor works in that institution, and is neither auditor nor administrator."""
    return bool(by.roles - SPEAKS_FOR_NONE) and by.institution is not None and by.institution == institution.pk


def is_an_academy(by: Actor, institution: Any) -> bool:
    """The institution is a school that trains professionals."""
    return institution.kind in ACADEMIES


def publishes_procedures(by: Actor, subject: Any) -> bool:
    """The actor has just published a version of a procedure."""
    return by.is_service or "secretariat" in by.roles


MAY: Table = {
    READ_KITS: [[reads_the_country]],
    RECORD_NEED: [[finds_needs]],
    WRITE_KIT: [[writes_kits]],
    VALIDATE_KIT: [[is_of_the_institution]],
    ADOPT_COURSE: [[is_of_the_institution, is_an_academy]],
    REVIEW_MODULE: [[writes_kits]],
    NOTICE_CHANGE: [[publishes_procedures]],
}


def account_of(by: Actor, operation: str) -> int:
    """Return the account that acts; raises `NotAllowed` for the installation, which writes no kit."""
    if by.account is None:
        raise NotAllowed(operation)
    return by.account
