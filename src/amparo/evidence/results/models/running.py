"""How a project runs: money against results, risks, and whether what changed lasts."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.evidence.results.models.frames import Outcome, Project
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition.models import Institution


class Amount(models.Model):
    """Money planned or spent for a result in a fiscal year; a rate is kept as it was, never computed again."""

    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="amounts")
    kind = models.TextField()
    year_starts_on = models.DateField()
    value = models.DecimalField(max_digits=14, decimal_places=2)
    currency = models.TextField()
    rate = models.DecimalField(max_digits=12, decimal_places=6, null=True)
    rate_on = models.DateField(null=True)
    note = models.TextField(default="")
    account = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        """In the order in which they were told."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(rate=None, rate_on=None) | models.Q(rate__gt=0, rate_on__isnull=False),
                name="amount_rate_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        """Return the amount."""
        return f"{self.value} {self.currency}"


class Risk(models.Model):
    """Something that may go wrong for the project, or harm somebody in it; it tells of no person."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="risks")
    kind = models.TextField()
    names = models.JSONField()
    response = models.JSONField()
    owner = models.ForeignKey(Institution, on_delete=models.PROTECT, null=True)
    account = models.BigIntegerField(null=True)
    entered_at = models.DateTimeField()

    class Meta:
        """In the order in which they were entered."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Return what may happen, in the reader's language."""
        return in_language(self.names)


class RiskReview(models.Model):
    """How likely and how heavy a risk was held to be on a day; the newest holds."""

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="reviews")
    likelihood = models.IntegerField()
    impact = models.IntegerField()
    state = models.TextField()
    note = models.TextField(default="")
    next_on = models.DateField(null=True)
    account = models.BigIntegerField(null=True)
    reviewed_at = models.DateTimeField()

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(likelihood__range=(1, 5), impact__range=(1, 5)), name="risk_on_its_scale"
            ),
        ]

    def __str__(self) -> str:
        """Return the state."""
        return self.state


class LastingCheck(models.Model):
    """What was found 12 or 24 months after a change came into force: it lasts, stands on paper only, or has ended."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="checks")
    change = models.TextField()
    months = models.IntegerField()
    since = models.DateField()
    state = models.TextField()
    note = models.TextField()
    account = models.BigIntegerField()
    checked_at = models.DateTimeField()

    class Meta:
        """Newest first; a change is checked once after so many months."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["project", "change", "months"], name="change_checked_once"),
        ]

    def __str__(self) -> str:
        """Return the state."""
        return self.state
