"""Who may change what the coalition is."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table

LOAD_COALITION: Final = "LOAD_COALITION"
SEE_OVERSIGHT: Final = "SEE_OVERSIGHT"
SEE_SERVICE: Final = "SEE_SERVICE"


def is_installation(by: Actor, subject: Any) -> bool:
    """The installation itself acts, from its own command."""
    return by.is_service


def is_auditor(by: Actor, subject: Any) -> bool:
    """The actor is a data-protection auditor."""
    return "auditor" in by.roles


def is_administrator(by: Actor, subject: Any) -> bool:
    """The actor looks after the machines, and sees no case."""
    return "administrator" in by.roles


MAY: Table = {
    LOAD_COALITION: [[is_installation]],
    SEE_OVERSIGHT: [[is_auditor]],
    SEE_SERVICE: [[is_administrator]],
}
