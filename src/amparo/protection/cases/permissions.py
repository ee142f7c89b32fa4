"""Who may open a case and bring others into it."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table

OPEN_CASE: Final = "OPEN_CASE"


def receives_alerts(by: Actor, subject: Any) -> bool:
    """The actor takes alerts: intake or the duty officer."""
    return bool(by.roles & {"intake", "duty_officer"})


MAY: Table = {
    OPEN_CASE: [[receives_alerts]],
}
