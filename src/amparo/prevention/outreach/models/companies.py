"""Companies and associations as partners: what they commit to, who checked it, and whether they may be named."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.models import Organisation


class Company(models.Model):
    """A company or an association of them, as a partner of a coalition in a place."""

    kept_by = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    branch = models.TextField()
    is_association = models.BooleanField(default=False)
    place = models.TextField()
    origin = models.TextField(default="")
    is_invented = models.BooleanField(default=False)
    left_on = models.DateField(null=True)
    entered_at = models.DateTimeField()
    entered_by = models.BigIntegerField(null=True)

    class Meta:
        """An organisation is entered once in a coalition."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kept_by", "organisation"], name="company_entered_once")
        ]

    def __str__(self) -> str:
        """Return the key; a company is named only where it may be."""
        return str(self.pk)


class CompanyConsent(models.Model):
    """That a company agreed to be named to everybody: on which day, by which office, and until when."""

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="consents")
    given_on = models.DateField()
    office = models.TextField()
    until_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)

    class Meta:
        """One stands at a time."""

        ordering: ClassVar = ["-given_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["company"], condition=Q(withdrawn_on=None), name="one_consent_stands")
        ]

    def __str__(self) -> str:
        """Return the day."""
        return str(self.given_on)


class Commitment(models.Model):
    """What a company commits to, from a day and until one."""

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="commitments")
    kind = models.TextField()
    text = models.TextField(default="")
    made_on = models.DateField()
    until_on = models.DateField()
    entered_at = models.DateTimeField()
    entered_by = models.BigIntegerField(null=True)

    class Meta:
        """In the order in which they were made."""

        ordering: ClassVar = ["made_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until_on__gte=models.F("made_on")), name="commitment_has_days")
        ]

    def __str__(self) -> str:
        """Return the kind."""
        return self.kind


class Check(models.Model):
    """A day on which somebody looked whether a commitment is kept: which office, and what was found."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="checks")
    checked_on = models.DateField()
    checked_by = models.TextField()
    finding = models.TextField()
    words = models.TextField(default="")
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-checked_on", "-pk"]

    def __str__(self) -> str:
        """Return what was found."""
        return self.finding
