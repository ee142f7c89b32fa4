"""Votes and decisions; a decision may lock a work plan or make a project longer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.notices.announcements import announce
from amparo.partnership.governance import permissions
from amparo.partnership.governance import vocabulary as words
from amparo.partnership.governance.models import (
    AgendaItem,
    Body,
    Decision,
    Extension,
    PlanVersion,
    Seat,
    TouchedTarget,
    Vote,
)
from amparo.partnership.governance.queries import bodies, meetings
from amparo.partnership.governance.rules import plans as plan_rules
from amparo.partnership.governance.rules import voting as rules
from amparo.partnership.governance.rules.plans import Extended
from amparo.partnership.governance.rules.voting import Tally


@transaction.atomic
def cast_vote(*, by: Actor, item: AgendaItem, seat: Seat, choice: str, at: datetime) -> Vote:
    """Vote for a seat on a point, or change that vote while nothing is decided.

    Raises `Refused` when the actor does not hold the seat, when it is a guest's, was not there or declared a conflict.
    """
    chair = bodies.chair_of(seat, meetings.day_of(item.meeting))
    permits.require(by, permissions.VOTE_IN_BODY, chair, by_table=permissions.MAY)
    body = item.meeting.body
    bodies.hold_body(body)
    place = meetings.place_of(item, seat)
    reasons = rules.reasons_not_to_vote(place, kind=item.kind, is_decided=meetings.is_decided(item))
    if choice not in words.CHOICES:
        reasons.append(_("Choose one of the answers that are offered."))
    if reasons:
        raise Refused(reasons)
    made, _new = Vote.objects.update_or_create(
        item=item, seat=seat, defaults={"choice": choice, "account": by.account, "cast_at": at}
    )
    facts = {"meeting": item.meeting_id, "number": item.number, "seat": seat.pk}
    entries.record(Note("BODY_VOTE_CAST", subject=f"body:{body.pk}", facts=facts), by=by)
    return made


@dataclass(frozen=True, slots=True)
class Deciding:
    """What is decided, in which manner, and what it does: validates a version of a plan, or extends a project."""

    text: str
    manner: str
    effect: str = words.NOTHING_ELSE
    version: PlanVersion | None = None
    project: str = ""
    until: date | None = None


@transaction.atomic
def decide(*, by: Actor, item: AgendaItem, deciding: Deciding, at: datetime) -> Decision:
    """Record the decision on a point: votes are counted here and never typed; what it does is done at once.

    Raises `Refused` without a quorum of members, without votes, or when what it would do cannot be done.
    """
    body = item.meeting.body
    permits.require(by, permissions.RECORD_DECISION, body, by_table=permissions.MAY)
    bodies.hold_body(body)
    made = _decision(by, item, deciding, at)
    facts = {"meeting": item.meeting_id, "number": item.number, "outcome": made.outcome, "effect": made.effect}
    entries.record(Note("BODY_DECIDED", subject=f"body:{body.pk}", facts=facts), by=by)
    if made.effect == words.VALIDATE_PLAN:
        _validate(by, body, made, deciding.version)
    if made.effect == words.EXTEND_PROJECT:
        _extend(by, body, made, deciding, at)
    return made


def _decision(by: Actor, item: AgendaItem, deciding: Deciding, at: datetime) -> Decision:
    """Check and write a decision with the counts that it rests on."""
    present, votes = meetings.present_at(item.meeting), meetings.tally_of(item)
    reasons = rules.reasons_not_to_decide(
        kind=item.kind,
        is_decided=meetings.is_decided(item),
        quorum=present.quorum,
        manner=deciding.manner,
        votes=votes,
        text=deciding.text,
    )
    if deciding.manner not in words.MANNERS or deciding.effect not in words.EFFECTS:
        reasons.append(_("Choose one of the answers that are offered."))
    if reasons:
        raise Refused(reasons)
    by_vote = deciding.manner == words.VOTE
    outcome = votes.outcome if by_vote else words.ADOPTED
    return Decision.objects.create(
        item=item,
        number=_next_number(item),
        text=deciding.text.strip(),
        manner=deciding.manner,
        outcome=outcome,
        effect=deciding.effect if outcome == words.ADOPTED else words.NOTHING_ELSE,
        **_counts(votes if by_vote else None),
        members_there=present.quorum.there,
        members=present.quorum.members,
        account=by.account,
        decided_on=meetings.day_of(item.meeting),
        recorded_at=at,
    )


def _counts(votes: Tally | None) -> dict[str, int | None]:
    """Return the columns of the votes; none were counted where nobody objected."""
    if votes is None:
        return {"votes_for": None, "votes_against": None, "abstentions": None}
    return {"votes_for": votes.for_it, "votes_against": votes.against, "abstentions": votes.abstained}


def _next_number(item: AgendaItem) -> str:
    """Return the next number of a decision of the body in the year of the meeting."""
    year = meetings.day_of(item.meeting).year
    taken = Decision.objects.filter(item__meeting__body=item.meeting.body, decided_on__year=year).count()
    return f"{year}-{taken + 1:02}"


def _validate(by: Actor, body: Body, decision: Decision, version: PlanVersion | None) -> None:
    """Lock a version of a plan of the body with the decision that validates it."""
    if version is None or version.plan.body_id != body.pk:
        raise Refused([_("Choose the version of the work plan that is validated.")])
    held = PlanVersion.objects.select_for_update().get(pk=version.pk)
    reasons = plan_rules.reasons_not_to_validate(is_locked=held.is_locked, lines=held.lines.count())
    if reasons:
        raise Refused(reasons)
    held.decision = decision
    held.save(update_fields=["decision"])
    facts = {"plan": held.plan_id, "version": held.number}
    entries.record(Note("PLAN_VALIDATED", subject=f"body:{body.pk}", facts=facts), by=by)


def _extend(by: Actor, body: Body, decision: Decision, deciding: Deciding, at: datetime) -> None:
    """Move the last day of a project through whoever keeps it, and list every target that this touches."""
    if not deciding.project or deciding.until is None:
        raise Refused([_("Choose the project and its new last day.")])
    told = announce(
        "PROJECT_EXTENDED", by=by, country=body.kept_by.code, project=deciding.project, until=deciding.until, at=at
    )
    done = next((each for each in told if isinstance(each, Extended)), None)
    if done is None:
        raise Refused([_("We do not know that project.")])
    extension = Extension.objects.create(
        decision=decision, project=deciding.project, from_on=done.from_on, until_on=deciding.until
    )
    TouchedTarget.objects.bulk_create(
        TouchedTarget(
            extension=extension,
            key=each.key,
            indicator=each.indicator,
            names=dict(each.names),
            said=dict(each.said),
            by_on=each.by_on,
        )
        for each in done.targets
    )
    facts = {"project": deciding.project, "until": str(deciding.until), "targets": len(done.targets)}
    entries.record(Note("EXTENSION_DECIDED", subject=f"body:{body.pk}", facts=facts), by=by)
