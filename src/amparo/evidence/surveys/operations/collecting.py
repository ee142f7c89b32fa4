"""Collectors: a phone loads the form and sends answers, and can read none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.evidence.surveys import permissions
from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.models import Collector, KeptForReview, PhoneForm, Receipt, Survey
from amparo.evidence.surveys.operations.answering import NotComplete, store
from amparo.evidence.surveys.queries.links import COLLECTING, Link
from amparo.evidence.surveys.queries.surveys import latest_version
from amparo.evidence.surveys.rules import inviting
from amparo.evidence.surveys.rules.answering import settle
from amparo.evidence.surveys.rules.form import from_json
from amparo.evidence.surveys.rules.instances import read_instance
from amparo.evidence.surveys.rules.workbooks import sheets_for_phone
from amparo.foundation import keys
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.documents.workbooks import xform_of


class Taken(Enum):
    """What came of a form that a phone sent."""

    NEW: Final = "new"
    AGAIN: Final = "again"
    KEPT: Final = "kept"


@transaction.atomic
def make_collector(*, by: Actor, survey: Survey, label: str, at: datetime) -> Collector:
    """Let a phone collect answers; the form as phones read it was made by the clock, else it is made now."""
    permits.require(by, permissions.MAKE_COLLECTOR, survey, by_table=permissions.MAY)
    if not inviting.is_taking_answers(survey.state, closes_at=survey.closes_at, at=at):
        raise Refused([_("Open the survey first; a survey that has closed takes no answers.")])
    if Collector.objects.filter(survey=survey).count() >= words.MOST_COLLECTORS:
        raise Refused([_("Make at most %(most)s collectors.") % {"most": words.MOST_COLLECTORS}])
    _phone_form(survey)
    collector = Collector.objects.create(survey=survey, label=label, made_on=at.date())
    entries.record(Note("COLLECTOR_MADE", subject=survey.code, facts={"collector": collector.pk}), by=by)
    return collector


@transaction.atomic
def make_phone_form(*, by: Actor, survey: Survey) -> PhoneForm:
    """Make the form as phones read it, before anybody waits for it. Only the installation may."""
    permits.require(by, permissions.MAKE_PHONE_FORM, survey, by_table=permissions.MAY)
    entries.record(Note("PHONE_FORM_MADE", subject=survey.code), by=by)
    return _phone_form(survey)


def _phone_form(survey: Survey) -> PhoneForm:
    """Return the form as phones read it; it is made once for what a survey asks."""
    version = latest_version(survey)
    found = PhoneForm.objects.filter(version=version).first()
    if found is not None:
        return found
    sheets = sheets_for_phone(from_json(version.form), code=survey.code, version=version.number)
    return PhoneForm.objects.create(version=version, xform=xform_of(sheets))


@transaction.atomic
def end_collector(*, by: Actor, collector: Collector, at: datetime) -> None:
    """End the link of a collector at once; what it sent stays counted."""
    permits.require(by, permissions.MAKE_COLLECTOR, collector.survey, by_table=permissions.MAY)
    if collector.ended_on is not None:
        raise Refused([_("The link of this collector was ended already.")])
    collector.ended_on = at.date()
    collector.save(update_fields=["ended_on"])
    facts = {"collector": collector.pk}
    entries.record(Note("COLLECTOR_ENDED", subject=collector.survey.code, facts=facts), by=by)


@transaction.atomic
def receive(*, by: Link, content: bytes, at: datetime) -> Taken:
    """Take an answered form of a phone once. The same again changes nothing; other answers under its number are kept.

    Raises `NotAnAnswer`, `NotComplete` or `Refused`.
    """
    survey = by.survey
    version = latest_version(survey)
    form = from_json(version.form)
    instance = read_instance(content, form=form, code=survey.code, version=version.number)
    mark, digest = _keyed(survey, "mark", instance.key), _keyed(survey, "content", _plain(instance.answers))
    before = Receipt.objects.filter(survey=survey, mark=mark).values_list("digest", flat=True).first()
    if before is not None and bytes(before) == digest:
        return Taken.AGAIN
    if not inviting.is_taking_answers(survey.state, closes_at=survey.closes_at, at=at):
        raise Refused([_("This questionnaire is closed. Thank you for coming.")])
    settled = settle(form, instance.answers, today=survey.day_of(at))
    if settled.problems:
        raise NotComplete(settled.problems)
    if before is not None:
        kept = {"answers": settled.kept(form)}
        KeptForReview.objects.get_or_create(
            survey=survey, digest=_keyed(survey, "kept", mark.hex() + digest.hex()), defaults=kept
        )
        return Taken.KEPT
    _made, is_new = Receipt.objects.get_or_create(survey=survey, mark=mark, defaults={"digest": digest})
    if not is_new:
        return receive(by=by, content=content, at=at)
    store(by=by, answers=settled.kept(form), channel=words.COLLECTED, day=survey.day_of(at))
    return Taken.NEW


@transaction.atomic
def review_kept(*, by: Actor, kept: KeptForReview, outcome: str, at: datetime) -> None:
    """Say whether a form that was kept counts. Its answers are not shown; either way they are no longer kept apart."""
    survey = Survey.objects.select_related("country").get(pk=kept.survey_id)
    permits.require(by, permissions.REVIEW_KEPT, survey, by_table=permissions.MAY)
    row = KeptForReview.objects.select_for_update().get(pk=kept.pk)
    if row.outcome != words.WAITING or survey.state == words.COUNTED:
        raise Refused([_("It was decided already, or the answers are counted.")])
    if outcome == words.ADDED:
        link = Link(survey, COLLECTING, 0, "")
        store(by=link, answers=row.answers or {}, channel=words.COLLECTED, day=survey.day_of(at))
    row.outcome, row.answers = outcome, None
    row.save(update_fields=["outcome", "answers"])
    entries.record(Note("SURVEY_KEPT_REVIEWED", subject=survey.code, facts={"outcome": outcome}), by=by)


def _plain(answers: Mapping[str, str]) -> str:
    return "\n".join(f"{name}={said}" for name, said in sorted(answers.items()) if said)


def _keyed(survey: Survey, what: str, said: str) -> bytes:
    """Return a mark that leads back to nothing without the secret of the installation."""
    return keys.link_mac(f"survey {what} {survey.pk}", said)
