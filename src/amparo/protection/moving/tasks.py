"""What the clock does for plans: prepare those asked for, carry out those ordered, a few cases at each look."""

from __future__ import annotations

import logging
import time
from datetime import datetime

from amparo.foundation.access.acting import acting
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.signing import service_token
from amparo.protection.moving import operations, queries
from amparo.protection.moving.queries import Waiting

log = logging.getLogger("amparo.clock")
LASTS_SECONDS = 900
# Timers ring in the same process: a look at plans takes no longer than this, and goes on at the next.
BUDGET_SECONDS = 4.0
MOST = 200


def hear_the_clock(*, at: datetime, budget: float = BUDGET_SECONDS) -> None:
    """Prepare and carry out what waits, each case in a transaction of its own, as far as the time of one look goes.

    What cannot be done waits for the next look and leaves the others, with one line in the log.
    """
    until = time.monotonic() + budget
    token = service_token(LASTS_SECONDS)
    with acting(token):
        work = [(prepare, key) for key in queries.waiting(planned=False)]
        work += [(carry_out, key) for key in queries.waiting(planned=True)]
    for do, key in work:
        if time.monotonic() >= until:
            return
        try:
            do(token, key, at, until)
        except (LookupError, ValueError) as trouble:
            log.error("plan %s could not be worked on: %s", key, type(trouble).__name__)


def prepare(token: str, key: int, at: datetime, until: float) -> bool:
    """Look at the cases of a plan one by one; True when each was looked at and they are counted."""
    with acting(token):
        queries.target_can_run(queries.moving_by_id(key))
    while True:
        with acting(token):
            left = queries.to_look_at(queries.moving_by_id(key), limit=MOST)
        if not left:
            break
        for pathway in left:
            _look(token, key, pathway)
            if time.monotonic() >= until:
                return False
    with acting(token) as actor:
        return operations.finish_plan(by=actor, key=key, at=at)


def _look(token: str, key: int, pathway: int) -> None:
    """Look at one case; one that cannot be looked at is set aside, so that it does not hold up the others."""
    try:
        with acting(token) as actor:
            operations.look_at_case(by=actor, key=key, pathway_id=pathway)
    except (LookupError, ValueError) as trouble:
        log.error("pathway %s could not be looked at: %s", pathway, type(trouble).__name__)
        with acting(token) as actor:
            operations.look_at_case(by=actor, key=key, pathway_id=pathway, set_aside=True)


def carry_out(token: str, key: int, at: datetime, until: float) -> bool:
    """Move every case that can, one by one; True when the order came to each."""
    while True:
        with acting(token):
            left = queries.to_move(queries.moving_by_id(key), limit=MOST)
        if not left:
            break
        for look in left:
            _try(token, key, look, at)
            if time.monotonic() >= until:
                return False
    with acting(token) as actor:
        operations.finish_moving(by=actor, key=key, at=at)
    return True


def _try(token: str, key: int, look: Waiting, at: datetime) -> None:
    moved = False
    try:
        with acting(token) as actor:
            moving = queries.moving_by_id(key)
            operations.move_case(
                by=actor, pathway=look.pathway, versions=moving.versions, renames=moving.renames, at=at
            )
        moved = True
    except Refused:
        pass
    except (LookupError, ValueError) as trouble:
        log.error("pathway %s could not be moved: %s", look.pathway.pk, type(trouble).__name__)
    with acting(token) as actor:
        operations.note_try(by=actor, look_id=look.key, moved=moved, at=at)
