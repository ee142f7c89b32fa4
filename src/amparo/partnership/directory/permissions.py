"""Who may enter and change the directory, and whom each may see in it."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table
from amparo.partnership.directory.vocabulary import FOCAL_POINT, SECRETARIAT, WORKS_WITH_NONE

READ_DIRECTORY: Final = "READ_DIRECTORY"
READ_PROFESSIONAL: Final = "READ_PROFESSIONAL"
READ_PRIVATE: Final = "READ_PRIVATE"
ENTER_PROFESSIONAL: Final = "ENTER_PROFESSIONAL"
CHANGE_PROFESSIONAL: Final = "CHANGE_PROFESSIONAL"
RECORD_LISTING: Final = "RECORD_LISTING"
ENTER_ORGANISATION: Final = "ENTER_ORGANISATION"
CHANGE_ORGANISATION: Final = "CHANGE_ORGANISATION"
JOIN_ENTRIES: Final = "JOIN_ENTRIES"
IMPORT_FILE: Final = "IMPORT_FILE"
TIE_ACCOUNT: Final = "TIE_ACCOUNT"
FORGET_ROWS: Final = "FORGET_ROWS"


def _country_of(subject: Any) -> str:
    return str(subject.kept_by.code)


def works_in_the_coalition(by: Actor, subject: Any) -> bool:
    """The actor works in an institution of the country that keeps it, and is neither auditor nor administrator."""
    return bool(by.roles - WORKS_WITH_NONE) and bool(by.country) and by.country == _country_of(subject)


def is_of_the_secretariat(by: Actor, subject: Any) -> bool:
    """The actor is of the secretariat of the country that keeps it."""
    return SECRETARIAT in by.roles and bool(by.country) and by.country == _country_of(subject)


def is_their_focal_point(by: Actor, subject: Any) -> bool:
    """The actor is the focal point of an institution in which the professional works."""
    is_focal = FOCAL_POINT in by.roles and by.institution is not None
    return is_focal and by.country == _country_of(subject) and by.institution in subject.institutions


def is_themselves(by: Actor, subject: Any) -> bool:
    """The professional acts with their own account."""
    return by.account is not None and by.account == subject.account_id


def is_shown_to_the_coalition(by: Actor, subject: Any) -> bool:
    """The professional agreed to be shown to the institutions of the coalition."""
    return bool(subject.is_shown)


def is_the_installation(by: Actor, subject: Any) -> bool:
    """The installation itself acts, from its own command."""
    return by.is_service


MAY: Table = {
    READ_DIRECTORY: [[works_in_the_coalition]],
    READ_PROFESSIONAL: [
        [is_of_the_secretariat],
        [is_their_focal_point],
        [is_themselves],
        [works_in_the_coalition, is_shown_to_the_coalition],
    ],
    READ_PRIVATE: [[is_of_the_secretariat], [is_their_focal_point], [is_themselves]],
    ENTER_PROFESSIONAL: [[is_of_the_secretariat], [is_their_focal_point]],
    CHANGE_PROFESSIONAL: [[is_of_the_secretariat], [is_their_focal_point], [is_themselves]],
    RECORD_LISTING: [[is_of_the_secretariat], [is_their_focal_point], [is_themselves]],
    ENTER_ORGANISATION: [[is_of_the_secretariat]],
    CHANGE_ORGANISATION: [[is_of_the_secretariat]],
    JOIN_ENTRIES: [[is_of_the_secretariat]],
    IMPORT_FILE: [[is_of_the_secretariat]],
    TIE_ACCOUNT: [[is_of_the_secretariat], [is_their_focal_point]],
    FORGET_ROWS: [[is_the_installation]],
}
