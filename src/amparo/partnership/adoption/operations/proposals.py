"""Taking a draft through consultation, validation and approval by two people, to a version in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.bpmn.problems import NotAccepted
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.adoption import permissions
from amparo.partnership.adoption import vocabulary as words
from amparo.partnership.adoption.models import Approval, Proposal, Validation
from amparo.partnership.adoption.operations import checking
from amparo.partnership.adoption.queries import life as queries
from amparo.partnership.adoption.rules import life as rules
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.procedures import operations as procedures
from amparo.partnership.procedures import queries as published
from amparo.partnership.procedures.models import Procedure, ProcedureVersion
from amparo.partnership.revision import queries as revision
from amparo.partnership.revision.models import Draft
from amparo.partnership.revision.operations import beginning, saving


@transaction.atomic
def put_to_consultation(
    *, by: Actor, draft: Draft, reason: str, open_until: date, today: date, at: datetime
) -> Proposal:
    """Freeze what a draft says to propose it; when all of it is proved, every institution may comment until a day.

    Until then it is being checked: `checking.settle_proposal` opens or refuses it with the answer. Raises `Refused`
    when the actor may not, a rule forbids it, or a right is known to be broken, with its story.
    """
    country = coalition.country_by_code(draft.country)
    permits.require(by, permissions.PUT_TO_CONSULTATION, _Of(country), by_table=permissions.MAY)
    content = _content(draft)
    base = published.version_in_force(draft.number, country.code, today)
    _refuse_unless_ready(draft, content, base, reason, open_until, today)
    verdict = checking.proved_in(by=by, country=country, on=today, content=content, at=at)
    saving.mark_proposed(by=by, draft=draft, at=at)
    proposal = Proposal.objects.create(
        procedure=_procedure(verdict.diagram.number, verdict.diagram.process),
        country=country,
        base=base,
        draft=draft,
        xml=content.xml,
        texts=content.texts,
        parameters=content.parameters,
        digest=content.digest,
        reason=reason.strip(),
        proposed_by=permissions.account_of(by, permissions.PUT_TO_CONSULTATION),
        proposed_at=at,
        opened_on=today,
        open_until=open_until,
    )
    checking.begin(by=by, proposal=proposal, verdict=verdict, at=at)
    return proposal


def _refuse_unless_ready(
    draft: Draft, content: procedures.Draft, base: ProcedureVersion | None, reason: str, open_until: date, today: date
) -> None:
    reasons = rules.reasons_not_to_consult(
        reason=reason,
        open_until=open_until,
        today=today,
        is_open_already=queries.open_proposal(draft.number, draft.country) is not None,
        is_same=base is not None and base.digest == content.digest,
        is_internal=bool(draft.refines),
    )
    if reasons:
        raise Refused(reasons)


@dataclass(frozen=True, slots=True)
class _Of:
    """What a permission is asked about, when it is only about a country."""

    country: Any


def _content(draft: Draft) -> procedures.Draft:
    try:
        return revision.content_of(draft)
    except NotAccepted as unfit:
        raise Refused([in_language(problem.message) for problem in unfit.problems]) from unfit


def _procedure(number: str, process: str) -> Procedure:
    """Return the procedure of a drawing, known or new; raises `Refused` when its number or name is another's."""
    for known in Procedure.objects.filter(number=number) | Procedure.objects.filter(process=process):
        if (known.number, known.process) != (number, process):
            facts = {"other": f"{number} {process}", "this": f"{known.number} {known.process}"}
            raise Refused([_("The drawing says %(other)s, but there is %(this)s already.") % facts])
    found, _made = Procedure.objects.get_or_create(number=number, defaults={"process": process})
    return found


@transaction.atomic
def close_consultation(*, by: Actor, proposal: Proposal, why: str, today: date) -> Proposal:
    """Close a consultation before its day, saying why. Raises `Refused` when the actor may not, or it is over."""
    proposal = _held(by, permissions.CLOSE_CONSULTATION, proposal)
    reasons = rules.reasons_not_to_close(queries.standing_of(proposal), today=today, why=why)
    if reasons:
        raise Refused(reasons)
    proposal.closed_on, proposal.closed_why = today, why.strip()
    proposal.save(update_fields=["closed_on", "closed_why"])
    checking.record("CONSULTATION_CLOSED", proposal, by=by)
    return proposal


@dataclass(frozen=True, slots=True)
class Workshop:
    """What is recorded of a validation workshop; `event` is its code among the coalition's events, when it has one."""

    held_on: date
    place: str
    institutions: tuple[str, ...]
    people: int
    result: str
    note: str = ""
    event: str = ""


