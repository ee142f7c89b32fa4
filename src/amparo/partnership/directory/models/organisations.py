"""Organisations, the other names that they are known by, and the coalitions that they belong to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amparo.partnership.coalition.models import Country, Institution
from amparo.partnership.directory.models.joining import Merge, Pair


class Organisation(models.Model):
    """An organisation as a coalition keeps it; `same_as` is the entry that it is counted with, once joined."""

    kept_by = models.ForeignKey(Country, on_delete=models.PROTECT)
    name = models.TextField()
    key = models.TextField()
    sector = models.TextField()
    country = models.TextField()
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, null=True)
    same_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="others")
    entered_at = models.DateTimeField()
    entered_by = models.BigIntegerField(null=True)

    class Meta:
        """By name; an institution of the coalition stands in its directory once."""

        ordering: ClassVar = ["key", "pk"]
        indexes: ClassVar = [models.Index(fields=["kept_by", "key", "id"], name="organisations_by_name")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kept_by", "institution"], name="institution_listed_once"),
            models.CheckConstraint(condition=~Q(same_as=F("id")), name="organisation_not_with_itself"),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    @property
    def code(self) -> str:
        """The code by which a file names it."""
        return f"O{self.pk}"


class OrganisationAlias(models.Model):
    """Another name or the initials of an organisation."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="aliases")
    name = models.TextField()
    key = models.TextField()

    class Meta:
        """A name is told once."""

        ordering: ClassVar = ["key", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation", "key"], name="alias_told_once")]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class CoalitionMembership(models.Model):
    """That an organisation belongs to a coalition, from a day, to a day."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    coalition = models.ForeignKey(Country, on_delete=models.PROTECT)
    from_on = models.DateField(null=True)
    to_on = models.DateField(null=True)

    class Meta:
        """Latest first; a day before the first ends nothing."""

        ordering: ClassVar = ["-from_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(from_on=None) | Q(to_on__gte=F("from_on")), name="membership_has_days"
            ),
            models.UniqueConstraint(
                fields=["organisation", "coalition"], condition=Q(to_on=None), name="member_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        """Return the days."""
        return f"{self.from_on} {self.to_on}"


class OrganisationPair(Pair):
    """Two organisations that may be one."""

    first = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="pairs_as_first")
    second = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="pairs_as_second")

    class Meta:
        """The likeliest first; two organisations are proposed once."""

        ordering: ClassVar = ["-score", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["first", "second"], name="organisations_paired_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="organisations_in_order"),
        ]

    def __str__(self) -> str:
        """Return the state."""
        return self.state


class OrganisationMerge(Merge):
    """That an organisation is counted with another."""

    kept = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="merges")
    absorbed = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="merged_into")

    class Meta:
        """Latest first; an entry is absorbed by one other at a time."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["absorbed"], condition=Q(undone_at=None), name="organisation_absorbed_once")
        ]

    def __str__(self) -> str:
        """Return which went into which."""
        return f"O{self.absorbed_id} > O{self.kept_id}"
