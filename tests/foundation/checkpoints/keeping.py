"""A chain of entries, and checkpoints over it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import member_token, service_token
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.checkpoints.models import Checkpoint
from amparo.foundation.checkpoints.operations import make_checkpoint
from tests.foundation.desk import account_of

CHAIN = "institution:CR_OIJ"
NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def write(count: int) -> None:
    """Write entries in the chain of an institution."""
    token = member_token(account_of("cr.policia"))
    for number in range(count):
        with acting(token) as actor:
            entries.record(Note("LOOKED", subject=str(number)), by=actor)


def sign(quarter: int = 0) -> Checkpoint | None:
    """Make the checkpoint of a quarter of an hour."""
    with acting(service_token(60)) as by:
        return make_checkpoint(by=by, at=NOW + quarter * timedelta(minutes=15))
