"""Referrals."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Referral(models.Model):
    """Asking a team to take on part of a case; its content opens only once the team has accepted."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    consent = models.ForeignKey("consents.Consent", on_delete=models.PROTECT)
    from_team = models.ForeignKey("coalition.Team", on_delete=models.PROTECT, related_name="+")
    to_team = models.ForeignKey("coalition.Team", on_delete=models.PROTECT, related_name="+")
    need = models.TextField()
    is_urgent = models.BooleanField(default=False)
    groups = models.JSONField()
    fields = models.JSONField()
    path = models.TextField(default="")
    status = models.TextField()
    rejection = models.TextField(default="")
    without_agreement = models.TextField(default="")
    sent_at = models.DateTimeField()
    answer_due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Receivers read what waits for them by due time."""

        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [models.Index(fields=["to_team", "status", "answer_due_at"], name="referral_waiting")]

    def __str__(self) -> str:
        """Return the status."""
        return self.status
