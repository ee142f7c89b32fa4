"""A change of a seal that takes two persons; the seal itself and who is named for it lie with the case."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class SealChange(models.Model):
    """That a seal is lifted, or a person named for it: asked by one person, allowed or refused by another.

    Rows are written by functions of the database.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    seal = models.ForeignKey("cases.Seal", on_delete=models.PROTECT)
    kind = models.TextField()
    why = models.TextField()
    account_id = models.BigIntegerField(null=True)
    asked_by = models.BigIntegerField()
    asked_at = models.DateTimeField()
    decided_by = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)
    is_allowed = models.BooleanField(default=False)

    class Meta:
        """Two persons are two; nobody lets themself be named by their own word."""

        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")), name="seal_by_two"),
            models.CheckConstraint(
                condition=Q(decided_by=None) | Q(account_id=None) | ~Q(decided_by=F("account_id")),
                name="seal_named_by_another",
            ),
            models.CheckConstraint(
                condition=Q(kind="LIFT", account_id=None) | Q(kind="NAME", account_id__isnull=False),
                name="seal_names_one",
            ),
        ]

    def __str__(self) -> str:
        """Return the kind, never of whom."""
        return self.kind
