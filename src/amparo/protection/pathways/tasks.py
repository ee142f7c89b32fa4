"""What happens by itself: time passes."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime

from django.db import DatabaseError, connections

from amparo.foundation.access.acting import acting
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.signing import service_token
from amparo.foundation.notices.announcements import announce
from amparo.protection.pathways import operations
from amparo.protection.pathways.queries import clock

log = logging.getLogger("amparo.clock")
LASTS_SECONDS = 300
MOST = 200


def let_time_pass(at: datetime) -> tuple[int, int]:
    """Ring what is due and escalate what is late, as the installation's own clock; return how many of each.

    Each is a transaction of its own: one that cannot be done leaves the others, with one line in the log.
    """
    token = service_token(LASTS_SECONDS)
    with acting(token):
        timers, steps = clock.timers_due(at, limit=MOST), clock.steps_late(at, limit=MOST)
    rung = sum(_one(token, operations.ring_timer, key, at) for key in timers)
    raised = sum(_one(token, operations.escalate_step, key, at) for key in steps)
    return rung, raised


def _one(token: str, operation: Callable[..., bool], key: int, at: datetime) -> bool:
    try:
        with acting(token) as actor:
            return operation(by=actor, key=key, at=at)
    except (LookupError, Refused, ValueError) as trouble:
        log.error("%s %s could not be done: %s", operation.__name__, key, type(trouble).__name__)
        return False


def run_once() -> None:
    """Let time pass and tell who listens; a database that is away is waited for, with one line in the log."""
    at = datetime.now(UTC)
    try:
        rung, raised = let_time_pass(at)
        if rung or raised:
            log.warning("timers rung: %s, late steps escalated: %s", rung, raised)
        announce("TIME_PASSES", at=at)
    except DatabaseError as trouble:
        log.warning("the clock waits for the database: %s", type(trouble).__name__)
        for connection in connections.all():
            connection.close()
