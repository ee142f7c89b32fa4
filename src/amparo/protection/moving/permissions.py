"""Who may order that running cases move, and who decides for one."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table
from amparo.protection.pathways.permissions import is_clock, leads_the_case

PLAN_MOVING: Final = "PLAN_MOVING"
ORDER_MOVING: Final = "ORDER_MOVING"
MOVE_CASE: Final = "MOVE_CASE"
KEEP_CASE: Final = "KEEP_CASE"


def keeps_the_procedures(by: Actor, subject: Any) -> bool:
    """The actor is of the secretariat."""
    return "secretariat" in by.roles


MAY: Table = {
    PLAN_MOVING: [[keeps_the_procedures], [is_clock]],
    ORDER_MOVING: [[keeps_the_procedures]],
    MOVE_CASE: [[leads_the_case], [is_clock]],
    KEEP_CASE: [[leads_the_case]],
}
