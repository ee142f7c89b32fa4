"""The accreditation file."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class AccreditationFile(models.Model):
    """One examination of a case by a panel: the first, or the one that decides an appeal."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    team = models.ForeignKey("coalition.Team", on_delete=models.PROTECT)
    round = models.IntegerField()
    path = models.TextField()
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    seats = models.IntegerField(default=3)

    class Meta:
        """One file for a round of a case."""

        ordering: ClassVar = ["round"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "round"], name="one_file_a_round")]

    def __str__(self) -> str:
        """Return the round."""
        return str(self.round)


class Vote(models.Model):
    """One seat's vote; cast once, never changed. Reasons are sealed."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    file = models.ForeignKey(AccreditationFile, on_delete=models.PROTECT)
    account_id = models.BigIntegerField()
    choice = models.TextField()
    cast_at = models.DateTimeField()

    class Meta:
        """One vote a seat."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["file", "account_id"], name="one_vote_a_seat")]

    def __str__(self) -> str:
        """Return the choice."""
        return self.choice


class Resolution(models.Model):
    """The panel's reasoned resolution; never changed. Reasons are sealed."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    file = models.OneToOneField(AccreditationFile, on_delete=models.PROTECT)
    outcome = models.TextField()
    resolved_at = models.DateTimeField()
    was_late = models.BooleanField(default=False)

    def __str__(self) -> str:
        """Return the outcome."""
        return self.outcome


class Appeal(models.Model):
    """The person's request that others decide again; grounds are sealed."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    resolution = models.OneToOneField(Resolution, on_delete=models.PROTECT)
    filed_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return when it was filed."""
        return str(self.filed_at)
