"""Checkpoints, and the chains that had grown since the one before."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Checkpoint(models.Model):
    """Where all chains of the audit stood at a moment: a root over their ends, in a signed token."""

    number = models.BigIntegerField(unique=True)
    at = models.DateTimeField()
    chains = models.BigIntegerField()
    entries = models.BigIntegerField()
    root = models.TextField()
    token = models.TextField()

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-number"]

    def __str__(self) -> str:
        """Return the number."""
        return str(self.number)


class Stamp(models.Model):
    """What a time-stamping authority signed of a checkpoint: that its token existed at that moment."""

    checkpoint = models.OneToOneField(Checkpoint, on_delete=models.PROTECT)
    at = models.DateTimeField()
    authority = models.TextField()
    reply = models.BinaryField()

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-checkpoint"]

    def __str__(self) -> str:
        """Return who signed."""
        return self.authority


class ChainEnd(models.Model):
    """Where a chain ended at a checkpoint; kept only for chains that had grown since the one before."""

    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.PROTECT)
    chain = models.TextField()
    seq = models.BigIntegerField()
    mac = models.BinaryField()

    class Meta:
        """A chain stands once in a checkpoint, and its last place is found at once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["checkpoint", "chain"], name="chain_once_a_checkpoint")
        ]
        indexes: ClassVar = [models.Index(fields=["chain", "-seq"], name="last_end_of_chain")]

    def __str__(self) -> str:
        """Return chain and place."""
        return f"{self.chain}#{self.seq}"
