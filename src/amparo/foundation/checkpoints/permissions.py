"""Who may make a checkpoint and read what was handed out."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table

MAKE_CHECKPOINT: Final = "MAKE_CHECKPOINT"
READ_CHECKPOINTS: Final = "READ_CHECKPOINTS"


def is_the_installation(by: Actor, subject: Any) -> bool:
    """The installation itself acts."""
    return by.is_service


def is_auditor(by: Actor, subject: Any) -> bool:
    """The actor is a data-protection auditor."""
    return "auditor" in by.roles


MAY: Table = {MAKE_CHECKPOINT: [[is_the_installation]], READ_CHECKPOINTS: [[is_auditor]]}
