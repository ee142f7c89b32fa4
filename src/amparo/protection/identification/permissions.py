"""Who may vote in a panel."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table
from amparo.protection.identification import vocabulary

CAST_VOTE: Final = "CAST_VOTE"
INVESTIGATES: Final = frozenset({"police", "prosecutor"})


def sits_on_the_panel(by: Actor, step: Any) -> bool:
    """The actor holds the step's panel role in the team that has the file."""
    return step.role in vocabulary.PANELS and step.role in by.roles_in(step.team_id)


def does_not_investigate(by: Actor, step: Any) -> bool:
    """Nobody who investigates decides on accreditation."""
    return not by.roles & INVESTIGATES


MAY: Table = {
    CAST_VOTE: [[sits_on_the_panel, does_not_investigate]],
}
