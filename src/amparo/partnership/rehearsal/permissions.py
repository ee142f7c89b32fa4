"""Who rehearses procedures."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table

REHEARSE: Final = "REHEARSE"


def is_secretariat(by: Actor, subject: Any) -> bool:
    """The actor is of a country's secretariat."""
    return "secretariat" in by.roles and bool(by.country)


MAY: Table = {
    REHEARSE: [[is_secretariat]],
}
