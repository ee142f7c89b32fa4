"""Voting, resolving and appealing; each is written once and never changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.training.rules.gate import Without, reasons_not_to_do
from amparo.protection.cases.models import Case
from amparo.protection.identification import permissions, queries, rules, vocabulary
from amparo.protection.identification.models import AccreditationFile, Appeal, Resolution, Vote
from amparo.protection.pathways import operations as pathways
from amparo.protection.pathways.models import OpenStep, Pathway, PathwayEvent
from amparo.protection.pathways.queries.gate import permission_now
from amparo.protection.pathways.vocabulary import PANEL
from amparo.protection.people import operations as people

ACCREDITATION = "CA"


@transaction.atomic
def cast_vote(
    *,
    by: Actor,
    case: Case,
    step: OpenStep,
    choice: str,
    allowed: tuple[str, ...],
    reasons: str,
    at: datetime,
    without: Without | None = None,
) -> Resolution | None:
    """Cast one seat's vote; when a simple majority of the seats is reached, the panel has resolved.

    Each seat holds what the step asks for, or says why it decides `without`, as in `complete_step`.
    Returns the resolution, or None while the file stays open or the panel asks for more information.
    Raises `Refused` when the actor may not, has voted, or decided the first time.
    """
    permits.require(by, permissions.CAST_VOTE, step, by_table=permissions.MAY)
    Pathway.objects.select_for_update().get(pk=step.pathway_id)
    file = queries.open_file(case, step.path)
    votes = queries.votes_of(file) if file else []
    refused = _refusals(by, case, step, votes, choice, allowed, reasons)
    refused += reasons_not_to_do(permission_now(by, step, at), without)
    if refused or by.account is None:
        raise Refused(refused)
    file = file or _open_file(case, step, at)
    vote = Vote.objects.create(case=case, file=file, account_id=by.account, choice=choice, cast_at=at)
    people.write_answers(
        by=by,
        case=case,
        record=f"vote:{vote.pk}",
        values={ACCREDITATION: {"amp_vote_reasons": reasons.strip()}},
        written=frozenset({ACCREDITATION}),
        at=at,
    )
    entries.record(Note("VOTE_CAST", case.pk, case.code, facts={"file": file.pk, "vote": vote.pk}), by=by)
    outcome = rules.decided([*(each.choice for each in votes), choice], seats=file.seats)
    if outcome is None:
        return None
    return _resolve(by, case, step, file, outcome, at, without)


def _refusals(
    by: Actor, case: Case, step: OpenStep, votes: list[Vote], choice: str, allowed: tuple[str, ...], reasons: str
) -> list[str]:
    return rules.reasons_not_to_vote(
        choice=choice,
        allowed=allowed,
        reasons=reasons,
        has_voted=any(vote.account_id == by.account for vote in votes),
        sat_before=queries.sat_on_other_panel(case, step.path, by.account),
        is_open=OpenStep.objects.filter(pk=step.pk).exists(),
    )


def _open_file(case: Case, step: OpenStep, at: datetime) -> AccreditationFile:
    return AccreditationFile.objects.create(
        case=case,
        team_id=step.team_id,
        round=AccreditationFile.objects.filter(case=case).count() + 1,
        path=step.path,
        opened_at=at,
        due_at=step.due_at,
        seats=vocabulary.SEATS,
    )


def _resolve(
    by: Actor,
    case: Case,
    step: OpenStep,
    file: AccreditationFile,
    outcome: str,
    at: datetime,
    without: Without | None,
) -> Resolution | None:
    """Keep what the majority decided and let the procedure go on."""
    made = None
    if outcome != vocabulary.MORE_INFORMATION:
        late = file.due_at is not None and file.due_at < at
        made = Resolution.objects.create(case=case, file=file, outcome=outcome, resolved_at=at, was_late=late)
        facts = {"file": file.pk, "outcome": outcome, "late": late}
        entries.record(Note("RESOLVED", case.pk, case.code, facts=facts), by=by)
    pathways.complete_step(
        by=by,
        pathway_id=step.pathway_id,
        path=step.path,
        outcome={"ident": outcome},
        answers={},
        at=at,
        through=PANEL,
        without=without,
    )
    return made


def hear_step(*, by: Actor, case: Case, event: PathwayEvent, at: datetime, **facts: Any) -> None:
    """Keep an appeal when its step is done."""
    if event.path.rpartition("/")[2] != "file_appeal":
        return
    resolutions = queries.resolutions_of(case)
    if resolutions and not Appeal.objects.filter(resolution=resolutions[-1]).exists():
        appeal = Appeal.objects.create(case=case, resolution=resolutions[-1], filed_at=at)
        entries.record(Note("APPEAL_FILED", case.pk, case.code, facts={"appeal": appeal.pk}), by=by)
