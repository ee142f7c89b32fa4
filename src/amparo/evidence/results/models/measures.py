"""Reporting periods, their closing, and what was measured in them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.evidence.results.models.frames import DefinitionVersion, Indicator, Project
from amparo.partnership.coalition.models import Country


class Period(models.Model):
    """Days that a project reports on."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="periods")
    label = models.TextField()
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        """In order of time; a project reports on days once."""

        ordering: ClassVar = ["project", "starts_on"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["project", "starts_on"], name="period_of_project"),
            models.CheckConstraint(condition=models.Q(ends_on__gte=models.F("starts_on")), name="period_has_days"),
        ]

    def __str__(self) -> str:
        """Return the label."""
        return self.label


class Closing(models.Model):
    """That a period was closed, by whom and when: its measurements no longer follow the rows."""

    period = models.OneToOneField(Period, on_delete=models.PROTECT, related_name="closing")
    account = models.BigIntegerField()
    closed_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the day."""
        return str(self.closed_at.date())


class Measurement(models.Model):
    """What an indicator counted in a closed period; a later correction is a further edition with its reason."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="measurements")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="measurements")
    definition = models.ForeignKey(DefinitionVersion, on_delete=models.PROTECT)
    edition = models.IntegerField(default=1)
    k = models.BigIntegerField()
    n = models.BigIntegerField(null=True)
    parts = models.JSONField(default=dict)
    withheld = models.TextField(default="")
    account = models.BigIntegerField()
    measured_at = models.DateTimeField()
    restates = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="restated_by")
    why = models.TextField(default="")

    class Meta:
        """Newest first; an edition is one; a restatement says why."""

        ordering: ClassVar = ["indicator", "period", "-edition"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["indicator", "period", "edition"], name="measurement_edition"),
            models.CheckConstraint(
                condition=models.Q(restates=None, edition=1) | (~models.Q(why="") & models.Q(edition__gt=1)),
                name="measurement_restated_why",
            ),
            models.CheckConstraint(
                condition=models.Q(k__gte=0) & (models.Q(n=None) | models.Q(n__gte=0)), name="measurement_counts"
            ),
        ]

    def __str__(self) -> str:
        """Return the edition."""
        return str(self.edition)


class CaseSum(models.Model):
    """A number that was given out of the cases of a fiscal year, or the mark that it was held back; given once.

    It stands in no relation to a case. `age` is empty for all ages, `cases` for what is too small or gives such away.
    """

    country = models.ForeignKey(Country, on_delete=models.PROTECT)
    year_starts_on = models.DateField()
    mandate = models.TextField()
    way = models.TextField()
    age = models.TextField(default="")
    cases = models.IntegerField(null=True)
    given_on = models.DateField()

    class Meta:
        """Given once."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["country", "year_starts_on", "mandate", "way", "age"], name="case_sum_given_once"
            ),
            models.CheckConstraint(condition=models.Q(cases=None) | models.Q(cases__gte=10), name="case_sum_not_small"),
        ]

    def __str__(self) -> str:
        """Return what is counted."""
        return self.way


class Tally(models.Model):
    """What the clock counted last of an indicator in a period, where nobody should wait for it to be counted.

    It is written over at each count; what a closed period keeps is its measurement.
    """

    definition = models.ForeignKey(DefinitionVersion, on_delete=models.PROTECT, related_name="tallies")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="tallies")
    k = models.BigIntegerField(null=True)
    n = models.BigIntegerField(null=True)
    parts = models.JSONField(default=dict)
    counted_at = models.DateTimeField(null=True)
    tried_at = models.DateTimeField()
    milliseconds = models.IntegerField(default=0)

    class Meta:
        """A definition is tallied once in a period."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["definition", "period"], name="tallied_once"),
            models.CheckConstraint(
                condition=models.Q(counted_at=None, k=None) | models.Q(counted_at__isnull=False, k__gte=0),
                name="tally_counts",
            ),
        ]

    def __str__(self) -> str:
        """Return when it was counted."""
        return str(self.counted_at)
