"""Counting: once a survey has closed, its answers are written anew in an order of chance, and texts apart."""

from __future__ import annotations

import random
from datetime import datetime

from django.db import transaction

from amparo.evidence.surveys import permissions
from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.models import OpenText, Response, Survey
from amparo.evidence.surveys.queries.surveys import latest_version
from amparo.evidence.surveys.rules import inviting
from amparo.evidence.surveys.rules.form import Form, from_json
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note

CHANCE = random.SystemRandom()


@transaction.atomic
def count_survey(*, by: Actor, survey: Survey, at: datetime) -> int:
    """Close a survey for good and open its results; return how many answers there are."""
    permits.require(by, permissions.COUNT_SURVEY, survey, by_table=permissions.MAY)
    locked = Survey.objects.select_for_update(of=("self",)).select_related("country").get(pk=survey.pk)
    reasons = inviting.reasons_not_to_count(locked.state, closes_at=locked.closes_at, at=at)
    if reasons:
        raise Refused(reasons)
    answers = _write_anew(locked, from_json(latest_version(locked).form))
    locked.state, locked.counted_on = words.COUNTED, at.date()
    locked.save(update_fields=["state", "counted_on"])
    entries.record(Note("SURVEY_COUNTED", subject=survey.code, facts={"answers": answers}), by=by)
    return answers


def _write_anew(survey: Survey, form: Form) -> int:
    """Give every answer a new key and a place of chance, and take open texts out of it."""
    rows = list(Response.objects.filter(survey=survey).values_list("answers", flat=True))
    Response.objects.filter(survey=survey).delete()
    CHANCE.shuffle(rows)
    for question in (each.name for each in form.asked() if each.kind == words.TEXT):
        texts = [row[question] for row in rows if row.get(question)]
        CHANCE.shuffle(texts)
        OpenText.objects.bulk_create([OpenText(survey=survey, question=question, text=text) for text in texts])
        rows = [{**row, question: "*"} if row.get(question) else row for row in rows]
    Response.objects.bulk_create([Response(survey=survey, answers=row) for row in rows])
    return len(rows)