@transaction.atomic
def record_validation(*, by: Actor, proposal: Proposal, workshop: Workshop, today: date, at: datetime) -> Proposal:
    """Record the validation workshop: a proposal validated as it is goes on, any other result returns it.

    Raises `Refused` when the actor may not, or a rule forbids it.
    """
    proposal = _held(by, permissions.RECORD_VALIDATION, proposal)
    known = coalition.short_names_in(proposal.country.code)
    present = [code for code in workshop.institutions if code in known]
    reasons = rules.reasons_not_to_validate(
        queries.standing_of(proposal),
        held_on=workshop.held_on,
        today=today,
        institutions=present,
        result=workshop.result,
        place=workshop.place,
    )
    if reasons:
        raise Refused(reasons)
    Validation.objects.create(
        proposal=proposal,
        held_on=workshop.held_on,
        place=workshop.place.strip(),
        institutions=present,
        people=workshop.people,
        result=workshop.result,
        note=workshop.note.strip(),
        event=workshop.event.strip(),
        account=permissions.account_of(by, permissions.RECORD_VALIDATION),
        recorded_at=at,
    )
    if workshop.result == words.AGREED:
        checking.move(proposal, words.VALIDATED)
    else:
        _return(by, proposal, workshop.note, at)
    checking.record("VALIDATION_RECORDED", proposal, by=by, result=workshop.result, institutions=len(present))
    return proposal


@transaction.atomic
def approve_proposal(*, by: Actor, proposal: Proposal, at: datetime) -> Proposal:
    """Approve exactly what a proposal says; with the second person it may be published.

    Raises `Refused` when the actor may not, proposed it, or has approved it. The database refuses the same.
    """
    proposal = _held(by, permissions.APPROVE_PROPOSAL, proposal)
    standing = queries.standing_of(proposal)
    reasons = rules.reasons_not_to_approve(standing, by=by.account)
    if reasons:
        raise Refused(reasons)
    Approval.objects.create(
        proposal=proposal,
        account=permissions.account_of(by, permissions.APPROVE_PROPOSAL),
        proposer=proposal.proposed_by,
        institution_id=permissions.institution_of(by, permissions.APPROVE_PROPOSAL),
        digest=proposal.digest,
        approved_at=at,
    )
    if len(standing.approvers) + 1 >= words.APPROVERS_NEEDED:
        checking.move(proposal, words.APPROVED)
    checking.record("PROPOSAL_APPROVED", proposal, by=by, digest=proposal.digest)
    return proposal


@transaction.atomic
def return_to_draft(*, by: Actor, proposal: Proposal, why: str, at: datetime) -> Proposal:
    """End a proposal and begin a draft from what it said, so that the work goes on.

    Raises `Refused` when the actor may not, or it is no longer open.
    """
    proposal = _held(by, permissions.RETURN_TO_DRAFT, proposal)
    reasons = rules.reasons_not_to_return(state=proposal.state, why=why)
    if reasons:
        raise Refused(reasons)
    _return(by, proposal, why, at)
    checking.record("PROPOSAL_RETURNED", proposal, by=by)
    return proposal


def _return(by: Actor, proposal: Proposal, why: str, at: datetime) -> None:
    """End a proposal, and begin a draft that says the same, for the work to go on."""
    if proposal.draft is not None:
        beginning.copy_draft(by=by, draft=proposal.draft, at=at)
    proposal.returned_why = why.strip()
    proposal.save(update_fields=["returned_why"])
    checking.move(proposal, words.RETURNED)


@transaction.atomic
def publish_approved(
    *, by: Actor, proposal: Proposal, in_force_on: date, today: date, at: datetime
) -> ProcedureVersion | None:
    """Publish an approved proposal as its country's version, in force from a day, when it is proved for that day on.

    None while that is being checked: `checking.settle_proposal` publishes it with the answer. Raises `Refused` when the
    actor may not, two others have not approved it, or a right is known to be broken by now, with its story. Running
    cases keep their version.
    """
    proposal = _held(by, permissions.PUBLISH_PROPOSAL, proposal)
    standing = queries.standing_of(proposal)
    reasons = rules.reasons_not_to_publish(standing, in_force_on=in_force_on, today=today)
    if reasons:
        raise Refused(reasons)
    proposal.publish_on, proposal.publish_by, proposal.publish_for = in_force_on, by.account, by.institution_code
    proposal.save(update_fields=["publish_on", "publish_by", "publish_for"])
    verdict = checking.proved_from(by=by, proposal=proposal, at=at)
    if verdict.standing.holds:
        return checking.publish(by=by, proposal=proposal, at=at)
    checking.ask(by=by, verdict=verdict, at=at)
    checking.move(proposal, words.PUBLISHING)
    checking.record("PUBLISHING_ASKED", proposal, by=by, on=in_force_on.isoformat())
    return None


def _held(by: Actor, operation: str, proposal: Proposal) -> Proposal:
    """Return the proposal as the database has it, held, when the actor may do this to it."""
    permits.require(by, operation, proposal, by_table=permissions.MAY)
    return queries.held(proposal.pk)
