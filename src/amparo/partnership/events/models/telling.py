"""What an event gives out: certificates of attendance, press releases with their hour, and its report."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.models import Professional
from amparo.partnership.events.models.events import Event


class AttendanceCertificate(models.Model):
    """That somebody was at an event, under the name that they wish; `code` is what its public page is found by."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="certificates")
    professional = models.ForeignKey(Professional, on_delete=models.PROTECT, related_name="+")
    code = models.TextField(unique=True)
    holder = models.TextField()
    mode = models.TextField()
    hours = models.DecimalField(max_digits=6, decimal_places=2)
    offered = models.DecimalField(max_digits=6, decimal_places=2)
    given_on = models.DateField()
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()
    withdrawn_on = models.DateField(null=True)
    withdrawn_why = models.TextField(default="")

    class Meta:
        """In order; one that holds for each person, and a withdrawn one says why."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["event", "professional"], condition=Q(withdrawn_on=None), name="attendance_certified_once"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | ~Q(withdrawn_why=""), name="attendance_withdrawn_says_why"
            ),
        ]

    def __str__(self) -> str:
        """Return the code."""
        return self.code

    @property
    def kept_by(self) -> Country:
        """The coalition that held the event."""
        return self.event.activity.kept_by


class PressRelease(models.Model):
    """A press release: everybody reads it from its hour on, once it was released; its press conference, if any.

    Without an event it is about something else, which `about` names and `opens` leads to.
    """

    kept_by = models.ForeignKey(Country, on_delete=models.PROTECT)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, null=True, related_name="releases")
    about = models.TextField(default="")
    opens = models.TextField(default="")
    code = models.TextField(unique=True)
    original = models.TextField(default="es")
    embargo_at = models.DateTimeField()
    conference_at = models.DateTimeField(null=True)
    conference_place = models.TextField(default="")
    is_invented = models.BooleanField(default=False)
    account = models.BigIntegerField()
    made_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)
    released_by = models.BigIntegerField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(default="")

    class Meta:
        """Latest first; a withdrawn one says why."""

        ordering: ClassVar = ["-embargo_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["-embargo_at", "-id"], name="releases_by_hour")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_why=""), name="release_withdrawn_says_why"
            ),
        ]

    def __str__(self) -> str:
        """Return the code."""
        return self.code


class ReleaseText(models.Model):
    """A release in a language, one row a version; the highest number is what stands."""

    release = models.ForeignKey(PressRelease, on_delete=models.PROTECT, related_name="texts")
    language = models.TextField()
    number = models.IntegerField()
    of = models.IntegerField(null=True)
    title = models.TextField()
    body = models.TextField()
    account = models.BigIntegerField()
    written_at = models.DateTimeField()

    class Meta:
        """Newest first; two people never write the same version."""

        ordering: ClassVar = ["release", "language", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["release", "language", "number"], name="release_written_once")
        ]

    def __str__(self) -> str:
        """Return language and version."""
        return f"{self.language} {self.number}"


class EventReport(models.Model):
    """The report of an event as it was published: composed from the records in three languages, then never changed."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="reports")
    number = models.IntegerField()
    code = models.TextField()
    papers = models.JSONField()
    why = models.TextField(default="")
    account = models.BigIntegerField()
    published_at = models.DateTimeField()

    class Meta:
        """Newest first; a further edition says why."""

        ordering: ClassVar = ["event", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "number"], name="event_report_number"),
            models.UniqueConstraint(fields=["code", "number"], name="event_report_address"),
            models.CheckConstraint(condition=Q(number=1) | ~Q(why=""), name="further_report_says_why"),
        ]

    def __str__(self) -> str:
        """Return the number."""
        return str(self.number)


class EventSurvey(models.Model):
    """By which survey an event is evaluated; the survey is named by its code, and tells of itself."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="evaluations")
    survey = models.TextField()
    account = models.BigIntegerField()
    linked_at = models.DateTimeField()

    class Meta:
        """In order; named once."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["event", "survey"], name="evaluated_by_a_survey_once")]

    def __str__(self) -> str:
        """Return the code of the survey."""
        return self.survey
