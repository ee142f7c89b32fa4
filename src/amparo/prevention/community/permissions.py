"""Who sees the inbox, opens and follows a report, receives a slice of one, and makes cards."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table
from amparo.prevention.community.vocabulary import INTAKE, MAKES_CARDS, RECEIVERS, SUPERVISOR

SEE_INBOX: Final = "SEE_INBOX"
OPEN_REPORT: Final = "OPEN_REPORT"
FOLLOW_REPORT: Final = "FOLLOW_REPORT"
TAKE_DOWN_REPORT: Final = "TAKE_DOWN_REPORT"
OPEN_SLICE: Final = "OPEN_SLICE"
MAKE_CARD: Final = "MAKE_CARD"
ERASE_REPORT: Final = "ERASE_REPORT"


def _of_the_country(by: Actor, subject: Any) -> bool:
    return bool(by.country) and by.country == subject.kept_by.code


def is_intake(by: Actor, subject: Any) -> bool:
    """The actor takes reports in the country."""
    return INTAKE in by.roles and _of_the_country(by, subject)


def supervises_intake(by: Actor, subject: Any) -> bool:
    """The actor supervises in the country: sees that a report waits, never what it says."""
    return SUPERVISOR in by.roles and _of_the_country(by, subject)


def works_where_it_was_passed(by: Actor, subject: Any) -> bool:
    """The actor works, in a role that protects, at the institution to which the slice was passed."""
    return bool(by.roles & RECEIVERS) and by.institution is not None and by.institution == subject.institution_id


def makes_cards(by: Actor, subject: Any) -> bool:
    """The actor brings cards to places in the country."""
    return bool(by.roles & MAKES_CARDS) and _of_the_country(by, subject)


def is_the_installation(by: Actor, subject: Any) -> bool:
    """The installation's own clock."""
    return by.is_service


MAY: Table = {
    SEE_INBOX: [[is_intake], [supervises_intake]],
    OPEN_REPORT: [[is_intake]],
    FOLLOW_REPORT: [[is_intake]],
    TAKE_DOWN_REPORT: [[is_intake]],
    OPEN_SLICE: [[works_where_it_was_passed]],
    MAKE_CARD: [[makes_cards]],
    ERASE_REPORT: [[is_the_installation]],
}
