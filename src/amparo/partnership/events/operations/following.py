"""What an event recommends becomes an action point; a later event of its series says what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition.models import Institution
from amparo.partnership.events import permissions
from amparo.partnership.events import vocabulary as words
from amparo.partnership.events.models import Event, EventRecommendation, FollowUp
from amparo.partnership.events.queries import record as queries
from amparo.partnership.events.rules import following as rules
from amparo.partnership.governance.models import ActionPoint
from amparo.partnership.governance.operations import promises
from amparo.partnership.governance.operations.promises import Promise
from amparo.partnership.governance.vocabulary import OPEN

# Under this word the action points of events are found.
SOURCE = "EVENT"


@dataclass(frozen=True, slots=True)
class Told:
    """What is recommended, by language; who is responsible by post, for which institution, and until when."""

    texts: Mapping[str, str]
    post: str
    due_on: date
    institution: Institution | None = None
    source: str = ""
    is_invented: bool = False


@transaction.atomic
def recommend(*, by: Actor, event: Event, told: Told, today: date, at: datetime) -> EventRecommendation:
    """Record a recommendation of an event; it stands in the one table of action points. Raises `Refused`."""
    permits.require(by, permissions.KEEP_RECORD, event.activity, by_table=permissions.MAY)
    texts = {lang: text.strip() for lang, text in told.texts.items() if text.strip()}
    reasons = rules.reasons_not_to_recommend(
        text="".join(texts.values()), post=told.post, due_on=told.due_on, today=today
    )
    if reasons:
        raise Refused(reasons)
    kept_by = event.activity.kept_by
    own = told.institution.pk if told.institution else None
    who = promises.answering(by=by, kept_by=kept_by, institution=own, at=at)
    title = f"{in_language(texts, lang='es')} ({told.post.strip()})"
    short = title if len(title) <= words.LONGEST_LINE else f"{title[: words.LONGEST_LINE - 1]}…"
    promise = Promise(
        short, who, told.due_on, SOURCE, event.activity.title, event.pk, f"/eventos/{event.pk}/registro/"
    )  # fmt: skip
    point = promises.raise_action(by=by, kept_by=kept_by, promise=promise, at=at)
    made = EventRecommendation.objects.create(
        event=event, texts=texts, post=told.post.strip(), source=told.source, is_invented=told.is_invented, point=point,
        account=permissions.account_of(by, permissions.KEEP_RECORD), recorded_at=at,
    )  # fmt: skip
    facts = {"due": told.due_on.isoformat(), "action": point.pk}
    entries.record(Note("EVENT_RECOMMENDED", subject=f"event:{event.pk}", facts=facts), by=by)
    return made


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a recommendation: done, going on or dropped, in words, on which day it was said."""

    outcome: str
    note: str
    on: date
    is_invented: bool = False


@transaction.atomic
def follow_up(*, by: Actor, event: Event, point: ActionPoint, came: Came, at: datetime) -> FollowUp:
    """Say in an event what came of what an earlier one recommended; done or dropped closes its action point.

    Raises `Refused` when the event does not continue the other, or the point is closed.
    """
    permits.require(by, permissions.KEEP_RECORD, event.activity, by_table=permissions.MAY)
    inherited = {each.recommended.point.pk for each in queries.inherited_by(event) if each.recommended.point}
    reasons = rules.reasons_not_to_follow(
        outcome=came.outcome, note=came.note, is_inherited=point.pk in inherited, is_open=point.state == OPEN
    )
    if reasons:
        raise Refused(reasons)
    made = FollowUp.objects.create(
        event=event, point=point, outcome=came.outcome, note=came.note.strip(), followed_on=came.on,
        is_invented=came.is_invented, account=permissions.account_of(by, permissions.KEEP_RECORD), recorded_at=at,
    )  # fmt: skip
    entries.record(
        Note("EVENT_FOLLOWED", subject=f"event:{event.pk}", facts={"action": point.pk, "as": came.outcome}), by=by
    )
    if came.outcome != words.GOING_ON:
        promises.close_action(by=by, point=point, closes_as=came.outcome, proof=made.note, on=came.on)
    return made
