"""What happens by itself: every quarter of an hour all chains of the audit are signed, and others vouch for it."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Final

from django.conf import settings

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.foundation.checkpoints import operations, queries
from amparo.foundation.checkpoints.stamps import Authority, NotStamped, ask, stamped_at

LASTS_SECONDS: Final = 120
log = logging.getLogger("amparo.clock")
_looked: set[datetime] = set()


def hear_the_clock(*, at: datetime) -> None:
    """Make a checkpoint when its time has come, and have the newest stamped; this process looks once a minute."""
    minute = at.replace(second=0, microsecond=0)
    if minute in _looked:
        return
    _looked.clear()
    _looked.add(minute)
    with acting(service_token(LASTS_SECONDS)) as actor:
        operations.make_checkpoint(by=actor, at=at)
    if settings.TIMESTAMP_URL:
        have_it_stamped(Authority(settings.TIMESTAMP_URL, settings.TIMESTAMP_ROOTS))


def have_it_stamped(authority: Authority) -> None:
    """Have the newest checkpoint stamped; asked outside a transaction, and again a minute later when it fails."""
    with acting(service_token(LASTS_SECONDS)):
        waiting = queries.not_stamped(limit=1)
    for checkpoint in waiting:
        try:
            reply = ask(authority, checkpoint.token)
        except NotStamped as trouble:
            log.warning("checkpoint %s is not stamped: %s", checkpoint.number, trouble)
            return
        moment = stamped_at(authority, checkpoint.token, reply)
        if moment is not None:
            with acting(service_token(LASTS_SECONDS)) as actor:
                operations.keep_stamp(by=actor, checkpoint=checkpoint, authority=authority.name, reply=reply, at=moment)
