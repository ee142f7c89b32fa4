"""Who may publish a procedure."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table

PUBLISH_PROCEDURE: Final = "PUBLISH_PROCEDURE"


def keeps_the_procedures(by: Actor, subject: Any) -> bool:
    """The actor is of the secretariat, or is the installation loading its content."""
    return by.is_service or "secretariat" in by.roles


MAY: Table = {
    PUBLISH_PROCEDURE: [[keeps_the_procedures]],
}
