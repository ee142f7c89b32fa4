"""What the clock does for the index and the desk."""

from __future__ import annotations

import logging
from datetime import datetime

from amparo.foundation import keys
from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.protection.finding import operations

LOG = logging.getLogger("amparo.clock")
LASTS_SECONDS = 60


def hear_the_clock(*, at: datetime) -> None:
    """Have the key process compare what waits, then write down what came of it; without it everything else goes on."""
    try:
        keys.compare()
    except keys.Unavailable:
        LOG.warning("the key process compares nothing now")
    with acting(service_token(LASTS_SECONDS)) as actor:
        operations.watch_desk(by=actor)
