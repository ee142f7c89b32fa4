"""Accounts that were closed: a login that ended, for good."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class ClosedAccount(models.Model):
    """That an account was closed: by which colleague (None: at the server itself), and when.

    Rows are written by functions of the database. Nobody opens it again: whoever comes back is invited anew.
    """

    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, primary_key=True)
    closed_by = models.BigIntegerField(null=True)
    closed_at = models.DateTimeField()

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-closed_at"]

    def __str__(self) -> str:
        """Return when, not whose."""
        return self.closed_at.isoformat()
