"""What grantees report: words, money by line, and sessions with the public by counts."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models.grants import BudgetLine, DueReport, GrantAgreement
from amparo.partnership.rolls.models import Activity


class ReportDraft(models.Model):
    """What a grantee is still writing of a report."""

    due = models.OneToOneField(DueReport, on_delete=models.PROTECT, related_name="draft")
    said = models.JSONField()
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        """Tell nothing."""
        return "draft"


class GrantReport(models.Model):
    """A report as it was sent; one that was returned is followed by another."""

    due = models.ForeignKey(DueReport, on_delete=models.PROTECT, related_name="reports")
    version = models.IntegerField()
    was_done = models.TextField()
    results = models.TextField()
    difficulties = models.TextField(default="")
    follows = models.TextField(default="")
    sent_at = models.DateTimeField()

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-version"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["due", "version"], name="report_version")]

    def __str__(self) -> str:
        """Return its version."""
        return str(self.version)


class Spent(models.Model):
    """What a report says was spent on a line of the budget in its days."""

    report = models.ForeignKey(GrantReport, on_delete=models.PROTECT, related_name="spent")
    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="spent")
    amount = models.DecimalField(max_digits=12, decimal_places=2)

    class Meta:
        """Once for a line."""

        ordering: ClassVar = ["line__number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "line"], name="spent_told_once"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="spent_is_not_negative"),
        ]

    def __str__(self) -> str:
        """Return the amount."""
        return str(self.amount)


class ReportAnswer(models.Model):
    """That a report was accepted, or returned with the reason."""

    report = models.OneToOneField(GrantReport, on_delete=models.PROTECT, related_name="answer")
    is_accepted = models.BooleanField()
    why = models.TextField(default="")
    account = models.BigIntegerField()
    answered_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return what was said."""
        return str(self.is_accepted)


class GranteeSession(models.Model):
    """A session with the public that a grantee tells of by counts; taken once, it stands on the rolls and is counted.

    `counts` holds, by age band, how many women, men and others came.
    """

    agreement = models.ForeignKey(GrantAgreement, on_delete=models.PROTECT, related_name="sessions")
    title = models.TextField()
    place = models.TextField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    counts = models.JSONField()
    declared_at = models.DateTimeField()
    state = models.TextField(default=words.DECLARED)
    why = models.TextField(default="")
    activity = models.OneToOneField(Activity, on_delete=models.PROTECT, null=True, related_name="told_by_grantee")
    answered_by = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        """In order of time; the same session is told once."""

        ordering: ClassVar = ["starts_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agreement", "starts_at", "place"], condition=~Q(state=words.RETURNED), name="session_told_once"
            ),
            models.CheckConstraint(
                condition=Q(state=words.TAKEN, activity__isnull=False) | (~Q(state=words.TAKEN) & Q(activity=None)),
                name="session_taken_is_on_the_rolls",
            ),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title
