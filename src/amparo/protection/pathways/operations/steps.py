"""Completing, skipping and adding steps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.bpmn.diagram import Node
from amparo.bpmn.net import NotPossible, State
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.access.undoing import undone_when_refused
from amparo.foundation.audit.entries import Note
from amparo.foundation.notices.announcements import announce
from amparo.foundation.vocabularies import dictionary
from amparo.partnership.procedures.queries import Running
from amparo.partnership.training.rules.gate import WARNS, Without, reasons_not_to_add, reasons_not_to_do
from amparo.partnership.training.vocabulary import OTHER_REASON
from amparo.protection.cases.models import Case
from amparo.protection.pathways import permissions, rules
from amparo.protection.pathways.models import OpenStep, Pathway, PathwayEvent
from amparo.protection.pathways.operations.gate import tell_supervisor
from amparo.protection.pathways.operations.settling import Move, append, bring_in_recipient, settle
from amparo.protection.pathways.operations.situation import Situation, situation_of
from amparo.protection.pathways.queries import runs
from amparo.protection.pathways.queries.gate import permission_at
from amparo.protection.pathways.vocabulary import ADDED, NOT_ASKED, SKIPPED, STEP
from amparo.protection.people import operations as people

# The line that says why goes to the care notes, sealed: people write names in such lines.
NOTES, LINE, LONGEST_LINE = "C8", "amp_deviation_line", 500


def held(situation: Situation, path: str) -> OpenStep:
    """Return the open step, now that the pathway is locked; raises `Refused` when somebody was quicker."""
    step = situation.steps.get(path)
    if step is None:
        raise Refused([_("Someone has already done this step. What you wrote is kept as a draft.")])
    return step


def state_of(run: Running, pathway: Pathway) -> State:
    """Return the kernel's state of a pathway."""
    return run.net.from_json(pathway.state)


def complete_step(
    *,
    by: Actor,
    pathway_id: int,
    path: str,
    outcome: Mapping[str, str],
    answers: Mapping[str, Any],
    at: datetime,
    assigned: Mapping[str, int] | None = None,
    through: str = "",
    without: Without | None = None,
) -> PathwayEvent:
    """Complete an open step with the answers that drive the path and those of its form.

    `through` names the screen of its own on which the step was done, for those that have one; `without` says why it
    is done by somebody who holds no valid award of what it asks for.
    Raises `Refused` when the actor may not, a rule forbids it, or somebody was quicker; then nothing is written.
    """
    with undone_when_refused() as undoing:
        situation = situation_of(pathway_id, undoing)
        pathway, step = situation.pathway, held(situation, path)
        permits.require(by, permissions.COMPLETE_STEP, step, by_table=permissions.MAY)
        run = runs.running(pathway)
        before = state_of(run, pathway)
        node = run.net.node(path)
        known = run.net.answers(before)
        standing = situation.standing(known, step.team_id)
        reasons = rules.reasons_not_to_complete(node, standing, outcome=outcome, through=through)
        permission = permission_at(by, pathway.case, node, known, at)
        reasons += reasons_not_to_do(permission, without)
        if reasons:
            raise Refused(reasons)
        why = without if permission.kind == WARNS else None
        move = _move(by, situation, run, before, path, outcome, at, assigned)
        event = _write(move, step, node, outcome, answers, why)
        tell_supervisor(move, event, permission, why)
        bring_in_recipient(move, node)
        settle(move)
        announce("STEP_COMPLETED", by=by, case=pathway.case, event=event, outcome=outcome, at=at)
        return event


@transaction.atomic
def skip_step(
    *, by: Actor, pathway_id: int, path: str, outcome: Mapping[str, str], reason: str, line: str, at: datetime
) -> PathwayEvent:
    """Leave a step out, with a reason: the drawing never blocks help.

    Raises `Refused` when the actor may not, no reason is given, or somebody was quicker.
    """
    situation = situation_of(pathway_id)
    pathway, step = situation.pathway, held(situation, path)
    permits.require(by, permissions.DEVIATE, step, by_table=permissions.MAY)
    run = runs.running(pathway)
    before = state_of(run, pathway)
    node = run.net.node(path)
    standing = situation.standing(run.net.answers(before), step.team_id)
    reasons = rules.reasons_not_to_deviate(node, standing, reason=reason)
    reasons += rules.reasons_about_skipping(node, outcome)
    if reasons:
        raise Refused(reasons)
    move = _move(by, situation, run, before, path, outcome, at, None)
    event = append(
        move,
        SKIPPED,
        path,
        role=step.role,
        team_id=step.team_id,
        step_kind="",
        outcome=dict(outcome),
        reason=reason,
        late=_is_late(step, at),
        opened_at=step.opened_at,
    )
    _keep_line(move, event, line)
    _audit(move, "STEP_SKIPPED", event, {"reason": reason})
    settle(move)
    return event


