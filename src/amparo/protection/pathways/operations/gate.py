"""Telling the supervisor that a step was done without what it asks for, and that the supervisor saw it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from amparo.foundation.access import need_to_know, permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.training.rules.gate import Permission, Without
from amparo.protection.pathways import permissions
from amparo.protection.pathways.models import DoneWithout, PathwayEvent
from amparo.protection.pathways.operations.settling import Move, bring_in

SUPERVISOR = "supervisor"


def tell_supervisor(move: Move, event: PathwayEvent, permission: Permission, without: Without | None) -> None:
    """Write down that a step was done without a valid award, and let the supervisor's team know of it.

    Nothing to tell where `without` is None. The team sees the case's key and which step it was; nothing of the person.
    """
    if without is None:
        return
    team = move.situation.team_in_role(SUPERVISOR) or coalition.team_bound_to(move.case.country_id, SUPERVISOR)
    if team is not None and (team, SUPERVISOR) not in move.situation.involved:
        bring_in(move, team, SUPERVISOR, need_to_know.NOTICE)
    DoneWithout.objects.create(
        case=move.case, event_id=event.pk, competency=permission.competency, reason=without.reason, told_id=team
    )
    facts = {"event": event.pk, "competency": permission.competency, "reason": without.reason, "told": team}
    move.notes.append(Note("STEP_DONE_WITHOUT", move.case.pk, move.case.code, subject=event.path, facts=facts))


@transaction.atomic
def take_note(*, by: Actor, done: DoneWithout, at: datetime) -> None:
    """Write down that the supervisor has seen that a step was done without; a second time changes nothing.

    Raises `NotAllowed` when it is not the actor who was told.
    """
    permits.require(by, permissions.TAKE_NOTE, done, by_table=permissions.MAY)
    if DoneWithout.objects.filter(pk=done.pk, seen_at=None).update(seen_at=at, seen_by=by.account):
        facts = {"event": done.event_id, "competency": done.competency}
        entries.record(Note("STEP_WITHOUT_SEEN", done.case_id, done.case.code, facts=facts), by=by)
