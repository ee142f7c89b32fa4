"""Who reads events, keeps them, and answers those who register. Whoever registers holds a code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed, Table
from amparo.partnership.directory.permissions import (
    is_of_the_secretariat,
    is_the_installation,
    works_in_the_coalition,
)
from amparo.partnership.events.vocabulary import KEEPS_RECORD

READ_EVENT: Final = "READ_EVENT"
KEEP_EVENT: Final = "KEEP_EVENT"
READ_BUDGET: Final = "READ_BUDGET"
READ_REGISTRATIONS: Final = "READ_REGISTRATIONS"
ANSWER_REGISTRATION: Final = "ANSWER_REGISTRATION"
PROMOTE_REGISTRATION: Final = "PROMOTE_REGISTRATION"
REGISTER: Final = "REGISTER"
CHANGE_OWN_REGISTRATION: Final = "CHANGE_OWN_REGISTRATION"
ERASE_REGISTRATIONS: Final = "ERASE_REGISTRATIONS"
KEEP_RECORD: Final = "KEEP_RECORD"
WRITE_SHEET: Final = "WRITE_SHEET"
CERTIFY_ATTENDANCE: Final = "CERTIFY_ATTENDANCE"
TAKE_CERTIFICATE: Final = "TAKE_CERTIFICATE"


@dataclass(frozen=True, slots=True)
class Registering:
    """That somebody registers: what permission is asked about."""

    is_open: bool


@dataclass(frozen=True, slots=True)
class Carried:
    """A registration, and whether its code was shown: what permission is asked about."""

    shows_its_code: bool


def plans_the_programme(by: Actor, subject: Any) -> bool:
    """The actor is a programme officer or steers the programme, in the country that holds it."""
    return bool(by.roles & {"programme", "steering"}) and bool(by.country) and by.country == subject.kept_by.code


def registers_while_it_is_open(by: Actor, registering: Any) -> bool:
    """Whoever it is registers while one can; no account is asked."""
    return bool(registering.is_open)


def shows_the_code(by: Actor, carried: Any) -> bool:
    """Whoever it is holds the code of that registration."""
    return bool(carried.shows_its_code)


def keeps_the_record(by: Actor, subject: Any) -> bool:
    """The actor is of the secretariat or the programme of the coalition that holds it."""
    return bool(by.roles & KEEPS_RECORD) and bool(by.country) and by.country == subject.kept_by.code


def writes_the_sheet(by: Actor, sheet: Any) -> bool:
    """The actor is a rapporteur of the sheet, or sits at the table whose minutes it is."""
    return by.account is not None and by.account in sheet.accounts


def was_certified(by: Actor, certificate: Any) -> bool:
    """The certificate is the actor's own."""
    return by.account is not None and by.account == certificate.professional.account_id


MAY: Table = {
    READ_EVENT: [[works_in_the_coalition]],
    KEEP_EVENT: [[is_of_the_secretariat]],
    READ_BUDGET: [[is_of_the_secretariat], [plans_the_programme]],
    READ_REGISTRATIONS: [[is_of_the_secretariat]],
    ANSWER_REGISTRATION: [[is_of_the_secretariat]],
    PROMOTE_REGISTRATION: [[is_of_the_secretariat], [is_the_installation]],
    REGISTER: [[registers_while_it_is_open]],
    CHANGE_OWN_REGISTRATION: [[shows_the_code]],
    ERASE_REGISTRATIONS: [[is_the_installation]],
    KEEP_RECORD: [[keeps_the_record]],
    WRITE_SHEET: [[keeps_the_record], [writes_the_sheet]],
    CERTIFY_ATTENDANCE: [[keeps_the_record]],
    TAKE_CERTIFICATE: [[keeps_the_record], [was_certified]],
}


def account_of(by: Actor, operation: str) -> int:
    """Return the account that acts; raises `NotAllowed` for the installation, which writes no record."""
    if by.account is None:
        raise NotAllowed(operation)
    return by.account
