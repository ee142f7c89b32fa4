"""The table of entries."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """One thing that was done, opened or refused; its place in a chain and the MAC that ties it there."""

    chain = models.TextField()
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    account_id = models.BigIntegerField(null=True)
    institution = models.TextField(default="")
    role = models.TextField(default="")
    action = models.TextField()
    case_id = models.BigIntegerField(null=True)
    case = models.TextField(default="")
    subject = models.TextField(default="")
    group = models.TextField(default="")
    purpose = models.TextField(default="")
    facts = models.JSONField(default=dict)
    prev = models.BinaryField()
    mac = models.BinaryField()

    class Meta:
        """Chain order is unique; cases and institutions read their own in time order."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["chain", "seq"], name="entry_place_in_chain")]
        indexes: ClassVar = [models.Index(fields=["case_id", "-id"], name="entry_of_case")]

    def __str__(self) -> str:
        """Return chain and place."""
        return f"{self.chain}#{self.seq}"
