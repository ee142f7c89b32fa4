"""Who may seal a case, and change a seal with a second person."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table
from amparo.protection.seals.vocabulary import SEES_SEALS

SEE_SEALS: Final = "SEE_SEALS"
SEAL_CASE: Final = "SEAL_CASE"
CHANGE_SEAL: Final = "CHANGE_SEAL"
DECIDE_SEAL: Final = "DECIDE_SEAL"


def leads_or_oversees(by: Actor, subject: Any) -> bool:
    """The actor leads cases, supervises or answers for data; that this case is theirs is told by the database."""
    return by.account is not None and bool(by.roles & SEES_SEALS)


def is_another(by: Actor, change: Any) -> bool:
    """The actor neither asked for the change nor is who would be named."""
    return by.account not in {change.asked_by, change.account}


MAY: Table = {
    SEE_SEALS: [[leads_or_oversees]],
    SEAL_CASE: [[leads_or_oversees]],
    CHANGE_SEAL: [[leads_or_oversees]],
    DECIDE_SEAL: [[leads_or_oversees, is_another]],
}
