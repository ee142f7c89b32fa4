"""Assessing, agreeing, recommending, and following recommendations to done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition.models import Institution
from amparo.partnership.governance.models import ActionPoint
from amparo.partnership.governance.operations import promises
from amparo.partnership.governance.operations.promises import Promise
from amparo.partnership.governance.queries.promises import points_raised_by
from amparo.partnership.governance.vocabulary import DONE, LONGEST_LINE, OPEN
from amparo.partnership.practices import permissions
from amparo.partnership.practices.models import Assessment, Consensus, Practice, Recommendation
from amparo.partnership.practices.operations.writing import move
from amparo.partnership.practices.queries import practices as queries
from amparo.partnership.practices.rules import assessing as rules

# Under this word the action points of recommendations are found.
SOURCE: Final = "PRACTICE"


@transaction.atomic
def assess_practice(
    *, by: Actor, practice: Practice, scores: Mapping[str, int], does_harm: bool, note: str, at: datetime
) -> Assessment:
    """Record one's assessment for one's institution; a later one replaces it. Raises `Refused`."""
    permits.require(by, permissions.ASSESS_PRACTICE, practice, by_table=permissions.MAY)
    own = queries.own_institution(practice)
    reasons = rules.reasons_not_to_assess(
        state=practice.state, own=own, institution=by.institution, scores=scores, does_harm=does_harm, note=note
    )
    if reasons or by.institution is None:
        raise Refused(reasons)
    made = Assessment.objects.create(
        practice=practice, institution_id=by.institution, scores=dict(scores), does_harm=does_harm, note=note.strip(),
        account=permissions.account_of(by, permissions.ASSESS_PRACTICE), recorded_at=at,
    )  # fmt: skip
    entries.record(Note("PRACTICE_ASSESSED", subject=practice.code, facts={"harm": does_harm}), by=by)
    return made


@transaction.atomic
def record_consensus(
    *, by: Actor, practice: Practice, outcome: str, note: str, agreed_on: date, today: date, at: datetime
) -> Consensus:
    """Record what the assessors agreed on; it is retained or not from then on. Raises `Refused`."""
    held = Practice.objects.select_for_update(of=("self",)).select_related("kept_by", "table").get(pk=practice.pk)
    permits.require(by, permissions.KEEP_PRACTICE, held, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_agree(
        state=held.state, judged=queries.judged(held), own=queries.own_institution(held), outcome=outcome, note=note,
        agreed_on=agreed_on, today=today,
    )  # fmt: skip
    if reasons:
        raise Refused(reasons)
    made = Consensus.objects.create(
        practice=held, outcome=outcome, note=note.strip(), agreed_on=agreed_on,
        account=permissions.account_of(by, permissions.KEEP_PRACTICE), recorded_at=at,
    )  # fmt: skip
    move(by=by, practice=held, state=outcome, why=made.note, at=at)
    return made


@dataclass(frozen=True, slots=True)
class Recommended:
    """What should be done, by language; who is responsible by post, for which institution, and until when."""

    texts: Mapping[str, str]
    responsible: str
    due_on: date
    institution: Institution | None = None
    is_invented: bool = False


@transaction.atomic
def recommend(*, by: Actor, practice: Practice, told: Recommended, today: date, at: datetime) -> Recommendation:
    """Record a recommendation on a retained practice; it stands among the action points too. Raises `Refused`."""
    permits.require(by, permissions.KEEP_PRACTICE, practice, by_table=permissions.MAY)
    texts = {lang: text.strip() for lang, text in told.texts.items() if text.strip()}
    reasons = rules.reasons_not_to_recommend(
        state=practice.state, text="".join(texts.values()), responsible=told.responsible, due_on=told.due_on,
        today=today,
    )  # fmt: skip
    if reasons:
        raise Refused(reasons)
    made = Recommendation.objects.create(
        practice=practice, texts=texts, responsible=told.responsible.strip(), institution=told.institution,
        due_on=told.due_on, is_invented=told.is_invented,
        account=permissions.account_of(by, permissions.KEEP_PRACTICE), recorded_at=at,
    )  # fmt: skip
    entries.record(Note("RECOMMENDATION_MADE", subject=practice.code, facts={"due": told.due_on.isoformat()}), by=by)
    _promise(by, made, at)
    return made


def _promise(by: Actor, made: Recommendation, at: datetime) -> None:
    """Raise the action point of a recommendation: whoever carries the practice answers unless another was named."""
    practice = made.practice
    own = made.institution_id or queries.own_institution(practice)
    who = promises.answering(by=by, kept_by=practice.kept_by, institution=own, at=at)
    title = f"{in_language(made.texts, lang=practice.original)} ({made.responsible})"
    promise = Promise(
        title if len(title) <= LONGEST_LINE else f"{title[: LONGEST_LINE - 1]}…", who, made.due_on, SOURCE,
        practice.code, made.pk, f"/practicas/{practice.pk}/",
    )  # fmt: skip
    promises.raise_action(by=by, kept_by=practice.kept_by, promise=promise, at=at)


@transaction.atomic
def follow_recommendation(
    *, by: Actor, recommendation: Recommendation, done_on: date, note: str, today: date
) -> Recommendation:
    """Write down that a recommendation was followed, and what came of it. Raises `Refused`.

    Its action point is closed with it by whoever may close it; else it waits for the secretariat or who promised it.
    """
    permits.require(by, permissions.KEEP_PRACTICE, recommendation.practice, by_table=permissions.MAY)
    reasons = [] if note.strip() else [_("Write what was done.")]
    if recommendation.done_on is not None:
        reasons.append(_("It was written down already."))
    if done_on > today:
        reasons.append(_("Write down what happened: the day is today or before."))
    if reasons:
        raise Refused(reasons)
    recommendation.done_on, recommendation.done_note = done_on, note.strip()
    recommendation.save(update_fields=["done_on", "done_note"])
    entries.record(Note("RECOMMENDATION_FOLLOWED", subject=recommendation.practice.code), by=by)
    point = points_raised_by(SOURCE, [recommendation.pk]).get(recommendation.pk)
    if point is not None and point.state == OPEN and promises.may_close(by=by, point=point):
        promises.close_action(by=by, point=point, closes_as=DONE, proof=note, on=done_on)
    return recommendation


def hear_action_closed(*, by: Actor, point: ActionPoint) -> None:
    """Write a recommendation down as followed when its action point was closed as done elsewhere."""
    if point.source != SOURCE or point.state != DONE:
        return
    rows = Recommendation.objects.filter(pk=point.source_key or 0, done_on=None).select_related("practice")
    row = rows.first()
    if row is not None:
        row.done_on, row.done_note = point.closed_on, point.proof
        row.save(update_fields=["done_on", "done_note"])
        entries.record(Note("RECOMMENDATION_FOLLOWED", subject=row.practice.code), by=by)
