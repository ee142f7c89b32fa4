"""Glasses that were broken, and who was told."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Emergency(models.Model):
    """A case code that somebody gave to open it without a grant, and what became of it.

    A code that opens nothing leaves a row without a case, so that whoever asked cannot tell it from one that waits for
    a second person. `reason` and `words` (of the review) are sealed under a data key of their own
    (`wrapped`), named by `mark`.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, null=True)
    code = models.TextField()
    country = models.TextField()
    account_id = models.BigIntegerField()
    institution = models.TextField()
    category = models.TextField()
    mark = models.TextField(unique=True)
    reason = models.BinaryField()
    wrapped = models.BinaryField()
    asked_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    is_sealed = models.BooleanField(default=False)
    second_id = models.BigIntegerField(null=True)
    told_at = models.DateTimeField(null=True)
    review_due_at = models.DateTimeField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.BigIntegerField(null=True)
    verdict = models.TextField(default="")
    words = models.BinaryField(null=True)
    escalated_at = models.DateTimeField(null=True)

    class Meta:
        """Two persons are two; who broke a glass does not review it."""

        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [
            models.Index(fields=["account_id", "-asked_at"], name="emergency_tries"),
            models.Index(
                fields=["review_due_at"],
                condition=models.Q(reviewed_at=None, escalated_at=None),
                name="emergency_to_review",
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(second_id=None) | ~models.Q(second_id=models.F("account_id")),
                name="second_is_another",
            ),
            models.CheckConstraint(
                condition=models.Q(reviewed_by=None) | ~models.Q(reviewed_by=models.F("account_id")),
                name="reviewed_by_another",
            ),
            models.CheckConstraint(
                condition=models.Q(opened_at=None) | models.Q(is_sealed=False) | models.Q(second_id__isnull=False),
                name="sealed_needs_a_second",
            ),
        ]

    def __str__(self) -> str:
        """Return the category, never whose."""
        return self.category


class Told(models.Model):
    """Somebody who was told of a broken glass: seen in the application, and a mail that says nothing of it."""

    emergency = models.ForeignKey(Emergency, on_delete=models.PROTECT, related_name="told")
    account_id = models.BigIntegerField()
    told_as = models.TextField()
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    mail_tries = models.IntegerField(default=0)

    class Meta:
        """Each is told once as what they are."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["emergency", "account_id", "told_as"], name="told_once")
        ]

    def __str__(self) -> str:
        """Return as what."""
        return self.told_as
