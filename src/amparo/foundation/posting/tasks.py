"""What the clock does for messages: those whose time has come leave, each in a transaction of its own."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.foundation.posting import operations, queries
from amparo.foundation.posting.carriers import Messenger, carriers

LOG = logging.getLogger("amparo.clock")
LASTS_SECONDS = 600
# Carriers that are away are not asked for each message of a look.
MOST_REFUSALS = 3


def hear_the_clock(*, at: datetime) -> None:
    """Let messages leave."""
    let_leave(at, carriers())


def let_leave(at: datetime, by_whom: Mapping[str, Messenger]) -> int:
    """Let those whose time has come leave; return how many did."""
    token = service_token(LASTS_SECONDS)
    with acting(token) as actor:
        waiting = queries.leaving(at)
    left = refused = 0
    for message in waiting:
        with acting(token, actor):
            sent = operations.carry(by=actor, message=message, carriers=by_whom, at=at)
        left, refused = left + sent, refused + bool(message.why)
        if refused >= MOST_REFUSALS:
            LOG.warning("messages wait: the carriers do not take them")
            break
    return left
