"""Bodies, their seats, and who holds each from a day to a day."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.models import Organisation, Professional
from amparo.partnership.governance.vocabulary import MEMBER, MORE_THAN_HALF


class Body(models.Model):
    """A commission, technical group, steering committee or reference group, and how often it has to meet."""

    kept_by = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField()
    name = models.TextField()
    purpose = models.TextField(default="")
    project = models.TextField(default="")
    quorum = models.TextField(default=MORE_THAN_HALF)
    meets_every = models.IntegerField(null=True)
    since_on = models.DateField()
    origin = models.TextField(default="")
    entered_at = models.DateTimeField()
    entered_by = models.BigIntegerField(null=True)

    class Meta:
        """By kind and name; a name is used once in a coalition."""

        ordering: ClassVar = ["kind", "name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kept_by", "name"], name="body_named_once"),
            models.CheckConstraint(condition=Q(meets_every=None) | Q(meets_every__gte=1), name="body_meets_in_months"),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Seat(models.Model):
    """A place in a body: of an organisation or of a group that it speaks for, as a member or as a guest."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    name = models.TextField()
    standing = models.TextField(default=MEMBER)
    constituency = models.TextField(default="")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta:
        """In the order in which they were made; a name is used once in a body."""

        ordering: ClassVar = ["body", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "name"], name="seat_named_once"),
            models.CheckConstraint(condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="seat_has_days"),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    @property
    def is_member(self) -> bool:
        """Whether the seat makes a quorum and votes."""
        return self.standing == MEMBER


class Mandate(models.Model):
    """That a professional holds a seat, or stands in for its holder, from a day to a day."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="mandates")
    professional = models.ForeignKey(Professional, on_delete=models.PROTECT, related_name="+")
    is_alternate = models.BooleanField(default=False)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    entered_at = models.DateTimeField()
    entered_by = models.BigIntegerField(null=True)

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-from_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="mandate_has_days"),
        ]

    def __str__(self) -> str:
        """Return the days."""
        return f"{self.from_on} {self.to_on}"
