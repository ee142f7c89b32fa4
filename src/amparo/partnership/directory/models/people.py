"""Professionals: who they are, what they agreed to, and where they work from a day to a day."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.models.joining import Merge, Pair
from amparo.partnership.directory.models.organisations import Organisation
from amparo.partnership.directory.vocabulary import HIDDEN


class Professional(models.Model):
    """Somebody who works with the coalition, never somebody it serves; `same_as` is the entry they are counted with."""

    kept_by = models.ForeignKey(Country, on_delete=models.PROTECT)
    given_names = models.TextField()
    family_names = models.TextField()
    key = models.TextField()
    e_mail = models.TextField(default="")
    country = models.TextField(default="")
    gender = models.TextField(default="")
    declared_group = models.TextField(default="")
    visibility = models.TextField(default=HIDDEN)
    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True)
    same_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="others")
    entered_at = models.DateTimeField()
    entered_by = models.BigIntegerField(null=True)

    class Meta:
        """By family name."""

        ordering: ClassVar = ["key", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["kept_by", "key", "id"], name="professionals_by_name"),
            models.Index(fields=["e_mail"], condition=~Q(e_mail=""), name="professionals_by_e_mail"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(same_as=F("id")), name="professional_not_with_oneself"),
        ]

    def __str__(self) -> str:
        """Return the code, which says nothing of anybody."""
        return self.code

    @property
    def code(self) -> str:
        """The code by which a file names the professional."""
        return f"P{self.pk}"

    @property
    def name(self) -> str:
        """Given and family names."""
        return f"{self.given_names} {self.family_names}".strip()

    @property
    def is_shown(self) -> bool:
        """Whether they agreed to be seen by the institutions of the coalition."""
        return self.visibility != HIDDEN

    @property
    def institutions(self) -> frozenset[int]:
        """The institutions of the coalition in which they work and have not stopped working, however often entered."""
        rows = Affiliation.objects.filter(Q(professional=self) | Q(professional__same_as=self), to_on=None)
        found = rows.values_list("organisation__institution", "organisation__same_as__institution")
        return frozenset(key for keys in found for key in keys if key is not None)


class ListingConsent(models.Model):
    """That a professional agreed, on a day and for a purpose, to be seen by others; it ends when they say so."""

    professional = models.ForeignKey(Professional, on_delete=models.PROTECT, related_name="consents")
    purpose = models.TextField()
    visibility = models.TextField()
    given_on = models.DateField()
    ended_on = models.DateField(null=True)
    recorded_by = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        """Latest first; one purpose is agreed to once at a time."""

        ordering: ClassVar = ["-given_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["professional", "purpose"], condition=Q(ended_on=None), name="agreed_once_at_a_time"
            )
        ]

    def __str__(self) -> str:
        """Return the purpose."""
        return self.purpose


class Affiliation(models.Model):
    """That a professional works in an organisation in a post, from a day, to a day."""

    professional = models.ForeignKey(Professional, on_delete=models.PROTECT, related_name="affiliations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="affiliations")
    post = models.TextField(default="")
    from_on = models.DateField(null=True)
    to_on = models.DateField(null=True)

    class Meta:
        """Latest first; nobody works in the same organisation twice at a time."""

        ordering: ClassVar = [F("to_on").desc(nulls_first=True), "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(from_on=None) | Q(to_on__gte=F("from_on")), name="affiliation_has_days"
            ),
            models.UniqueConstraint(
                fields=["professional", "organisation"], condition=Q(to_on=None), name="works_there_once"
            ),
        ]

    def __str__(self) -> str:
        """Return the post."""
        return self.post


class ProfessionalPair(Pair):
    """Two entries that may be one person."""

    first = models.ForeignKey(Professional, on_delete=models.PROTECT, related_name="pairs_as_first")
    second = models.ForeignKey(Professional, on_delete=models.PROTECT, related_name="pairs_as_second")

    class Meta:
        """The likeliest first; two entries are proposed once."""

        ordering: ClassVar = ["-score", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["first", "second"], name="professionals_paired_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="professionals_in_order"),
        ]

    def __str__(self) -> str:
        """Return the state."""
        return self.state


class ProfessionalMerge(Merge):
    """That an entry is counted with another: they are one person."""

    kept = models.ForeignKey(Professional, on_delete=models.PROTECT, related_name="merges")
    absorbed = models.ForeignKey(Professional, on_delete=models.PROTECT, related_name="merged_into")

    class Meta:
        """Latest first; an entry is absorbed by one other at a time."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["absorbed"], condition=Q(undone_at=None), name="professional_absorbed_once")
        ]

    def __str__(self) -> str:
        """Return which went into which."""
        return f"P{self.absorbed_id} > P{self.kept_id}"
