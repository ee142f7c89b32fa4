"""A grant as it was agreed: money, days, tranches and reports, and the activities that hang on it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amparo.partnership.calls.models.applications import Application
from amparo.partnership.directory.models import Organisation
from amparo.partnership.rolls.models import Activity


class GrantAgreement(models.Model):
    """What was agreed with who was chosen. The rate is that of the day of the signature, and so is what it makes."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="agreement")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    number = models.TextField(unique=True)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.TextField()
    rate = models.DecimalField(max_digits=14, decimal_places=6)
    rate_currency = models.TextField()
    rate_on = models.DateField()
    rate_source = models.TextField()
    converted = models.DecimalField(max_digits=16, decimal_places=2)
    signed_on = models.DateField()
    signed_by = models.TextField()
    starts_on = models.DateField()
    months = models.IntegerField()
    ends_on = models.DateField()
    note = models.TextField(default="")
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-signed_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="grant_has_days"),
            models.CheckConstraint(condition=Q(amount__gt=0) & Q(rate__gt=0), name="grant_has_money"),
        ]

    def __str__(self) -> str:
        """Return the number."""
        return self.number


class BudgetLine(models.Model):
    """A line of the budget that was agreed."""

    agreement = models.ForeignKey(GrantAgreement, on_delete=models.PROTECT, related_name="lines")
    number = models.IntegerField()
    category = models.TextField()
    text = models.TextField()
    amount = models.DecimalField(max_digits=12, decimal_places=2)

    class Meta:
        """In order."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["agreement", "number"], name="budget_line_number")]

    def __str__(self) -> str:
        """Return what it is for."""
        return self.text


class DueReport(models.Model):
    """A report that a grant owes: from which day to which it tells, and when it must be there."""

    agreement = models.ForeignKey(GrantAgreement, on_delete=models.PROTECT, related_name="due_reports")
    number = models.IntegerField()
    from_on = models.DateField()
    to_on = models.DateField()
    due_on = models.DateField()

    class Meta:
        """In order."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["agreement", "number"], name="due_report_number")]

    def __str__(self) -> str:
        """Return its number."""
        return str(self.number)


class Tranche(models.Model):
    """A part of a grant; `after_report` is the report that must be accepted before it is paid, 0 for none."""

    agreement = models.ForeignKey(GrantAgreement, on_delete=models.PROTECT, related_name="tranches")
    number = models.IntegerField()
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    planned_on = models.DateField()
    after_report = models.IntegerField(default=0)

    class Meta:
        """In order."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["agreement", "number"], name="tranche_number")]

    def __str__(self) -> str:
        """Return its number."""
        return str(self.number)


class Payment(models.Model):
    """That a tranche was paid, with the rate of that day and what it made; never counted again with another rate."""

    tranche = models.OneToOneField(Tranche, on_delete=models.PROTECT, related_name="payment")
    paid_on = models.DateField()
    reference = models.TextField()
    rate = models.DecimalField(max_digits=14, decimal_places=6)
    rate_currency = models.TextField()
    rate_on = models.DateField()
    rate_source = models.TextField()
    converted = models.DecimalField(max_digits=16, decimal_places=2)
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the reference."""
        return self.reference


class Reminder(models.Model):
    """That somebody was reminded of a report."""

    due = models.ForeignKey(DueReport, on_delete=models.PROTECT, related_name="reminders")
    kind = models.TextField()
    made_on = models.DateField()

    class Meta:
        """Each kind once."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["due", "kind"], name="reminded_once_of_each")]

    def __str__(self) -> str:
        """Return its kind."""
        return self.kind


class GrantActivity(models.Model):
    """An activity of the rolls that hangs on a grant: a visit of support, or a session of the grantee.

    An activity hangs on one grant at most, so that what it counts is counted once.
    """

    agreement = models.ForeignKey(GrantAgreement, on_delete=models.PROTECT, related_name="activities")
    activity = models.OneToOneField(Activity, on_delete=models.PROTECT, related_name="of_grant")
    role = models.TextField()
    note = models.TextField(default="")
    account = models.BigIntegerField()
    linked_at = models.DateTimeField()

    class Meta:
        """In order."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Return the role."""
        return self.role
