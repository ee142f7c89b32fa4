"""Calls, as everybody reads them and as whoever runs them does."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import get_language

from amparo.foundation.access.actors import Actor
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import Call, CallText, Criterion, Question
from amparo.partnership.calls.rules.applying import Asked


def published_calls() -> QuerySet[Call]:
    """Return the calls that everybody may read, latest first."""
    return Call.objects.filter(state=words.PUBLISHED).select_related("country").prefetch_related("texts")


def published_call(code: str) -> Call | None:
    """Return a call that everybody may read, or None."""
    return published_calls().filter(code=code).first()


def calls_visible_to(by: Actor) -> QuerySet[Call]:
    """Return the calls of the actor's country with how many applications each has, for whoever works with them."""
    if not by.country or not by.roles & words.SEES_CALLS:
        return Call.objects.none()
    rows = Call.objects.filter(country__code=by.country).select_related("country").prefetch_related("texts")
    sent = Count("applications", filter=Q(applications__sendings__isnull=False), distinct=True)
    return rows.annotate(begun=Count("applications", distinct=True), sent=sent)


def call_visible_to(by: Actor, code: str) -> Call | None:
    """Return a call, if the actor may see it."""
    return calls_visible_to(by).filter(code=code).first()


def text_of(call: Call) -> CallText | None:
    """Return what a call tells in the reader's language, else in Spanish, else in any."""
    rows = {row.language: row for row in call.texts.all()}
    speak = (get_language() or "es")[:2]
    return rows.get(speak) or rows.get("es") or next(iter(rows.values()), None)


def text_in(call: Call, language: str) -> CallText | None:
    """Return what a call tells in one language, or None."""
    return CallText.objects.filter(call=call, language=language).first()


def questions_of(call: Call, stage: str) -> QuerySet[Question]:
    """Return what a call asks in a stage, in order."""
    return Question.objects.filter(call=call, stage=stage)


def asked_in(call: Call, stage: str) -> tuple[Asked, ...]:
    """Return what a call asks in a stage, in the reader's language."""
    return tuple(
        Asked(
            row.code,
            in_language(row.labels, row.code),
            in_language(row.helps),
            row.most_letters,
            row.is_required,
            row.wants,
        )
        for row in questions_of(call, stage)
    )


def criteria_of(call: Call, stage: str) -> QuerySet[Criterion]:
    """Return by what a call judges in a stage, in order."""
    return Criterion.objects.filter(call=call, stage=stage)


def weights_of(call: Call, stage: str) -> dict[str, int]:
    """Return the weight of each criterion of a stage."""
    return dict(criteria_of(call, stage).values_list("code", "weight"))


def weights_by_stage(call: Call) -> dict[str, int]:
    """Return to how much the weights of each stage add up."""
    rows = Criterion.objects.filter(call=call).order_by().values("stage").annotate(sum=Sum("weight"))
    return {row["stage"]: row["sum"] for row in rows}


def has_closed(call: Call, stage: str, at: datetime) -> bool:
    """Say whether a stage has closed."""
    closes_at = call.closes_at(stage)
    return closes_at is not None and at > closes_at
