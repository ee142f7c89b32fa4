"""Surveys as whoever runs them sees them: what they ask, who was asked, how many answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, QuerySet, Sum

from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.models import (
    Collector,
    DayTally,
    Invitation,
    KeptForReview,
    Survey,
    SurveyMail,
    SurveyVersion,
    WhoAnswered,
)
from amparo.evidence.surveys.rules.form import Form, from_json
from amparo.foundation.access.actors import Actor


@dataclass(frozen=True, slots=True)
class Progress:
    """How a survey goes: how many were invited, how many of them answered, how many answers came in all."""

    invited: int
    answered: int
    answers: int

    @property
    def waiting(self) -> int:
        """How many of those invited did not answer yet."""
        return self.invited - self.answered


def surveys_visible_to(by: Actor) -> QuerySet[Survey]:
    """Return the surveys of the actor's country: all for who runs them, those counted for who reads results."""
    rows = Survey.objects.filter(country__code=by.country).select_related("country") if by.country else None
    if rows is None or not by.roles & words.READS_RESULTS:
        return Survey.objects.none()
    return rows if by.roles & words.MAKES_SURVEYS else rows.filter(state=words.COUNTED)


def survey_visible_to(by: Actor, code: str) -> Survey | None:
    """Return a survey, if the actor may see it."""
    return surveys_visible_to(by).filter(code=code).first()


def latest_version(survey: Survey) -> SurveyVersion:
    """Return the version that is asked, or that would be."""
    found = SurveyVersion.objects.filter(survey=survey).first()
    if found is None:
        raise LookupError(survey.code)
    return found


def form_of(survey: Survey) -> Form:
    """Return what a survey asks."""
    return from_json(latest_version(survey).form)


def progress_of(survey: Survey) -> Progress:
    """Return how a survey goes; nothing of it tells who."""
    answered = WhoAnswered.objects.filter(survey=survey).values_list("invitations", flat=True).first() or []
    answers = DayTally.objects.filter(survey=survey).aggregate(all=Sum("answers"))["all"] or 0
    return Progress(Invitation.objects.filter(survey=survey).count(), len(answered), answers)


def tallies_of(survey: Survey) -> list[DayTally]:
    """Return how many answers came on each day."""
    return list(DayTally.objects.filter(survey=survey))


def invitations_of(survey: Survey, *, after: str = "", limit: int = 50) -> list[tuple[Invitation, bool, date | None]]:
    """Return those invited after an address, whether each answered, and when they were last written to."""
    answered = set(WhoAnswered.objects.filter(survey=survey).values_list("invitations", flat=True).first() or ())
    rows = Invitation.objects.filter(survey=survey, address__gt=after).annotate(last=Max("mails__queued_on"))
    return [(row, row.pk in answered, row.last) for row in rows.order_by("address")[:limit]]


def has_answered(invitation: int, survey: Survey) -> bool:
    """Say whether an invitation was answered."""
    return WhoAnswered.objects.filter(survey=survey, invitations__contains=[invitation]).exists()


def mails_waiting(limit: int = 500) -> list[SurveyMail]:
    """Return the mails of all open surveys that wait to leave, first in first."""
    rows = SurveyMail.objects.filter(sent_on=None, invitation__survey__state=words.OPEN)
    return list(rows.select_related("invitation__survey__country")[:limit])


def mails_of(survey: Survey, *, before: int | None = None, limit: int = 50) -> list[SurveyMail]:
    """Return the mails of a survey, latest first."""
    rows = SurveyMail.objects.filter(invitation__survey=survey).select_related("invitation")
    rows = rows.filter(pk__lt=before) if before is not None else rows
    return list(rows.order_by("-pk")[:limit])


def surveys_without_phone_form(country: str) -> list[Survey]:
    """Return the open surveys of a country whose form was not made for phones yet."""
    rows = Survey.objects.filter(country__code=country, state=words.OPEN, versions__phone_form=None)
    made = Survey.objects.filter(versions__phone_form__isnull=False).values("pk")
    return list(rows.exclude(pk__in=made).distinct().select_related("country"))


def collectors_of(survey: Survey) -> list[Collector]:
    """Return the collectors of a survey."""
    return list(Collector.objects.filter(survey=survey))


def collector_of(survey: Survey, key: int) -> Collector | None:
    """Return a collector of a survey."""
    return Collector.objects.filter(survey=survey, pk=key).first()


def kept_for_review(survey: Survey) -> list[KeptForReview]:
    """Return the forms that wait for somebody to say whether they count."""
    return list(KeptForReview.objects.filter(survey=survey, outcome=words.WAITING).order_by("pk"))


def country_has(code: str) -> bool:
    """Say whether a code of a survey is taken."""
    return Survey.objects.filter(code=code).exists()


def surveys_to_count(country: str, at: object) -> list[Survey]:
    """Return the surveys of a country that have closed and are not counted."""
    rows = Survey.objects.filter(country__code=country, state=words.OPEN, closes_at__lte=at)
    return list(rows.select_related("country"))
