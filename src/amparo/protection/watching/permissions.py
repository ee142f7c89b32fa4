"""Who sees alerts and answers them."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table
from amparo.protection.watching.vocabulary import SEES_ALERTS

SEE_ALERTS: Final = "SEE_ALERTS"
ANSWER_ALERT: Final = "ANSWER_ALERT"
WATCH_READINGS: Final = "WATCH_READINGS"


def oversees(by: Actor, subject: Any) -> bool:
    """The actor supervises or answers for data; that the alert is theirs is told by the query that found it."""
    return bool(by.roles & SEES_ALERTS)


def is_of_another(by: Actor, alert: Any) -> bool:
    """The alert is of somebody else's account."""
    return by.account is not None and by.account != alert.account_id


def is_clock(by: Actor, subject: Any) -> bool:
    """The installation's own clock acts."""
    return by.is_service


MAY: Table = {
    SEE_ALERTS: [[oversees]],
    ANSWER_ALERT: [[oversees, is_of_another]],
    WATCH_READINGS: [[is_clock]],
}
