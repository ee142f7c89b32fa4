"""A situation analysis: what it asks, its sources, what they count, officers' own role at the start, its launch."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amparo.evidence.studies.models.consultations import Consultation
from amparo.evidence.surveys.models import Survey
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.models import Organisation, Professional
from amparo.partnership.practices.models import Exchange
from amparo.partnership.rolls.models import Activity


class Analysis(models.Model):
    """What is known of how a country answers trafficking at one time, and what is missing."""

    kept_by = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    titles = models.JSONField()
    purposes = models.JSONField(default=dict)
    project = models.TextField(default="")
    period = models.TextField()
    origin = models.TextField(default="")
    is_invented = models.BooleanField(default=False)
    account = models.BigIntegerField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """Return the title in the reader's language."""
        return in_language(self.titles)


class GridQuestion(models.Model):
    """A question that the analysis asks under a theme."""

    analysis = models.ForeignKey(Analysis, on_delete=models.PROTECT, related_name="questions")
    number = models.IntegerField()
    theme = models.TextField()
    texts = models.JSONField()
    is_invented = models.BooleanField(default=False)

    class Meta:
        """In order; a number is used once."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["analysis", "number"], name="grid_question_number")]

    def __str__(self) -> str:
        """Return the question in the reader's language."""
        return in_language(self.texts)


class Source(models.Model):
    """Where something is known from: who said it or what is written, when, where, and how far it is trusted."""

    analysis = models.ForeignKey(Analysis, on_delete=models.PROTECT, related_name="sources")
    kind = models.TextField()
    title = models.TextField()
    told_on = models.DateField(null=True)
    period = models.TextField(default="")
    place = models.TextField(default="")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    trust = models.TextField()
    why = models.TextField(default="")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, null=True, related_name="+")
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, null=True, related_name="+")
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, null=True, related_name="sources")
    origin = models.TextField(default="")
    is_invented = models.BooleanField(default=False)
    account = models.BigIntegerField(null=True)
    entered_at = models.DateTimeField()

    class Meta:
        """In the order in which they were entered."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Interviewed(models.Model):
    """A professional who was heard in a meeting or a workshop; nobody whom the coalition serves stands here."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="interviewed")
    professional = models.ForeignKey(Professional, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Somebody is heard once in a source."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["source", "professional"], name="heard_once")]

    def __str__(self) -> str:
        """Return the code, which says nothing of anybody."""
        return str(self.professional)


class CountTold(models.Model):
    """A count that a source tells of the analysis; what it does not tell stays unknown and is never worked out."""

    analysis = models.ForeignKey(Analysis, on_delete=models.PROTECT, related_name="counts")
    texts = models.JSONField()
    unit = models.TextField()
    women = models.IntegerField(null=True)
    men = models.IntegerField(null=True)
    others = models.IntegerField(null=True)
    total = models.IntegerField(null=True)
    note = models.TextField(default="")
    origin = models.TextField()
    is_invented = models.BooleanField(default=False)
    account = models.BigIntegerField(null=True)
    entered_at = models.DateTimeField()

    class Meta:
        """In the order in which they were told; it tells something, and no part is greater than the whole."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(women__isnull=False, women__gte=0)
                | Q(men__isnull=False, men__gte=0)
                | Q(others__isnull=False, others__gte=0)
                | Q(total__isnull=False, total__gte=0),
                name="count_tells",
            ),
            models.CheckConstraint(
                condition=(Q(women=None) | Q(total=None) | Q(women__lte=F("total")))
                & (Q(men=None) | Q(total=None) | Q(men__lte=F("total"))),
                name="count_within_its_total",
            ),
        ]

    def __str__(self) -> str:
        """Return what is counted."""
        return in_language(self.texts)


class RoleBaseline(models.Model):
    """How officers understood their own role at the start: an answer of a survey, or so many of a base."""

    analysis = models.ForeignKey(Analysis, on_delete=models.PROTECT, related_name="baselines")
    texts = models.JSONField()
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, related_name="+")
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, null=True, related_name="+")
    question = models.TextField(default="")
    value = models.TextField(default="")
    k = models.IntegerField(null=True)
    n = models.IntegerField(null=True)
    taken_on = models.DateField(null=True)
    is_invented = models.BooleanField(default=False)
    account = models.BigIntegerField(null=True)
    entered_at = models.DateTimeField()

    class Meta:
        """In order; either a survey counts it, or its count and base were told."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(survey__isnull=False, k=None, n=None) & ~Q(question="") & ~Q(value=""))
                | Q(survey=None, k__isnull=False, n__isnull=False, k__gte=0, n__gte=1, k__lte=F("n")),
                name="baseline_has_its_base",
            ),
        ]

    def __str__(self) -> str:
        """Return what was asked, in the reader's language."""
        return in_language(self.texts)


class Launch(models.Model):
    """That an analysis was made public: when as far as it is known, where, with which offices, and its event."""

    analysis = models.OneToOneField(Analysis, on_delete=models.PROTECT, related_name="launch")
    launched_on = models.DateField(null=True)
    period = models.TextField(default="")
    place = models.TextField()
    has_press_conference = models.BooleanField(default=False)
    offices = models.TextField(default="")
    event_code = models.TextField(default="")
    origin = models.TextField(default="")
    is_invented = models.BooleanField(default=False)
    account = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        """It has a day, or words for when it was."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(launched_on__isnull=False) | ~Q(period=""), name="launch_has_its_time"),
        ]

    def __str__(self) -> str:
        """Return the place."""
        return self.place


class AnalysisExchange(models.Model):
    """An exchange with other countries that belongs to the same work; the exchange itself is kept with practices."""

    analysis = models.ForeignKey(Analysis, on_delete=models.PROTECT, related_name="exchanges")
    exchange = models.ForeignKey(Exchange, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Linked once."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["analysis", "exchange"], name="exchange_linked_once")]

    def __str__(self) -> str:
        """Return the exchange."""
        return str(self.exchange)
