"""Judging: ties are said before anything is shown, and a review is given once, without having seen another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.calls import permissions
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import Application, Conflict, Review, Reviewer, Score
from amparo.partnership.calls.queries import reviewing as asked
from amparo.partnership.calls.queries.calls import criteria_of, weights_of
from amparo.partnership.calls.rules import scoring as rules


@dataclass(frozen=True, slots=True)
class Judged:
    """What a reviewer says of an application."""

    points: Mapping[str, int]
    advises: str
    comment: str


def _judging(by: Actor, reviewer: Reviewer) -> None:
    permits.require(by, permissions.JUDGE_APPLICATIONS, reviewer, by_table=permissions.MAY)
    if reviewer.call.told_at(reviewer.stage) is not None:
        raise Refused([_("This stage was decided already.")])


@transaction.atomic
def declare_ties(*, by: Actor, reviewer: Reviewer, said: Mapping[str, str], at: datetime) -> int:
    """Say what ties one has with everybody who applies, by key, before anything is shown. Raises `Refused`."""
    _judging(by, reviewer)
    waiting = {each.key for each in asked.still_to_declare(reviewer)}
    if not waiting or any(said.get(key) not in words.CONFLICTS for key in waiting):
        raise Refused([_("Answer for everybody on the list.")])
    by_key = {asked.key_of(reviewer, row): row for row in asked.to_judge(reviewer)}
    made = Conflict.objects.bulk_create(
        Conflict(reviewer=reviewer, application=by_key[key], kind=said[key], said_at=at) for key in sorted(waiting)
    )
    facts = {"stage": reviewer.stage, "ties": sum(1 for row in made if row.is_a_tie), "of": len(made)}
    entries.record(Note("TIES_DECLARED", subject=f"call:{reviewer.call.code}", facts=facts), by=by)
    return len(made)


@transaction.atomic
def declare_late_tie(*, by: Actor, reviewer: Reviewer, application: Application, kind: str, at: datetime) -> Conflict:
    """Say that one has a tie after all: the application is shown no more, and a review given counts no more."""
    _judging(by, reviewer)
    if kind not in words.CONFLICTS or kind == words.NO_CONFLICT:
        raise Refused([_("Choose one of the answers that are offered.")])
    if asked.open_application(reviewer, application.number) is None:
        raise Refused([_("You do not judge this one.")])
    made = Conflict.objects.create(reviewer=reviewer, application=application, kind=kind, said_at=at)
    facts = {"stage": reviewer.stage, "application": application.number}
    entries.record(Note("LATE_TIE_DECLARED", subject=f"call:{reviewer.call.code}", facts=facts), by=by)
    return made


@transaction.atomic
def give_review(*, by: Actor, reviewer: Reviewer, application: Application, judged: Judged, at: datetime) -> Review:
    """Judge an application, once. Raises `Refused`."""
    _judging(by, reviewer)
    if asked.open_application(reviewer, application.number) is None:
        raise Refused([_("Say first what ties you have; where there is one, you do not judge.")])
    reasons = rules.reasons_not_to_score(judged.points, weights_of(reviewer.call, reviewer.stage))
    if asked.own_review(reviewer, application) is not None:
        reasons.append(_("You judged it already; a review is given once."))
    if judged.advises not in words.ADVISES or not judged.comment.strip():
        reasons.append(_("Write why, in words that help to answer whoever applied."))
    if len(judged.comment) > words.LONGEST_TEXT:
        reasons.append(_("A text has at most %(count)s letters.") % {"count": words.LONGEST_TEXT})
    if reasons:
        raise Refused(reasons)
    made = Review.objects.create(
        reviewer=reviewer,
        application=application,
        advises=judged.advises,
        comment=judged.comment.strip(),
        given_at=at,
    )
    Score.objects.bulk_create(
        Score(review=made, criterion=row, points=judged.points[row.code])
        for row in criteria_of(reviewer.call, reviewer.stage)
    )
    facts = {"stage": reviewer.stage, "application": application.number}
    entries.record(Note("REVIEW_GIVEN", subject=f"call:{reviewer.call.code}", facts=facts), by=by)
    return made
