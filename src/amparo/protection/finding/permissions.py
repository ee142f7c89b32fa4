"""Who may search, ask the contact desk, and keep it."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table
from amparo.protection.finding.vocabulary import KEEPS_DESK, SEARCHES

FIND_IN_CASES: Final = "FIND_IN_CASES"
ASK_DESK: Final = "ASK_DESK"
KEEP_DESK: Final = "KEEP_DESK"
WATCH_DESK: Final = "WATCH_DESK"


def works_with_identities(by: Actor, subject: Any) -> bool:
    """The actor holds a role that works with who people are."""
    return by.account is not None and bool(by.roles & SEARCHES)


def keeps_no_desk(by: Actor, subject: Any) -> bool:
    """The actor does not keep a contact desk, and so does not learn of a match by asking."""
    return not by.roles & KEEPS_DESK


def keeps_a_desk(by: Actor, subject: Any) -> bool:
    """The actor holds a role that keeps a contact desk; of which institution, the database says."""
    return by.account is not None and bool(by.roles & KEEPS_DESK)


def is_clock(by: Actor, subject: Any) -> bool:
    """The installation's own clock acts."""
    return by.is_service


MAY: Table = {
    FIND_IN_CASES: [[works_with_identities]],
    ASK_DESK: [[works_with_identities, keeps_no_desk]],
    KEEP_DESK: [[keeps_a_desk]],
    WATCH_DESK: [[is_clock]],
}
