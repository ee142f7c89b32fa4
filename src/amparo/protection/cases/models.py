"""The case, who is involved in it, and its wrapped data keys."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Case(models.Model):
    """The work for one person, known by a random code; holds nothing that tells who the person is."""

    code = models.TextField(unique=True)
    country = models.ForeignKey("coalition.Country", on_delete=models.PROTECT)
    mandate = models.TextField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    is_open = models.BooleanField(default=True)

    class Meta:
        """A case is open, or it was closed at some time."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(is_open=models.Q(closed_at=None)), name="open_or_closed_at")
        ]

    def __str__(self) -> str:
        """Return the code."""
        return self.code


class Involvement(models.Model):
    """A team's place in a case: in which role, from when, until when."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    team = models.ForeignKey("coalition.Team", on_delete=models.PROTECT)
    role = models.TextField()
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        """A team holds a role in a case once at a time."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "team", "role"], condition=models.Q(until=None), name="involved_once"
            )
        ]

    def __str__(self) -> str:
        """Return the role."""
        return self.role


class CaseKey(models.Model):
    """The data key of one field group of a case, by its handle; the key itself lies with the key process."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    group = models.TextField()
    wrapped = models.BinaryField()

    class Meta:
        """One key for a case and group."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "group"], name="one_key_a_group")]

    def __str__(self) -> str:
        """Return the group."""
        return self.group


class Seal(models.Model):
    """A case that opens to persons named for it only; set by whoever leads it, lifted by another person."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    kind = models.TextField()
    sealed_by = models.BigIntegerField()
    sealed_at = models.DateTimeField()
    lifted_by = models.BigIntegerField(null=True)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        """One seal at a time, never lifted by who set it."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case"], condition=models.Q(lifted_at=None), name="sealed_once_at_a_time"),
            models.CheckConstraint(
                condition=models.Q(lifted_by=None) | ~models.Q(lifted_by=models.F("sealed_by")),
                name="lifted_by_another",
            ),
        ]

    def __str__(self) -> str:
        """Return the kind."""
        return self.kind


class Named(models.Model):
    """An account to which a sealed case opens."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="named")
    account_id = models.BigIntegerField()

    class Meta:
        """Named once for a seal."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["seal", "account_id"], name="named_once")]

    def __str__(self) -> str:
        """Return nothing that tells who."""
        return f"{self.seal_id}"
