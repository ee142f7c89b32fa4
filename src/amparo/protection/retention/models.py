"""Periods, legal holds, proceedings, and what was destroyed."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q


class Period(models.Model):
    """How many months a country keeps a field group after a case was closed for a reason; the latest one holds.

    `verified` says whether a jurist checked it against `source`.
    """

    country = models.TextField()
    group = models.TextField()
    reason = models.TextField()
    months = models.IntegerField()
    source = models.TextField()
    verified = models.BooleanField(default=False)
    set_by = models.BigIntegerField()
    set_at = models.DateTimeField()

    class Meta:
        """Read by country, latest last."""

        indexes: ClassVar = [models.Index(fields=["country", "id"], name="period_of_country")]

    def __str__(self) -> str:
        """Return group and reason."""
        return f"{self.group} {self.reason}"


class Hold(models.Model):
    """What keeps a case from being destroyed: it holds from when the first person set it, and two persons lift it."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    reason = models.TextField()
    set_by = models.BigIntegerField()
    set_at = models.DateTimeField()
    confirmed_by = models.BigIntegerField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    lift_asked_by = models.BigIntegerField(null=True)
    lift_asked_at = models.DateTimeField(null=True)
    lifted_by = models.BigIntegerField(null=True)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        """Two persons are two."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("set_by")), name="hold_confirmed_by_another"
            ),
            models.CheckConstraint(
                condition=Q(lifted_by=None) | (Q(lift_asked_by__isnull=False) & ~Q(lifted_by=F("lift_asked_by"))),
                name="hold_lifted_by_two",
            ),
        ]

    def __str__(self) -> str:
        """Return the reason."""
        return self.reason


class Proceeding(models.Model):
    """Proceedings that concern a case: as long as they go on, nothing of it is destroyed."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    kind = models.TextField()
    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        """It ends after it began."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")), name="proceeding_ends_later"
            )
        ]

    def __str__(self) -> str:
        """Return the kind."""
        return self.kind


class Erasure(models.Model):
    """Field groups of a case that one person asked to destroy, and that another destroyed.

    `counts` says what there was, by group; `handles` are the data keys that the key process destroys, or has destroyed.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    code = models.TextField()
    groups = ArrayField(models.TextField())
    closing = models.TextField()
    asked_by = models.BigIntegerField()
    asked_at = models.DateTimeField()
    done_by = models.BigIntegerField(null=True)
    done_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)
    handles = ArrayField(models.BinaryField(), default=list)
    keys_destroyed_at = models.DateTimeField(null=True)

    class Meta:
        """Two persons are two."""

        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(done_by=None) | ~Q(done_by=F("asked_by")), name="erased_by_another")
        ]

    def __str__(self) -> str:
        """Return the code."""
        return self.code
