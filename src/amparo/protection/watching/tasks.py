"""What the clock does: look at what was opened."""

from __future__ import annotations

import logging
from datetime import datetime

from django.conf import settings

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.protection.watching import operations

LOG = logging.getLogger("amparo.clock")
LASTS_SECONDS = 300


def hear_the_clock(*, at: datetime) -> None:
    """Raise alerts of unusual reading."""
    with acting(service_token(LASTS_SECONDS)) as actor:
        raised = operations.watch_readings(
            by=actor, cases=settings.READING_ALERT_CASES, minutes=settings.READING_ALERT_MINUTES
        )
    if raised:
        LOG.warning("alerts of unusual reading: %s", raised)
