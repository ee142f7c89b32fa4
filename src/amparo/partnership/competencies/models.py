"""Frameworks and competencies, which came from content, and from when a country asks for each."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition.models import Country


class Framework(models.Model):
    """A set of competencies that was thought together, with where it comes from."""

    code = models.TextField(unique=True)
    names = models.JSONField()
    origin = models.TextField()
    source = models.TextField(default="")
    verified = models.BooleanField(default=False)

    def __str__(self) -> str:
        """Return the name in the reader's language."""
        return in_language(self.names, self.code)


class Competency(models.Model):
    """What a professional knows, can do and stands for, and for how many months an award of it holds."""

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="competencies")
    code = models.TextField(unique=True)
    position = models.IntegerField()
    titles = models.JSONField()
    knowledge = models.JSONField()
    know_how = models.JSONField()
    attitude = models.JSONField()
    valid_months = models.IntegerField()
    origin = models.TextField()
    source = models.TextField(default="")
    verified = models.BooleanField(default=False)

    class Meta:
        """In the order of the framework."""

        ordering: ClassVar = ["framework", "position"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(valid_months__gte=1), name="competency_holds_a_while"),
        ]

    def __str__(self) -> str:
        """Return the title in the reader's language."""
        return in_language(self.titles, self.code)


class Asking(models.Model):
    """From which day a country's coalition asks for a competency, or that it does so no longer; the last one holds."""

    country = models.ForeignKey(Country, on_delete=models.PROTECT)
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT)
    since = models.DateField(null=True)
    why = models.TextField()
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """Return the day."""
        return str(self.since or "")
