"""The sign-in of an institution, and who came to us through it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from amparo.partnership.coalition.models import Institution


class SignOn(models.Model):
    """Where an institution's own sign-in is, and what we are to it; the secret is sealed."""

    institution = models.OneToOneField(Institution, on_delete=models.PROTECT, related_name="+")
    issuer = models.TextField()
    client = models.TextField()
    sealed = models.BinaryField()
    is_open = models.BooleanField()
    changed_at = models.DateTimeField()

    class Meta:
        """Listed by institution."""

        ordering: ClassVar = ["institution"]

    def __str__(self) -> str:
        """Return the institution's name."""
        return str(self.institution)


class Link(models.Model):
    """That an account is who an institution's sign-in says; of its name for the person only a keyed mark is kept."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    sign_on = models.ForeignKey(SignOn, on_delete=models.CASCADE, related_name="+")
    mark = models.BinaryField(unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return whose it is, by its id."""
        return str(self.account_id)
