"""Releasing more cases for a user, and locking everything."""

from __future__ import annotations

from django.db import transaction

from amparo.foundation import keys
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.guarding import permissions


@transaction.atomic
def release_cases(*, by: Actor, account: int) -> None:
    """Let a user open as many cases again, for an hour.

    The key process asks the database itself whether the officer is live, another person and theirs. Raises
    `NotAllowed`, or `Unavailable` of the keys.
    """
    permits.require(by, permissions.RELEASE_CASES, account, by_table=permissions.MAY)
    entries.record(Note("CASES_RELEASED", subject=f"account:{account}"), by=by)
    keys.release(session=by.session, account=account)


@transaction.atomic
def lock_everything(*, by: Actor) -> bool:
    """Ask to lock everything; the second officer within a quarter of an hour locks. Return whether it is locked.

    Every session ends then, this one too. Raises `NotAllowed`.
    """
    permits.require(by, permissions.LOCK_EVERYTHING, None, by_table=permissions.MAY)
    entries.record(Note("LOCK_ASKED"), by=by)
    return keys.lock(session=by.session)
