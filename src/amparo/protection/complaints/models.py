"""Complaints of the person."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Complaint(models.Model):
    """What the person complains of, written down by who sits with them; `text` and `answer` are sealed under `wrapped`.

    Only who wrote it down and the data officers of the country read it, not the team of the case.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    code = models.TextField()
    kind = models.TextField()
    mark = models.TextField(unique=True)
    wrapped = models.BinaryField()
    text = models.BinaryField()
    made_by = models.BigIntegerField()
    made_at = models.DateTimeField()
    due_on = models.DateField()
    answer = models.BinaryField(null=True)
    answered_by = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        """Return what it is about."""
        return self.kind
