"""What institutions say of a proposal while it is in consultation, and what the secretariat answers."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.adoption import permissions
from amparo.partnership.adoption.models import Answer, Comment, Proposal
from amparo.partnership.adoption.queries import life as queries
from amparo.partnership.adoption.rules import life as rules


@transaction.atomic
def comment_on_step(*, by: Actor, proposal: Proposal, element: str, text: str, today: date, at: datetime) -> Comment:
    """Say, for one's institution, what a step of a proposal should be; "" is the whole.

    Raises `Refused` when the actor may not, the consultation is over, or there is no such step.
    """
    permits.require(by, permissions.COMMENT_ON_STEP, proposal, by_table=permissions.MAY)
    proposal = queries.held(proposal.pk)
    reasons = rules.reasons_not_to_comment(
        queries.standing_of(proposal),
        today=today,
        element=element,
        elements={key for key, _title in queries.steps_of(proposal, "es")},
        text=text,
    )
    if reasons:
        raise Refused(reasons)
    comment = Comment.objects.create(
        proposal=proposal,
        element=element,
        text=text.strip(),
        institution_id=permissions.institution_of(by, permissions.COMMENT_ON_STEP),
        account=permissions.account_of(by, permissions.COMMENT_ON_STEP),
        written_at=at,
    )
    facts = {"procedure": proposal.procedure.number, "step": element, "comment": comment.pk}
    entries.record(Note("COMMENT_WRITTEN", subject=f"proposal:{proposal.pk}", facts=facts), by=by)
    return comment


@transaction.atomic
def answer_comment(*, by: Actor, comment: Comment, outcome: str, text: str, at: datetime) -> Answer:
    """Say whether a comment is taken up, and why. Raises `Refused` when the actor may not, or a rule forbids it."""
    permits.require(by, permissions.ANSWER_COMMENT, comment.proposal, by_table=permissions.MAY)
    proposal = queries.held(comment.proposal_id)
    is_answered = Answer.objects.filter(comment=comment).exists()
    reasons = rules.reasons_not_to_answer(state=proposal.state, is_answered=is_answered, outcome=outcome, text=text)
    if reasons:
        raise Refused(reasons)
    answer = Answer.objects.create(
        comment=comment,
        outcome=outcome,
        text=text.strip(),
        account=permissions.account_of(by, permissions.ANSWER_COMMENT),
        answered_at=at,
    )
    facts = {"procedure": proposal.procedure.number, "comment": comment.pk, "outcome": outcome}
    entries.record(Note("COMMENT_ANSWERED", subject=f"proposal:{proposal.pk}", facts=facts), by=by)
    return answer
