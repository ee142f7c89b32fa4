"""Releases: who asked that something leaves a case, and who allowed it."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from amparo.protection.releases.vocabulary import NEVER


class Release(models.Model):
    """Something that leaves a case: asked by one person, allowed or refused by another, taken away within a day.

    `reason`, `recipient` and `words` (of a refusal) are sealed under a data key of their own (`wrapped`), named by
    `mark`. What leaves is made when it is taken and is in no column. Rows are written by functions of the database.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    code = models.TextField()
    country = models.TextField()
    institution = models.TextField()
    team = models.ForeignKey("coalition.Team", on_delete=models.PROTECT)
    account_id = models.BigIntegerField()
    kind = models.TextField()
    groups = ArrayField(models.TextField())
    original_id = models.BigIntegerField(null=True)
    mark = models.TextField(unique=True)
    wrapped = models.BinaryField()
    reason = models.BinaryField()
    recipient = models.BinaryField()
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.BigIntegerField(null=True)
    is_allowed = models.BooleanField(default=False)
    until = models.DateTimeField(null=True)
    words = models.BinaryField(null=True)
    fetched = models.IntegerField(default=0)
    fetched_at = models.DateTimeField(null=True)

    class Meta:
        """Two persons are two; where a person is kept safe never leaves."""

        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [
            models.Index(fields=["case", "-id"], name="release_of_case"),
            models.Index(fields=["account_id", "-id"], name="release_of_asker"),
            models.Index(fields=["asked_at"], condition=Q(decided_at=None), name="release_to_decide"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("account_id")), name="allowed_by_another"
            ),
            models.CheckConstraint(
                condition=Q(until=None, is_allowed=False)
                | Q(until__isnull=False, decided_by__isnull=False, is_allowed=True),
                name="open_when_allowed",
            ),
            models.CheckConstraint(
                condition=Q(groups__len__gt=0) & ~Q(groups__overlap=sorted(NEVER)), name="never_where_she_is_safe"
            ),
            models.CheckConstraint(
                condition=Q(kind="EXPORT", original_id=None) | Q(kind="ORIGINAL", original_id__isnull=False),
                name="an_original_is_one",
            ),
        ]

    def __str__(self) -> str:
        """Return the kind, never of what."""
        return self.kind
