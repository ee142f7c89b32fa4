"""Tables of surveys. Answers stand in no relation to whoever gave them: see `Response` and `WhoAnswered`."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.contrib.postgres.fields import ArrayField
from django.db import models

from amparo.evidence.surveys import vocabulary as words
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition.models import Country


class Survey(models.Model):
    """A survey of a coalition: being prepared, open until a moment of the server's clock, or closed and counted."""

    country = models.ForeignKey(Country, on_delete=models.PROTECT)
    code = models.TextField(unique=True)
    titles = models.JSONField()
    state = models.TextField(default=words.DRAFT)
    account = models.BigIntegerField(null=True)
    made_on = models.DateField()
    opens_on = models.DateField(null=True)
    closes_at = models.DateTimeField(null=True)
    counted_on = models.DateField(null=True)
    is_invented = models.BooleanField(default=False)
    takes_anyone = models.BooleanField(default=False)

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """Return the title in the reader's language."""
        return in_language(self.titles, self.code)

    def day_of(self, at: datetime) -> date:
        """Return the day of a moment in the country of the survey."""
        return at.astimezone(ZoneInfo(self.country.time_zone)).date()

    @property
    def closes_on(self) -> date | None:
        """The last day on which answers are taken, in the country of the survey."""
        return self.day_of(self.closes_at) if self.closes_at else None


class SurveyVersion(models.Model):
    """What a survey asks, as it was brought; never changed. The last one before the opening is the one asked."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="versions")
    number = models.IntegerField()
    form = models.JSONField()
    digest = models.TextField()
    account = models.BigIntegerField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["survey", "number"], name="survey_version_number")]

    def __str__(self) -> str:
        """Return its number."""
        return str(self.number)


class PhoneForm(models.Model):
    """A version as a collector's phone reads it; made once, when the first collector is."""

    version = models.OneToOneField(SurveyVersion, on_delete=models.PROTECT, related_name="phone_form")
    xform = models.TextField()

    def __str__(self) -> str:
        """Return its version."""
        return str(self.version_id)


class Response(models.Model):
    """What one person answered, and nothing else: no key in order, no time, no day, nobody's name or number.

    Counting writes all of them anew, in an order of chance.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT)
    answers = models.JSONField()

    def __str__(self) -> str:
        """Tell nothing."""
        return "response"


class DayTally(models.Model):
    """How many answers came on a day, by which way; it is not told which."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT)
    day = models.DateField()
    channel = models.TextField()
    answers = models.IntegerField(default=0)

    class Meta:
        """One for a day and a way."""

        ordering: ClassVar = ["day", "channel"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["survey", "day", "channel"], name="tally_of_day")]

    def __str__(self) -> str:
        """Return its day."""
        return self.day.isoformat()


class Invitation(models.Model):
    """Somebody who was asked to answer. Whether they did stands in `WhoAnswered`, never here."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT)
    address = models.TextField()
    language = models.TextField(default="es")

    class Meta:
        """An address is invited once."""

        ordering: ClassVar = ["address"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["survey", "address"], name="invited_once")]

    def __str__(self) -> str:
        """Tell no address."""
        return f"invitation {self.pk}"


class WhoAnswered(models.Model):
    """Which invitations were answered: one row for a survey, a set kept in the order of its numbers.

    One row, so that no row of its own tells when somebody answered, not even by the database's own marks.
    """

    survey = models.OneToOneField(Survey, on_delete=models.PROTECT, related_name="who_answered")
    invitations = ArrayField(models.BigIntegerField(), default=list)

    def __str__(self) -> str:
        """Return how many answered."""
        return str(len(self.invitations))


class SurveyMail(models.Model):
    """A mail to somebody invited: its kind and its day; its words and its link are made when it leaves."""

    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="mails")
    kind = models.TextField()
    queued_on = models.DateField()
    sent_on = models.DateField(null=True)

    class Meta:
        """First in, first out; one of a kind on a day."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["invitation", "kind", "queued_on"], name="mailed_once_a_day")
        ]

    def __str__(self) -> str:
        """Return its kind."""
        return self.kind


class Collector(models.Model):
    """A phone that may load the form and send answers, and nothing else; its key is made from a secret."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="collectors")
    label = models.TextField()
    made_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        """In the order of making."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Return its label."""
        return self.label


class Receipt(models.Model):
    """That an answered form of a phone was taken: marks of its number and of its content, which lead to no answer."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT)
    mark = models.BinaryField()
    digest = models.BinaryField()

    class Meta:
        """A number is taken once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["survey", "mark"], name="received_once")]

    def __str__(self) -> str:
        """Tell nothing."""
        return "receipt"


class KeptForReview(models.Model):
    """A form sent under a number that was taken with other answers; it counts only when somebody says so."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT)
    digest = models.BinaryField()
    answers = models.JSONField(null=True)
    outcome = models.TextField(default=words.WAITING)

    class Meta:
        """The same content is kept once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["survey", "digest"], name="kept_once")]

    def __str__(self) -> str:
        """Return what came of it."""
        return self.outcome


class RespondentDraft(models.Model):
    """What somebody is still answering, sealed under a secret that only their browser has."""

    mark = models.BinaryField(primary_key=True)
    sealed = models.BinaryField()
    kept_until = models.DateField()

    def __str__(self) -> str:
        """Tell nothing."""
        return "draft"


class OpenText(models.Model):
    """A text answered to an open question, parted from all else that its writer answered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT)
    question = models.TextField()
    text = models.TextField()

    class Meta:
        """In an order of chance."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Tell nothing."""
        return "text"


class TextCode(models.Model):
    """A line of the codebook of an open question."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT)
    question = models.TextField()
    code = models.TextField()
    labels = models.JSONField()

    class Meta:
        """A code is unique in its question."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["survey", "question", "code"], name="text_code")]

    def __str__(self) -> str:
        """Return the words of the code."""
        return in_language(self.labels, self.code)


class Coding(models.Model):
    """What one coder sees in a text."""

    text = models.ForeignKey(OpenText, on_delete=models.PROTECT, related_name="codings")
    account = models.BigIntegerField()
    codes = ArrayField(models.TextField(), default=list)

    class Meta:
        """A coder codes a text once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["text", "account"], name="coded_once_each")]

    def __str__(self) -> str:
        """Return the codes."""
        return ", ".join(self.codes)
