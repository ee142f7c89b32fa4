"""Comparisons that the secretariat chose to keep."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class KeptComparison(models.Model):
    """A log that was compared with a procedure: sums only, never its cases, never its file."""

    country = models.ForeignKey("coalition.Country", on_delete=models.PROTECT)
    version = models.ForeignKey("procedures.ProcedureVersion", on_delete=models.PROTECT)
    label = models.TextField()
    cases = models.IntegerField()
    events = models.IntegerField()
    fitting = models.IntegerField()
    late = models.IntegerField()
    found = models.JSONField()
    kept_at = models.DateTimeField()
    kept_by = models.TextField()

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-kept_at", "-id"]

    def __str__(self) -> str:
        """Return what it was called."""
        return self.label
