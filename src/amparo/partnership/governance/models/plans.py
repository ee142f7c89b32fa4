"""Work plans by year with their versions, and extensions of projects with the targets that they touch."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.models import Organisation
from amparo.partnership.governance.models.bodies import Body
from amparo.partnership.governance.models.meetings import Decision


class WorkPlan(models.Model):
    """What a body means to do in a year of a project."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="plans")
    title = models.TextField()
    year = models.IntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    origin = models.TextField(default="")
    entered_at = models.DateTimeField()
    entered_by = models.BigIntegerField(null=True)

    class Meta:
        """Latest first; a body has one plan for a year."""

        ordering: ClassVar = ["-year", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "year"], name="plan_of_year"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="plan_has_days"),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    @property
    def kept_by(self) -> Country:
        """The coalition whose plan it is."""
        return self.body.kept_by


class PlanVersion(models.Model):
    """A version of a work plan; the decision that validates it locks it."""

    plan = models.ForeignKey(WorkPlan, on_delete=models.PROTECT, related_name="versions")
    number = models.IntegerField()
    why = models.TextField(default="")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, related_name="plans")
    account = models.BigIntegerField(null=True)
    begun_at = models.DateTimeField()

    class Meta:
        """Newest first; a number is used once in a plan."""

        ordering: ClassVar = ["plan", "-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "number"], name="plan_version_number")]

    def __str__(self) -> str:
        """Return the number."""
        return str(self.number)

    @property
    def is_locked(self) -> bool:
        """Whether a decision validated it."""
        return self.decision_id is not None


class PlanLine(models.Model):
    """Something that a version of a plan promises, by whom and by when; the database refuses it in a locked one."""

    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="lines")
    number = models.IntegerField()
    title = models.TextField()
    responsible = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(null=True)
    indicator = models.TextField(default="")

    class Meta:
        """In order; a number is used once in a version."""

        ordering: ClassVar = ["version", "number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["version", "number"], name="plan_line_number")]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Extension(models.Model):
    """That a decision moved the last day of a project."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="extension")
    project = models.TextField()
    from_on = models.DateField()
    until_on = models.DateField()

    class Meta:
        """An extension makes the project longer."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until_on__gt=F("from_on")), name="extension_is_longer"),
        ]

    def __str__(self) -> str:
        """Return the code of the project."""
        return self.project


class TouchedTarget(models.Model):
    """A target that an extension touches, and what was confirmed: it stays on its day, or moves."""

    extension = models.ForeignKey(Extension, on_delete=models.PROTECT, related_name="targets")
    key = models.BigIntegerField()
    indicator = models.TextField()
    names = models.JSONField()
    said = models.JSONField()
    by_on = models.DateField()
    answer = models.TextField(default="")
    account = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        """In order of their days; a target is asked about once."""

        ordering: ClassVar = ["extension", "by_on", "indicator", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["extension", "key"], name="target_touched_once")]

    def __str__(self) -> str:
        """Return the code of the indicator."""
        return self.indicator
