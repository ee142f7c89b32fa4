"""Applications: by the code of whoever applies, and as whoever runs the call reads them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts import carried
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import (
    Application,
    Attachment,
    Call,
    CallMail,
    Clarification,
    CodeTry,
    Redaction,
    Screening,
    Sending,
)
from amparo.partnership.calls.rules.applying import About, has_tried_too_often


@dataclass(frozen=True, slots=True)
class Applicant:
    """Whoever holds the code of an application: the code opens that application and nothing else."""

    application: Application

    @property
    def call(self) -> Call:
        """The call that it is for."""
        return self.application.call


def mark_of(code: str) -> bytes:
    """Return by what an application is found; nobody has the code from it, not even with the whole database."""
    return carried.mark_of(code, "call applications")


def place_mark(place: str, at: datetime) -> bytes:
    """Return the mark of the place that a code was tried from; it is another one each day."""
    return carried.place_mark(place, "call tries", at)


def applicant_with(code: str) -> Applicant | None:
    """Return whom a code opens an application to, or None."""
    if len(carried.plain_code(code)) != carried.LENGTH:
        return None
    rows = Application.objects.filter(mark=mark_of(code), call__state=words.PUBLISHED)
    found = rows.select_related("call__country").first()
    return Applicant(found) if found else None


def must_wait(place: str, at: datetime) -> bool:
    """Say whether no more codes are tried from a place for now."""
    since = at - timedelta(minutes=words.TRY_MINUTES)
    tries = CodeTry.objects.filter(at__gt=since, mark=place_mark(place, at)).values_list("at", flat=True)
    return has_tried_too_often(tries, at=at)


def applications_of(by: Actor, call: Call) -> QuerySet[Application]:
    """Return the applications of a call that whoever runs it reads, those that were sent first told apart."""
    if not by.roles & words.RUNS_CALLS or by.country != call.country.code:
        return Application.objects.none()
    return Application.objects.filter(call=call).annotate(
        sent_concept=Exists(_sent(words.CONCEPT)), sent_plan=Exists(_sent(words.PLAN))
    )


def _sent(stage: str) -> QuerySet[Sending]:
    return Sending.objects.filter(application=OuterRef("pk"), stage=stage)


def application_of(by: Actor, call: Call, number: int) -> Application | None:
    """Return an application by its number, if the actor reads them in full."""
    return applications_of(by, call).filter(number=number).select_related("call__country").first()


def sent_in(call: Call, stage: str) -> QuerySet[Application]:
    """Return the applications of which something was sent in a stage and that were not withdrawn, by number."""
    rows = Application.objects.filter(Exists(_sent(stage)), call=call)
    return rows.exclude(state=words.WITHDRAWN).select_related("call__country")


def latest_sending(application: Application, stage: str) -> Sending | None:
    """Return what counts of what was sent in a stage."""
    return Sending.objects.filter(application=application, stage=stage).first()


def sendings_in(call: Call, stage: str) -> dict[int, Sending]:
    """Return what counts of what was sent in a stage, by application."""
    rows = Sending.objects.filter(application__call=call, stage=stage).order_by("application_id", "-number")
    return {row.application_id: row for row in rows.distinct("application_id")}


def screenings_in(call: Call, stage: str) -> dict[int, Screening]:
    """Return what was said of whether each is inside the call, by application."""
    return {row.application_id: row for row in Screening.objects.filter(application__call=call, stage=stage)}


def phrases_of(application: Application) -> list[str]:
    """Return the words that are covered for reviewers."""
    return list(Redaction.objects.filter(application=application, lifted_at=None).values_list("phrase", flat=True))


def redactions_of(application: Application) -> QuerySet[Redaction]:
    """Return what is covered in an application, and what was and is no more."""
    return Redaction.objects.filter(application=application)


def files_of(application: Application, stage: str = "") -> QuerySet[Attachment]:
    """Return the files of an application, without what they hold."""
    rows = Attachment.objects.filter(application=application, removed_at=None).defer("body")
    return rows.filter(stage=stage) if stage else rows


def file_of(application: Application, key: int) -> Attachment | None:
    """Return a file of an application with what it holds, or None."""
    return Attachment.objects.filter(application=application, pk=key, removed_at=None).first()


def clarifications_of(application: Application) -> QuerySet[Clarification]:
    """Return what was asked of whoever applied, in order."""
    return Clarification.objects.filter(application=application)


def about_of(application: Application) -> About:
    """Return what is said of whoever applies."""
    return About(
        application.name,
        application.legal,
        application.backed_by,
        application.place,
        application.contact,
        application.e_mail,
        application.telephone,
    )


def names_of(application: Application) -> list[str]:
    """Return every name by which whoever applies could be known, to cover them where names are hidden."""
    about = about_of(application)
    own = (about.name, about.backed_by, about.contact, about.e_mail, about.telephone)
    return [each for each in (*own, *application.co_applicants.values_list("name", flat=True)) if each.strip()]


def answers_of(application: Application, stage: str) -> dict[str, str]:
    """Return what is written so far in a stage."""
    return dict(application.concept if stage == words.CONCEPT else application.plan)


def mails_waiting() -> Iterable[CallMail]:
    """Return the mails that wait to leave, oldest first; without an address there is none to send."""
    rows = CallMail.objects.filter(sent_at=None).exclude(application__e_mail="")
    return list(rows.select_related("application__call")[:200])
