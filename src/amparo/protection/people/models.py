"""Sealed answers."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class SealedAnswer(models.Model):
    """One answer about the person, encrypted under the key of its case and field group.

    `record` names what it was written in (an event of the pathway, a vote, a consent); with the field it is the
    place to which the ciphertext is bound.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    record = models.TextField()
    group = models.TextField()
    field = models.TextField()
    sealed = models.BinaryField()
    written_at = models.DateTimeField()

    class Meta:
        """Read by case and group, newest first."""

        indexes: ClassVar = [models.Index(fields=["case", "group", "field", "-id"], name="answer_of_case")]

    def __str__(self) -> str:
        """Return the field, never the answer."""
        return self.field


class Attachment(models.Model):
    """A document about the person, encrypted with its name under the key of its case and field group."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    group = models.TextField()
    kind = models.TextField()
    size = models.IntegerField()
    institution = models.TextField()
    name = models.BinaryField()
    body = models.BinaryField()
    written_at = models.DateTimeField()

    class Meta:
        """Read by case, newest first."""

        indexes: ClassVar = [models.Index(fields=["case", "-id"], name="attachment_of_case")]

    def __str__(self) -> str:
        """Return the kind, never the name."""
        return self.kind
