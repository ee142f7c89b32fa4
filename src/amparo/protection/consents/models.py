"""Consents."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Consent(models.Model):
    """What the person agreed to, for one purpose and one recipient; withdrawn at any time.

    `team` is the recipient when the consent is for one team only; None means every team that works for the purpose.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    purpose = models.TextField()
    team = models.ForeignKey("coalition.Team", null=True, on_delete=models.PROTECT)
    language = models.TextField()
    witness = models.TextField()
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        """One live consent for a purpose and recipient."""

        ordering: ClassVar = ["purpose", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "purpose", "team"],
                condition=models.Q(withdrawn_at=None),
                nulls_distinct=False,
                name="one_live_consent",
            )
        ]

    def __str__(self) -> str:
        """Return the purpose."""
        return self.purpose
