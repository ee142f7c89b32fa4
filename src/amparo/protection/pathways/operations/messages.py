"""Raising a message of the procedure: withdrawal, danger, complaint, and what else the drawing listens to."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.protection.cases.models import Case
from amparo.protection.pathways import permissions
from amparo.protection.pathways.models import PathwayEvent
from amparo.protection.pathways.operations.settling import Move, append, settle
from amparo.protection.pathways.operations.situation import situation_of
from amparo.protection.pathways.operations.steps import state_of
from amparo.protection.pathways.queries import runs
from amparo.protection.pathways.vocabulary import CONSENT_WITHDRAWN, MESSAGE


@transaction.atomic
def raise_message(*, by: Actor, case: Case, message: str, at: datetime) -> PathwayEvent | None:
    """Tell the pathway that something happened; None when the same was already raised and is being dealt with.

    Raises `Refused` when the actor may not, or the procedure does not listen to it now.
    """
    permits.require(by, permissions.RAISE_MESSAGE, case, by_table=permissions.MAY)
    first = runs.pathway_of(case)
    if first is None:
        raise Refused([_("This case has no pathway.")])
    situation = situation_of(first.pk)
    pathway = situation.pathway
    run = runs.running(pathway)
    state = state_of(run, pathway)
    heard = [each for each in run.net.waiting(state) if each.kind == "message" and each.name == message]
    if not heard:
        raise Refused([_("This cannot be raised now: the case is closed or nothing waits for it.")])
    after = state
    for each in heard:
        if not each.absorbs:
            after = run.net.fire(after, run.net.do(each.path))
    facts = {"message": message, "changed": after != state}
    note = Note("MESSAGE_RAISED", case.pk, case.code, subject=message, facts=facts)
    entries.record(note, by=by, head=situation.take_head())
    if after == state:
        return None
    done = next((each.host for each in heard if not each.absorbs), "")
    move = Move(by, situation, run, state, after, at, done_path=done)
    event = append(move, MESSAGE, heard[0].path, reason=message, team_id=min(by.teams, default=None))
    settle(move)
    return event


def hear_withdrawal(*, by: Actor, case: Case, at: datetime, **facts: Any) -> None:
    """Tell the pathway that a consent was withdrawn; a pathway that no longer listens is left alone."""
    pathway = runs.pathway_of(case)
    if pathway is None or pathway.ended_at is not None:
        return
    run = runs.running(pathway)
    armed = run.net.waiting(state_of(run, pathway))
    if any(each.kind == "message" and each.name == CONSENT_WITHDRAWN for each in armed):
        raise_message(by=by, case=case, message=CONSENT_WITHDRAWN, at=at)
