"""What happens by itself: every quarter of an hour all chains of the audit are signed."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.foundation.checkpoints import operations

LASTS_SECONDS: Final = 120
_looked: set[datetime] = set()


def hear_the_clock(*, at: datetime) -> None:
    """Make a checkpoint when its time has come; this process looks once a minute."""
    minute = at.replace(second=0, microsecond=0)
    if minute in _looked:
        return
    _looked.clear()
    _looked.add(minute)
    with acting(service_token(LASTS_SECONDS)) as actor:
        operations.make_checkpoint(by=actor, at=at)
