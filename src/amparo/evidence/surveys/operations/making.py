"""Making a survey from a form, changing it while it is prepared, opening it, and moving its closing day."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from amparo.evidence.surveys import permissions
from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.models import Survey, SurveyVersion, WhoAnswered
from amparo.evidence.surveys.permissions import account_of
from amparo.evidence.surveys.queries.surveys import country_has, latest_version
from amparo.evidence.surveys.rules import inviting
from amparo.evidence.surveys.rules.form import Form, from_json, in_words, to_json
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition.queries import country_by_code

LONGEST_CODE = 60


@transaction.atomic
def make_survey(*, by: Actor, form: Form, at: datetime, is_invented: bool = False) -> Survey:
    """Make a survey of the actor's country from a form; nobody is asked before it is opened."""
    permits.require(by, permissions.MAKE_SURVEY, None, by_table=permissions.MAY)
    account = account_of(by, permissions.MAKE_SURVEY)
    survey = Survey.objects.create(
        country=country_by_code(by.country),
        code=_free_code(by.country, form, at),
        titles=dict(form.titles),
        account=account,
        made_on=at.date(),
        is_invented=is_invented,
    )
    WhoAnswered.objects.create(survey=survey)
    _keep_version(survey, form, account, at)
    entries.record(Note("SURVEY_MADE", subject=survey.code), by=by)
    return survey


@transaction.atomic
def bring_version(*, by: Actor, survey: Survey, form: Form, at: datetime) -> SurveyVersion:
    """Replace what a survey that is being prepared asks. Raises `Refused` once it was opened."""
    permits.require(by, permissions.CHANGE_SURVEY, survey, by_table=permissions.MAY)
    locked = _locked(survey)
    reasons = inviting.reasons_not_to_change(locked.state)
    if reasons:
        raise Refused(reasons)
    version = _keep_version(locked, form, account_of(by, permissions.CHANGE_SURVEY), at)
    entries.record(Note("SURVEY_CHANGED", subject=survey.code, facts={"version": version.number}), by=by)
    return version


@transaction.atomic
def open_survey(*, by: Actor, survey: Survey, closes_at: datetime, takes_anyone: bool, at: datetime) -> Survey:
    """Open a survey until a moment; what it asks cannot be changed any more."""
    permits.require(by, permissions.OPEN_SURVEY, survey, by_table=permissions.MAY)
    locked = _locked(survey)
    reasons = inviting.reasons_not_to_open(locked.state, closes_at=closes_at, at=at)
    if reasons:
        raise Refused(reasons)
    locked.state, locked.opens_on = words.OPEN, locked.day_of(at)
    locked.closes_at, locked.takes_anyone = closes_at, takes_anyone
    locked.save(update_fields=["state", "opens_on", "closes_at", "takes_anyone"])
    facts = {"until": closes_at.date().isoformat(), "version": latest_version(locked).number}
    entries.record(Note("SURVEY_OPENED", subject=survey.code, facts=facts), by=by)
    return locked


@transaction.atomic
def move_closing(*, by: Actor, survey: Survey, closes_at: datetime, at: datetime) -> Survey:
    """Close a survey sooner or later than was said. Raises `Refused` once it has closed."""
    permits.require(by, permissions.OPEN_SURVEY, survey, by_table=permissions.MAY)
    locked = _locked(survey)
    reasons = inviting.reasons_not_to_move_closing(
        locked.state, now_closes=locked.closes_at, closes_at=closes_at, at=at
    )
    if reasons:
        raise Refused(reasons)
    locked.closes_at = closes_at
    locked.save(update_fields=["closes_at"])
    facts = {"until": closes_at.date().isoformat()}
    entries.record(Note("SURVEY_CLOSING_MOVED", subject=survey.code, facts=facts), by=by)
    return locked


@transaction.atomic
def copy_survey(*, by: Actor, survey: Survey, at: datetime) -> Survey:
    """Make a survey that asks what another asks, to ask again or after a change."""
    permits.require(by, permissions.CHANGE_SURVEY, survey, by_table=permissions.MAY)
    return make_survey(by=by, form=from_json(latest_version(survey).form), at=at)


def _locked(survey: Survey) -> Survey:
    return Survey.objects.select_for_update(of=("self",)).select_related("country").get(pk=survey.pk)


def _free_code(country: str, form: Form, at: datetime) -> str:
    plain = slugify(f"{country} {in_words(form.titles, 'es')} {at.year}")[:LONGEST_CODE].strip("-")
    number, code = 1, plain
    while country_has(code):
        number += 1
        code = f"{plain}-{number}"
    return code


def _keep_version(survey: Survey, form: Form, account: int, at: datetime) -> SurveyVersion:
    kept = to_json(form)
    digest = hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()
    number = SurveyVersion.objects.filter(survey=survey).count() + 1
    return SurveyVersion.objects.create(
        survey=survey, number=number, form=kept, digest=digest, account=account, made_at=at
    )
