"""What the clock does for erasures: the data keys go."""

from __future__ import annotations

import logging
from datetime import datetime

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.protection.retention import operations, queries

LOG = logging.getLogger("amparo.clock")
LASTS_SECONDS = 300


def hear_the_clock(*, at: datetime) -> None:
    """Destroy the data keys of what was erased; each in a transaction of its own, and again until it is done."""
    token = service_token(LASTS_SECONDS)
    with acting(token) as actor:
        waiting = queries.keys_to_destroy()
    for erasure in waiting:
        with acting(token, actor):
            gone = operations.destroy_keys(by=actor, erasure=erasure)
        LOG.warning("data keys destroyed: %s", gone)
