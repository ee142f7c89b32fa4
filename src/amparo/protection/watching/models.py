"""Alerts of unusual reading, and the openings of the last hour that they are counted from."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Reading(models.Model):
    """That an account opened, or tried to open, a case; forgotten when the window has passed."""

    account_id = models.BigIntegerField()
    code = models.TextField()
    at = models.DateTimeField()

    class Meta:
        """A case counts once for an account."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["account_id", "code"], name="reading_once")]
        indexes: ClassVar = [models.Index(fields=["at"], name="reading_forgotten")]

    def __str__(self) -> str:
        """Return nothing that tells which case."""
        return f"{self.pk}"


class Alert(models.Model):
    """An account that opened unusually many cases: how many, since when, and what was found."""

    account_id = models.BigIntegerField()
    institution = models.TextField()
    country = models.TextField()
    cases = models.IntegerField()
    since = models.DateTimeField()
    raised_at = models.DateTimeField()
    answered_by = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)
    found = models.TextField(default="")
    words = models.TextField(default="")

    class Meta:
        """Nobody answers for themselves."""

        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [models.Index(fields=["account_id", "-raised_at"], name="alert_of_account")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(answered_by=None) | ~models.Q(answered_by=models.F("account_id")),
                name="answered_by_another",
            )
        ]

    def __str__(self) -> str:
        """Return how many cases."""
        return str(self.cases)
