"""Sealed sheets as they came."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.partnership.coalition.models import Country, Institution


class SealedSheet(models.Model):
    """A sheet, sealed on the device of whoever wrote it; it never knows which case or report came of it.

    `sealed` is emptied once it was sent or put aside. `digest` stays, so that the same sheet is not taken twice.
    """

    kept_by = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    digest = models.BinaryField(unique=True)
    fingerprint = models.TextField()
    sealed = models.BinaryField()
    brought_at = models.DateTimeField()
    brought_by = models.BigIntegerField()
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    state = models.TextField(default="WAITING")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        """Latest first; what was settled holds nothing sealed any more."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state="WAITING") | models.Q(sealed=b""), name="settled_sheet_is_empty"
            ),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name

    @property
    def name(self) -> str:
        """What it is called among staff."""
        return bytes(self.digest).hex()[:8].upper()

    @property
    def subject(self) -> str:
        """What the key process and the audit call it."""
        return f"sheet:{self.kept_by.code.lower()}-{bytes(self.digest).hex()}"
