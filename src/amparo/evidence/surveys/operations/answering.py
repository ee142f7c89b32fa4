"""Answering: a draft that only the browser can open, and an answer that leads back to nobody.

No entry of the audit is written for an answer: its moment beside the others' would be an order. How many came on a
day, and that an invitation was answered, are kept apart from what was answered.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.models import DayTally, RespondentDraft, Response, Survey, WhoAnswered
from amparo.evidence.surveys.queries.drafts import mark_of
from amparo.evidence.surveys.queries.links import INVITED, Link
from amparo.evidence.surveys.rules import inviting
from amparo.evidence.surveys.rules.answering import settle
from amparo.evidence.surveys.rules.form import Form
from amparo.foundation import keys
from amparo.foundation.access.permits import Refused


class NotComplete(Refused):
    """Something of the form is not well; `problems` say what, by question."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        """Keep what is wrong."""
        super().__init__(list(problems.values()))
        self.problems = dict(problems)


def new_secret() -> str:
    """Return a secret for a browser to keep its draft under."""
    return secrets.token_urlsafe(32)


@transaction.atomic
def keep_draft(*, by: Link, secret: str, answers: Mapping[str, str], today: date) -> None:
    """Seal what is being answered under the secret of a browser; nobody else can open it."""
    sealed = keys.seal_under_secret(secret, "answers", str(by.survey.pk), json.dumps(dict(answers)))
    kept = {"sealed": sealed, "kept_until": today + timedelta(days=words.DRAFT_DAYS)}
    RespondentDraft.objects.update_or_create(mark=mark_of(secret), defaults=kept)


@transaction.atomic
def forget_draft(*, by: Link, secret: str) -> None:
    """Remove a draft: it was sent, or is to be forgotten."""
    RespondentDraft.objects.filter(mark=mark_of(secret)).delete()


@transaction.atomic
def forget_old_drafts(*, by: object, today: date) -> int:
    """Remove the drafts that nobody came back to."""
    return RespondentDraft.objects.filter(kept_until__lt=today).delete()[0]


@transaction.atomic
def submit(*, by: Link, form: Form, answers: Mapping[str, str], at: datetime, language: str = "es") -> None:
    """Take an answer once, by the clock of the server. Raises `Refused`, or `NotComplete` with what is wrong."""
    survey = Survey.objects.select_related("country").get(pk=by.survey.pk)
    if not inviting.is_taking_answers(survey.state, closes_at=survey.closes_at, at=at):
        raise Refused([_("This questionnaire is closed. Thank you for coming.")])
    settled = settle(form, answers, today=survey.day_of(at), language=language)
    if settled.problems:
        raise NotComplete(settled.problems)
    if by.kind == INVITED:
        _mark_answered(survey, by.key)
    store(by=by, answers=settled.kept(form), channel=words.WEB, day=survey.day_of(at))


def store(*, by: Link, answers: Mapping[str, str], channel: str, day: date) -> None:
    """Keep an answer inside its operation, and count it on its day."""
    Response.objects.create(survey=by.survey, answers=dict(answers))
    tally, _made = DayTally.objects.get_or_create(survey=by.survey, day=day, channel=channel)
    DayTally.objects.filter(pk=tally.pk).update(answers=F("answers") + 1)


def _mark_answered(survey: Survey, invitation: int) -> None:
    """Add an invitation to the set of those answered; the set has no order of its own."""
    row = WhoAnswered.objects.select_for_update().get(survey=survey)
    if invitation in row.invitations:
        raise Refused([_("This address was used to answer already. Thank you; nothing more is needed.")])
    row.invitations = sorted([*row.invitations, invitation])
    row.save(update_fields=["invitations"])
