"""What the clock does for erasures: the data keys go."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from amparo.foundation import keys
from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.protection.retention import operations, queries

LOG = logging.getLogger("amparo.clock")
LASTS_SECONDS = 300
# Copies of the key process are kept for days; what is older than this is in none.
LOOKS_BACK = timedelta(days=90)


def hear_the_clock(*, at: datetime) -> None:
    """Destroy the data keys of what was erased; each in a transaction of its own, and again until it is done."""
    token = service_token(LASTS_SECONDS)
    with acting(token) as actor:
        waiting = queries.keys_to_destroy()
    for erasure in waiting:
        with acting(token, actor):
            gone = operations.destroy_keys(by=actor, erasure=erasure)
        LOG.warning("data keys destroyed: %s", gone)
    _look_again(token, at)


def _look_again(token: str, at: datetime) -> None:
    """Destroy what came back with an old copy of the key process, its log included; it is an alarm."""
    with acting(token) as actor:
        done = queries.keys_destroyed(at - LOOKS_BACK)
    try:
        back = [each for each in done if keys.still_kept(map(bytes, each.handles))]
    except keys.Unavailable:
        return
    for erasure in back:
        with acting(token, actor):
            gone = operations.destroy_again(by=actor, erasure=erasure)
        LOG.error("an old copy of the key process was put in place: destroyed again, data keys: %s", gone)
