"""That an academy adopted a kit as a course of its own, by an act, and when that ended."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.partnership.coalition.models import Institution
from amparo.partnership.kits.models.kits import KitDocument, KitVersion


class CourseAdoption(models.Model):
    """By which act an academy took a kit into its curriculum: permanent, compulsory, from which day."""

    version = models.ForeignKey(KitVersion, on_delete=models.PROTECT, related_name="adoptions")
    academy = models.ForeignKey(Institution, on_delete=models.PROTECT)
    variant = models.TextField()
    is_permanent = models.BooleanField()
    is_compulsory = models.BooleanField()
    act = models.TextField()
    document = models.ForeignKey(KitDocument, on_delete=models.PROTECT)
    signed_on = models.DateField()
    taught_from = models.DateField()
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        """Latest first; an act adopts a variant of a version once."""

        ordering: ClassVar = ["-signed_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "academy", "variant", "act"], name="course_adopted_once"),
            models.CheckConstraint(
                condition=models.Q(taught_from__gte=models.F("signed_on")), name="course_taught_after_its_act"
            ),
        ]

    def __str__(self) -> str:
        """Return the act."""
        return self.act


class CourseEnding(models.Model):
    """When an academy ceased to teach it, and why."""

    adoption = models.OneToOneField(CourseAdoption, on_delete=models.PROTECT, related_name="ending")
    ended_on = models.DateField()
    why = models.TextField()
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the day."""
        return str(self.ended_on)
