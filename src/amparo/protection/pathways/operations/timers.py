"""Letting time pass: timers of the drawing ring, late steps are escalated."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from amparo.bpmn.net import NotPossible
from amparo.foundation.access import need_to_know, permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.notices.announcements import announce
from amparo.partnership.coalition import queries as coalition
from amparo.protection.cases import operations as cases
from amparo.protection.cases.models import Case
from amparo.protection.pathways import permissions
from amparo.protection.pathways.models import ArmedTimer, OpenStep
from amparo.protection.pathways.operations.settling import Move, append, settle
from amparo.protection.pathways.operations.situation import situation_of
from amparo.protection.pathways.operations.steps import state_of
from amparo.protection.pathways.queries import runs
from amparo.protection.pathways.vocabulary import ESCALATED, TIMER


def ring_now(*, by: Actor, case: Case, path: str, at: datetime) -> None:
    """Ring one timer of a case as if its time had come, for rehearsal; raises `LookupError` when it is not armed."""
    permits.require(by, permissions.RUN_CLOCK, None, by_table=permissions.MAY)
    timer = ArmedTimer.objects.filter(case=case, path=path).first()
    if timer is None:
        raise LookupError(f"{path} is not armed in {case.code}")
    ArmedTimer.objects.filter(pk=timer.pk).update(due_at=at)
    ring_timer(by=by, key=timer.pk, at=at)


@transaction.atomic
def ring_timer(*, by: Actor, key: int, at: datetime) -> bool:
    """Ring one timer that is due; False when what it waited for was done meanwhile. Only the clock may."""
    permits.require(by, permissions.RUN_CLOCK, None, by_table=permissions.MAY)
    timer = ArmedTimer.objects.filter(pk=key).first()
    if timer is None:
        return False
    situation = situation_of(timer.pathway_id)
    pathway = situation.pathway
    row = ArmedTimer.objects.select_for_update(skip_locked=True).filter(pk=key, due_at__lte=at).first()
    if row is None:
        return False
    run = runs.running(pathway)
    before = state_of(run, pathway)
    try:
        after = run.net.fire(before, run.net.do(row.path))
    except NotPossible:
        row.delete()
        return False
    host = next((each.host for each in run.net.waiting(before) if each.path == row.path), "")
    row.delete()
    situation.timers.pop(row.path, None)
    move = Move(by, situation, run, before, after, at, done_path=host)
    append(move, TIMER, row.path)
    entries.record(Note("TIMER_RANG", pathway.case_id, pathway.case.code, subject=row.path), by=by)
    settle(move)
    announce("TIMER_RANG", by=by, case=pathway.case, path=row.path, at=at)
    return True


@transaction.atomic
def escalate_step(*, by: Actor, key: int, at: datetime) -> bool:
    """Show a late step to the role that the procedure names; its team sees the case's key and nothing else.

    False when it was done or escalated meanwhile. Only the clock may.
    """
    permits.require(by, permissions.RUN_CLOCK, None, by_table=permissions.MAY)
    found = OpenStep.objects.filter(pk=key).first()
    if found is None:
        return False
    situation = situation_of(found.pathway_id)
    pathway = situation.pathway
    step = OpenStep.objects.filter(pk=key, escalated_at=None).first()
    if step is None:
        return False
    run = runs.running(pathway)
    note = run.net.node(step.path).step
    role = note.escalates if note and note.escalates else None
    team = coalition.team_bound_to(pathway.case.country_id, role) if role else None
    if role and team and team != step.team_id:
        cases.involve_team(by=by, case=pathway.case, team=team, role=role, purpose=need_to_know.NOTICE, at=at)
    OpenStep.objects.filter(pk=key).update(escalated_at=at, escalated_to_id=team)
    state = state_of(run, pathway)
    move = Move(by, situation, run, state, state, at)
    event = append(move, ESCALATED, step.path, role=role or "", team_id=step.team_id, late=True)
    event.save(force_insert=True)
    pathway.save(update_fields=["seq"])
    facts = {"role": role or "", "team": team}
    entries.record(Note("STEP_ESCALATED", pathway.case_id, pathway.case.code, subject=step.path, facts=facts), by=by)
    return True
