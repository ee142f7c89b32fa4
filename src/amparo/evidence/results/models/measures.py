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


class CountAsked(models.Model):
    """That a period is to be closed, or a closed figure restated, as soon as all that is large was counted.

    Until then nothing is closed; what cannot be done says why, and changes nothing.
    """

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="counts_asked")
    measurement = models.ForeignKey(Measurement, null=True, on_delete=models.PROTECT, related_name="counts_asked")
    why = models.TextField(default="")
    account = models.BigIntegerField()
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    refusal = models.TextField(default="")

    class Meta:
        """Oldest first; a closing or a restatement is asked for once at a time."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["period"], condition=models.Q(measurement=None, answered_at=None), name="closing_asked_once"
            ),
            models.UniqueConstraint(
                fields=["measurement"], condition=models.Q(answered_at=None), name="restating_asked_once"
            ),
            models.CheckConstraint(
                condition=models.Q(refusal="") | models.Q(answered_at__isnull=False), name="count_refused_is_answered"
            ),
        ]

    def __str__(self) -> str:
        """Return when it was asked."""
        return str(self.asked_at)


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


class CaseSumRelease(models.Model):
    """That the case figures of a year are proposed for use, and what a second person answered.

    Until somebody else releases them no indicator, publication or report shows them.
    """

    country = models.ForeignKey(Country, on_delete=models.PROTECT)
    year_starts_on = models.DateField()
    note = models.TextField(default="")
    proposed_by = models.BigIntegerField()
    proposed_at = models.DateTimeField()
    is_released = models.BooleanField(null=True)
    answer = models.TextField(default="")
    answered_by = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        """Oldest first; two different people, one standing proposal a year, and a reason where it is sent back."""

        ordering: ClassVar = ["year_starts_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["country", "year_starts_on"],
                condition=models.Q(is_released=None) | models.Q(is_released=True),
                name="case_sums_proposed_once",
            ),
            models.CheckConstraint(
                condition=models.Q(answered_by=None) | ~models.Q(answered_by=models.F("proposed_by")),
                name="case_sums_two_people",
            ),
            models.CheckConstraint(
                condition=models.Q(is_released=None, answered_by=None, answered_at=None)
                | models.Q(is_released__isnull=False, answered_by__isnull=False, answered_at__isnull=False),
                name="case_sums_answered_whole",
            ),
            models.CheckConstraint(
                condition=~models.Q(is_released=False) | ~models.Q(answer=""), name="case_sums_sent_back_why"
            ),
        ]

    def __str__(self) -> str:
        """Return the year."""
        return str(self.year_starts_on.year)


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
