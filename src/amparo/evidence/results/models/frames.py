"""Projects and what they promised: outcomes, indicators with their definitions, baselines and targets."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.evidence.claims import vocabulary as claims
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition.models import Country, Institution


class Project(models.Model):
    """A project: its names, donor, days and fiscal year, and where they are known from."""

    country = models.ForeignKey(Country, on_delete=models.PROTECT)
    code = models.TextField(unique=True)
    names = models.JSONField()
    donor = models.JSONField(default=dict)
    starts_on = models.DateField()
    ends_on = models.DateField()
    days_said = models.JSONField(default=dict)
    fiscal_month = models.IntegerField()
    currency = models.TextField()
    source = models.JSONField(default=dict)
    is_verified = models.BooleanField(default=False)
    is_invented = models.BooleanField(default=False)
    entered_at = models.DateTimeField()

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-starts_on", "code"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(ends_on__gte=models.F("starts_on")), name="project_has_days"),
            models.CheckConstraint(condition=models.Q(fiscal_month__range=(1, 12)), name="project_fiscal_month"),
        ]

    def __str__(self) -> str:
        """Return the name in the reader's language."""
        return in_language(self.names, self.code)


class Phase(models.Model):
    """A part of a project with days of its own."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="phases")
    number = models.IntegerField()
    names = models.JSONField()
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        """In order."""

        ordering: ClassVar = ["project", "number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["project", "number"], name="phase_number")]

    def __str__(self) -> str:
        """Return the name in the reader's language."""
        return in_language(self.names, str(self.number))


class StatedDate(models.Model):
    """What a source says of when a project started or ended; sources may disagree, and none is overwritten."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="stated_dates")
    edge = models.TextField()
    said = models.TextField()
    earliest = models.DateField()
    latest = models.DateField()
    source = models.JSONField()
    is_verified = models.BooleanField(default=False)

    class Meta:
        """In the order in which they were told."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Return what was said."""
        return self.said


class DateChoice(models.Model):
    """Which of several stated dates a person decided for, and why."""

    stated = models.ForeignKey(StatedDate, on_delete=models.PROTECT, related_name="choices")
    why = models.TextField()
    account = models.BigIntegerField()
    chosen_at = models.DateTimeField()

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """Return the reason."""
        return self.why


class Outcome(models.Model):
    """A result that a project promised, at one of four levels, under a result of the level above."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="outcomes")
    above = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="below")
    code = models.TextField()
    level = models.TextField()
    names = models.JSONField()
    chapter = models.TextField(default="")
    attribution = models.TextField()
    is_verified = models.BooleanField(default=False)

    class Meta:
        """In the order of their codes."""

        ordering: ClassVar = ["project", "code"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["project", "code"], name="outcome_code")]

    def __str__(self) -> str:
        """Return the name in the reader's language."""
        return in_language(self.names, self.code)


class Indicator(models.Model):
    """What is measured of an outcome, by whom and how often; how it counts stands in its definition."""

    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="indicators")
    code = models.TextField()
    names = models.JSONField()
    data_source = models.JSONField(default=dict)
    method = models.JSONField(default=dict)
    frequency = models.JSONField(default=dict)
    responsible = models.ForeignKey(Institution, on_delete=models.PROTECT, null=True)
    attribution = models.TextField()

    class Meta:
        """In the order of their codes."""

        ordering: ClassVar = ["outcome__code", "code"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["outcome", "code"], name="indicator_code")]

    def __str__(self) -> str:
        """Return the name in the reader's language."""
        return in_language(self.names, self.code)


class DefinitionVersion(models.Model):
    """How an indicator counts; the newest version holds, and the former stay with their figures."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="definitions")
    number = models.IntegerField()
    content = models.JSONField()
    digest = models.TextField()
    why = models.TextField(default="")
    account = models.BigIntegerField(null=True)
    defined_at = models.DateTimeField()

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["indicator", "-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["indicator", "number"], name="definition_number")]

    def __str__(self) -> str:
        """Return the number."""
        return str(self.number)


class Aim(models.Model):
    """A baseline or a target of an indicator by a day, with its source; the newest of a day holds."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="aims")
    kind = models.TextField()
    by_on = models.DateField()
    k = models.BigIntegerField(null=True)
    n = models.BigIntegerField(null=True)
    percent = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    qualifier = models.TextField(default=claims.EXACT)
    said = models.JSONField(default=dict)
    source = models.JSONField(default=dict)
    account = models.BigIntegerField(null=True)
    set_at = models.DateTimeField()

    class Meta:
        """In order of their days, the newest of a day first."""

        ordering: ClassVar = ["by_on", "-pk"]

    def __str__(self) -> str:
        """Return the kind."""
        return self.kind
