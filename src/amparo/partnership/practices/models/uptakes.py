"""The way of a practice to another country, step by step, with proof."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.partnership.coalition.models import Country, Institution
from amparo.partnership.practices.models.practices import Practice
from amparo.partnership.procedures.models import Procedure


class Uptake(models.Model):
    """That a country asks to take up a practice of another."""

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="uptakes")
    to_country = models.ForeignKey(Country, on_delete=models.PROTECT)
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, null=True)
    why = models.TextField()
    is_invented = models.BooleanField(default=False)
    account = models.BigIntegerField()
    asked_at = models.DateTimeField()

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """Return practice and country."""
        return f"{self.practice_id} > {self.to_country_id}"


class UptakeFit(models.Model):
    """Whether the country meets a condition of the practice; the newest row of a condition counts."""

    uptake = models.ForeignKey(Uptake, on_delete=models.PROTECT, related_name="fits")
    condition = models.TextField()
    finding = models.TextField()
    note = models.TextField()
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        """In order."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Return the condition."""
        return self.condition


class ProofDocument(models.Model):
    """A PDF that proves something, as it was uploaded, with its digest."""

    country = models.ForeignKey(Country, on_delete=models.PROTECT)
    name = models.TextField()
    digest = models.TextField()
    size = models.IntegerField()
    body = models.BinaryField()
    account = models.BigIntegerField()
    uploaded_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the start of the digest."""
        return self.digest[:12]


class UptakeStep(models.Model):
    """That an uptake came to stand somewhere: when, what was done, with what proof, in which procedure."""

    uptake = models.ForeignKey(Uptake, on_delete=models.PROTECT, related_name="steps")
    state = models.TextField()
    held_on = models.DateField()
    note = models.TextField()
    responsible = models.TextField(default="")
    due_on = models.DateField(null=True)
    proof = models.TextField(default="")
    document = models.ForeignKey(ProofDocument, on_delete=models.PROTECT, null=True)
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, null=True)
    version = models.IntegerField(null=True)
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        """In order; what was piloted, adopted or sustained is proven."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["uptake", "state"], name="uptake_stands_once"),
            models.CheckConstraint(
                condition=~models.Q(state__in=["PILOTED", "ADOPTED", "SUSTAINED"])
                | ~models.Q(proof="")
                | models.Q(document__isnull=False),
                name="uptake_is_proven",
            ),
        ]

    def __str__(self) -> str:
        """Return the state."""
        return self.state
