"""Who may break a glass, be the second, and look at it afterwards."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access import need_to_know
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table
from amparo.protection.emergencies.vocabulary import OVERSEES, SEES_FIGURES

BREAK_GLASS: Final = "BREAK_GLASS"
SECOND_GLASS: Final = "SECOND_GLASS"
END_GLASS: Final = "END_GLASS"
REVIEW_GLASS: Final = "REVIEW_GLASS"
SEE_GLASS: Final = "SEE_GLASS"
SEE_EMERGENCIES: Final = "SEE_EMERGENCIES"
WATCH_GLASSES: Final = "WATCH_GLASSES"


def looks_after_people(by: Actor, subject: Any) -> bool:
    """The actor holds a role that may break the glass."""
    return bool(by.roles & set(need_to_know.BREAKS_GLASS))


def broke_it(by: Actor, emergency: Any) -> bool:
    """The actor broke this glass."""
    return by.account is not None and emergency.account_id == by.account


def oversees(by: Actor, emergency: Any) -> bool:
    """The actor supervises or answers for data; that this one is theirs is told by the query that found it."""
    return bool(by.roles & OVERSEES)


def is_another(by: Actor, emergency: Any) -> bool:
    """The actor neither broke this glass nor agreed to it as the second."""
    return by.account is not None and by.account not in {emergency.account_id, emergency.second_id}


def has_an_account(by: Actor, subject: Any) -> bool:
    """The actor is a member of staff; that they were told is told by the query that found it."""
    return by.account is not None


def sees_figures(by: Actor, subject: Any) -> bool:
    """The actor keeps, supervises or answers for data."""
    return bool(by.roles & SEES_FIGURES)


def is_clock(by: Actor, subject: Any) -> bool:
    """The installation's own clock acts."""
    return by.is_service


MAY: Table = {
    BREAK_GLASS: [[looks_after_people]],
    SECOND_GLASS: [[oversees, is_another]],
    END_GLASS: [[broke_it]],
    REVIEW_GLASS: [[oversees, is_another]],
    SEE_GLASS: [[has_an_account]],
    SEE_EMERGENCIES: [[looks_after_people], [sees_figures]],
    WATCH_GLASSES: [[is_clock]],
}
