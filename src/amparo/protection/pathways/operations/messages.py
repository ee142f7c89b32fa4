"""Raising a message of the procedure: withdrawal, danger, complaint, and what else the drawing listens to."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.bpmn.net import Armed, NotPossible, State
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.procedures.queries import Running
from amparo.protection.cases.models import Case
from amparo.protection.consents.models import Consent
from amparo.protection.consents.vocabulary import RETURN
from amparo.protection.pathways import permissions, rules
from amparo.protection.pathways.models import PathwayEvent
from amparo.protection.pathways.operations.settling import Move, append, settle
from amparo.protection.pathways.operations.situation import situation_of
from amparo.protection.pathways.operations.steps import state_of
from amparo.protection.pathways.queries import runs
from amparo.protection.pathways.vocabulary import CONSENT_WITHDRAWN, MESSAGE, RETURN_NEED, RETURN_WITHDRAWN


@transaction.atomic
def raise_message(*, by: Actor, case: Case, message: str, at: datetime, need: str = "") -> PathwayEvent | None:
    """Tell the pathway that something happened; None when the same was already raised and is being dealt with.

    A closed case hears what its procedure still waits for. What brings it back asks `need`: what the person asks for.
    Raises `Refused` when the actor may not, the case is over, or the procedure does not listen to it now.
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
    after = _after_hearing(run, state, heard)
    back = runs.comes_back(run, state, after)
    if back:
        permits.require(by, permissions.REOPEN_CASE, case, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_raise(
        is_over=pathway.ended_at is not None, is_heard=bool(heard), comes_back=back, need=need
    )
    if reasons:
        raise Refused(reasons)
    facts = {"message": message, "changed": after != state, **({"need": need} if back else {})}
    note = Note("MESSAGE_RAISED", case.pk, case.code, subject=message, facts=facts)
    entries.record(note, by=by, head=situation.take_head())
    if after == state:
        return None
    done = next((each.host for each in heard if not each.absorbs), "")
    move = Move(by, situation, run, state, after, at, done_path=done)
    team, answers = min(by.teams, default=None), {RETURN_NEED: need} if back else {}
    event = append(move, MESSAGE, heard[0].path, reason=message, team_id=team, answers=answers)
    settle(move)
    return event


def _after_hearing(run: Running, state: State, heard: Sequence[Armed]) -> State:
    """Let everything that waits for a message hear it; what the first of them ends hears nothing any more."""
    after = state
    for each in heard:
        if each.absorbs:
            continue
        with contextlib.suppress(NotPossible):
            after = run.net.fire(after, run.net.do(each.path))
    return after


def hear_withdrawal(*, by: Actor, case: Case, consent: Consent, at: datetime) -> None:
    """Tell the pathway that a consent was withdrawn; a pathway that does not listen is left alone.

    A journey that the person no longer wants stops, and nothing else with it.
    """
    message = RETURN_WITHDRAWN if consent.purpose == RETURN else CONSENT_WITHDRAWN
    pathway = runs.pathway_of(case)
    if pathway is None or pathway.ended_at is not None:
        return
    run = runs.running(pathway)
    armed = run.net.waiting(state_of(run, pathway))
    if any(each.kind == "message" and each.name == message for each in armed):
        raise_message(by=by, case=case, message=message, at=at)
