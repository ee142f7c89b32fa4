"""Reading what was sent: whether it lies inside the call, what is covered for reviewers, and asking for more."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts import carried
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.calls import permissions
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import Application, CallMail, Clarification, Redaction, Screening
from amparo.partnership.calls.queries import applications as asked
from amparo.partnership.calls.queries.calls import has_closed
from amparo.partnership.calls.rules.naming import SHORTEST, has_phrase


@transaction.atomic
def screen(
    *, by: Actor, application: Application, stage: str, is_admissible: bool, why: str, at: datetime
) -> Screening:
    """Say that what was sent was read and lies inside the call, or not and why. Raises `Refused`."""
    call = application.call
    permits.require(by, permissions.PREPARE_COPIES, call, by_table=permissions.MAY)
    reasons = []
    if not has_closed(call, stage, at):
        reasons.append(_("Wait until the deadline has passed: it may still be sent again."))
    if asked.latest_sending(application, stage) is None or application.state == words.WITHDRAWN:
        reasons.append(_("Nothing was sent here in this stage."))
    if Screening.objects.filter(application=application, stage=stage).exists():
        reasons.append(_("It was said already."))
    if not is_admissible and len(why.strip()) < words.SHORTEST_REASON:
        reasons.append(_("Write the reason in full sentences: whoever applied will read it."))
    if reasons:
        raise Refused(reasons)
    made = Screening.objects.create(
        application=application,
        stage=stage,
        is_admissible=is_admissible,
        why="" if is_admissible else why.strip(),
        account=permissions.account_of(by, permissions.PREPARE_COPIES),
        screened_at=at,
    )
    facts = {"application": application.number, "stage": stage, "admissible": is_admissible}
    entries.record(Note("APPLICATION_SCREENED", subject=f"call:{call.code}", facts=facts), by=by)
    return made


def _texts(application: Application) -> list[str]:
    found = []
    for stage in words.STAGES:
        sending = asked.latest_sending(application, stage)
        if sending is not None:
            found += [*sending.answers.values(), *(line["text"] for line in sending.budget)]
    more = asked.clarifications_of(application).values_list("asked", "answer")
    return [*found, *(text for pair in more for text in pair)]


@transaction.atomic
def cover(*, by: Actor, application: Application, phrase: str, at: datetime) -> Redaction:
    """Cover words of an application for reviewers. Raises `Refused`."""
    permits.require(by, permissions.PREPARE_COPIES, application.call, by_table=permissions.MAY)
    plain = " ".join(phrase.split())
    if len(plain) < SHORTEST or len(plain) > words.LONGEST_LINE:
        raise Refused([_("Write the words to cover, as they stand in the text.")])
    if not has_phrase(_texts(application), plain):
        raise Refused([_("These words are nowhere in what was sent.")])
    if application.redactions.filter(phrase=plain, lifted_at=None).exists():
        raise Refused([_("These words are covered already.")])
    made = Redaction.objects.create(
        application=application,
        phrase=plain,
        account=permissions.account_of(by, permissions.PREPARE_COPIES),
        covered_at=at,
    )
    _record(by, application, "WORDS_COVERED")
    return made


@transaction.atomic
def uncover(*, by: Actor, redaction: Redaction, at: datetime) -> Redaction:
    """Cover words no more: they name nobody who was helped. Raises `Refused`."""
    permits.require(by, permissions.PREPARE_COPIES, redaction.application.call, by_table=permissions.MAY)
    if redaction.lifted_at is not None:
        raise Refused([_("It was said already.")])
    redaction.lifted_at, redaction.lifted_by = at, permissions.account_of(by, permissions.PREPARE_COPIES)
    redaction.save(update_fields=["lifted_at", "lifted_by"])
    _record(by, redaction.application, "WORDS_UNCOVERED")
    return redaction


@transaction.atomic
def ask(*, by: Actor, application: Application, stage: str, text: str, at: datetime) -> Clarification:
    """Ask whoever applied one thing, without opening the rest again. Raises `Refused`."""
    call = application.call
    permits.require(by, permissions.PREPARE_COPIES, call, by_table=permissions.MAY)
    reasons = []
    if call.told_at(stage) is not None or asked.latest_sending(application, stage) is None:
        reasons.append(_("Nothing waits to be decided here."))
    if not text.strip() or len(text) > words.LONGEST_TEXT:
        reasons.append(_("Write what you ask, in at most %(count)s letters.") % {"count": words.LONGEST_TEXT})
    if reasons:
        raise Refused(reasons)
    account = permissions.account_of(by, permissions.PREPARE_COPIES)
    made = Clarification.objects.create(
        application=application, stage=stage, asked=text.strip(), asked_at=at, account=account
    )
    CallMail.objects.create(application=application, kind=words.QUESTION, queued_at=at)
    _record(by, application, "CLARIFICATION_ASKED")
    return made


@transaction.atomic
def renew_code(*, by: Actor, application: Application) -> str:
    """Give an application a new code, for who lost theirs and was recognised; the old one opens nothing any more."""
    permits.require(by, permissions.PREPARE_COPIES, application.call, by_table=permissions.MAY)
    code = carried.new_code()
    application.mark = asked.mark_of(code)
    application.save(update_fields=["mark"])
    _record(by, application, "APPLICATION_CODE_RENEWED")
    return carried.written_code(code)


def _record(by: Actor, application: Application, action: str) -> None:
    facts = {"application": application.number}
    entries.record(Note(action, subject=f"call:{application.call.code}", facts=facts), by=by)
