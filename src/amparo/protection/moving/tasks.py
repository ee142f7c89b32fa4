"""What the clock does for plans: prepare those asked for, carry out those ordered."""

from __future__ import annotations

import logging
from datetime import datetime

from amparo.foundation.access.acting import acting
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.signing import service_token
from amparo.protection.moving import operations, queries

log = logging.getLogger("amparo.clock")
LASTS_SECONDS = 900


def hear_the_clock(*, at: datetime) -> None:
    """Prepare and carry out what waits, each case in a transaction of its own.

    A plan that cannot be prepared waits for the next look and leaves the others, with one line in the log.
    """
    token = service_token(LASTS_SECONDS)
    with acting(token):
        to_prepare, to_carry_out = queries.waiting(planned=False), queries.waiting(planned=True)
    for key in to_prepare:
        try:
            with acting(token) as actor:
                operations.prepare_plan(by=actor, key=key, at=at)
        except (LookupError, ValueError) as trouble:
            log.error("plan %s could not be prepared: %s", key, type(trouble).__name__)
    for key in to_carry_out:
        carry_out(token, key, at)


def carry_out(token: str, key: int, at: datetime) -> int:
    """Move every case that can; return how many moved."""
    with acting(token):
        moving = queries.moving_by_id(key)
        pathways = queries.behind(moving.country, moving.versions)
    moved = 0
    for pathway in pathways:
        try:
            with acting(token) as actor:
                operations.move_case(by=actor, pathway=pathway, versions=moving.versions, renames=moving.renames, at=at)
        except Refused:
            continue
        except (LookupError, ValueError) as trouble:
            log.error("pathway %s could not be moved: %s", pathway.pk, type(trouble).__name__)
        else:
            moved += 1
    with acting(token) as actor:
        operations.finish_moving(by=actor, key=key, moved=moved, at=at)
    return moved