@transaction.atomic
def add_step(
    *, by: Actor, case: Case, path: str, reason: str, line: str, at: datetime, telling: bool = False
) -> PathwayEvent:
    """Write down a step that was done outside the drawing's order; the state does not change.

    Raises `Refused` when the actor may not, no reason is given, or it would be a second forensic interview.
    """
    permits.require(by, permissions.ADD_STEP, case, by_table=permissions.MAY)
    first = runs.pathway_of(case)
    if first is None:
        raise Refused([_("This case has no pathway.")])
    situation = situation_of(first.pk)
    pathway = situation.pathway
    run = runs.running(pathway)
    if path not in run.net.paths or run.net.node(path).step is None:
        raise Refused([_("Choose a step of the procedure.")])
    state = state_of(run, pathway)
    node = run.net.node(path)
    standing = situation.standing(run.net.answers(state), None)
    permission = permission_at(by, case, node, run.net.answers(state), at)
    reasons = rules.reasons_not_to_deviate(node, standing, reason=reason) + reasons_not_to_add(permission)
    if reasons:
        raise Refused(reasons)
    move = Move(by=by, situation=situation, run=run, before=state, after=state, at=at)
    team = min(by.teams)
    event = append(
        move,
        ADDED,
        path,
        role=run.net.role_of(path) or "",
        team_id=team,
        step_kind=node.step.kind if node.step else "",
        reason=reason,
        telling=telling,
    )
    _keep_line(move, event, line)
    _audit(move, "STEP_ADDED", event, {"reason": reason, "telling": telling})
    tell_supervisor(move, event, permission, Without(reason) if permission.kind == WARNS else None)
    settle(move)
    return event


def _move(
    by: Actor,
    situation: Situation,
    run: Running,
    before: State,
    path: str,
    outcome: Mapping[str, str],
    at: datetime,
    assigned: Mapping[str, int] | None,
) -> Move:
    """Fire the kernel's move; raises `Refused` when the answers do not fit the step."""
    asked = {ask.variable: outcome[ask.variable] for ask in run.net.node(path).asks}
    try:
        after = run.net.fire(before, run.net.do(path, **asked))
    except NotPossible as impossible:
        raise Refused([_("This step is no longer open. Go back to the case to see what is.")]) from impossible
    return Move(by, situation, run, before, after, at, done_path=path, assigned=assigned or {})


def _write(
    move: Move,
    step: OpenStep,
    node: Node,
    outcome: Mapping[str, str],
    answers: Mapping[str, Any],
    why: Without | None,
) -> PathwayEvent:
    """Write the event with its clear answers, and seal the others; only fields that the step's drawing names."""
    fields = dictionary.fields()
    known = {note.name: fields[note.name] for note in node.fields if note.name in fields}
    clear, sealed = _sorted_out(answers, known, why)
    note = node.step
    event = append(
        move,
        STEP,
        step.path,
        role=step.role,
        team_id=step.team_id,
        step_kind=step.kind,
        outcome=dict(outcome),
        answers=clear,
        reason=why.reason if why else "",
        telling=bool(note and note.telling),
        late=_is_late(step, move.at),
        opened_at=step.opened_at,
    )
    written = frozenset(field.compartment for field in known.values()) | ({NOTES} if why else frozenset())
    sealed_rows = people.seal_answers(
        by=move.by,
        case=move.case,
        record=f"event:{event.pk}",
        values=sealed,
        written=written | (note.writes if note else frozenset()),
        held=people.Held(move.situation.relations(move.by), move.situation.keys, after_closing=True),
    )
    move.sealed.extend(sealed_rows)
    _audit(move, "STEP_COMPLETED", event, dict(outcome))
    return event


def _sorted_out(
    answers: Mapping[str, Any], known: Mapping[str, dictionary.Field], why: Without | None
) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Return the answers written in clear, and by field group those to be sealed; what is empty or unknown is left."""
    clear: dict[str, Any] = {}
    sealed: dict[str, dict[str, Any]] = {}
    for name, value in answers.items():
        if value in (None, "", []) or name not in known:
            continue
        if known[name].is_sealed and value != NOT_ASKED:
            sealed.setdefault(known[name].compartment, {})[name] = value
        else:
            clear[name] = value
    if why is not None and why.reason == OTHER_REASON:
        sealed.setdefault(NOTES, {})[LINE] = why.line.strip()[:LONGEST_LINE]
    return clear, sealed


def _is_late(step: OpenStep, at: datetime) -> bool:
    return step.due_at is not None and step.due_at < at


def _keep_line(move: Move, event: PathwayEvent, line: str) -> None:
    """Seal the line that says why with the care notes."""
    if line.strip():
        people.write_answers(
            by=move.by,
            case=move.case,
            record=f"event:{event.pk}",
            values={NOTES: {LINE: line.strip()[:LONGEST_LINE]}},
            written=frozenset({NOTES}),
            at=move.at,
        )


def _audit(move: Move, action: str, event: PathwayEvent, facts: Mapping[str, Any]) -> None:
    case = move.case
    move.notes.append(Note(action, case.pk, case.code, subject=event.path, facts={"event": event.pk, **facts}))
