"""Work in a place: strategies, plans of communities, agreements with police; who takes part, and how far it is."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.models import Organisation
from amparo.partnership.rolls.models import Activity


class Initiative(models.Model):
    """A strategy of cooperation, a plan that a community leads, or an agreement between police and community.

    Who leads it is a role, never a name. How many took part is unknown (None) unless a source says so of this place.
    """

    kept_by = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField()
    place = models.TextField()
    spot = models.TextField(default="")
    is_sensitive = models.BooleanField(default=True)
    title = models.TextField()
    goal = models.TextField(default="")
    community = models.TextField(default="")
    led_by = models.TextField(default="")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    participants = models.IntegerField(null=True)
    formed_in = models.ForeignKey(Activity, on_delete=models.PROTECT, null=True, related_name="+")
    project = models.TextField(default="")
    origin = models.TextField(default="")
    is_invented = models.BooleanField(default=False)
    entered_at = models.DateTimeField()
    entered_by = models.BigIntegerField(null=True)

    class Meta:
        """By place and title; a title is used once for a kind in a place."""

        ordering: ClassVar = ["place", "title", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kept_by", "kind", "place", "title"], name="initiative_entered_once"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="initiative_has_days",
            ),
            models.CheckConstraint(
                condition=Q(participants=None) | Q(participants__gte=0), name="participants_counted_or_unknown"
            ),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Partner(models.Model):
    """Who takes part in it: an organisation of the directory, or an informal group that is never named to everybody."""

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="partners")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.TextField(default="")
    is_informal = models.BooleanField(default=False)
    part = models.TextField(default="")
    left_on = models.DateField(null=True)
    entered_at = models.DateTimeField()
    entered_by = models.BigIntegerField(null=True)

    class Meta:
        """In the order in which they came; an informal one is told by its own words."""

        ordering: ClassVar = ["is_informal", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(name=""), name="partner_is_told_somehow"
            ),
            models.UniqueConstraint(
                fields=["initiative", "organisation"], condition=Q(left_on=None), name="organisation_partner_once"
            ),
        ]

    def __str__(self) -> str:
        """Return the key; a partner may be one that is not named."""
        return str(self.pk)


class Line(models.Model):
    """A measure, risk, local ally or commitment, with the role that answers for it and until when."""

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="lines")
    kind = models.TextField()
    text = models.TextField()
    who = models.TextField(default="")
    due_on = models.DateField(null=True)
    entered_at = models.DateTimeField()
    entered_by = models.BigIntegerField(null=True)

    class Meta:
        """In the order in which they were written."""

        ordering: ClassVar = ["kind", "pk"]

    def __str__(self) -> str:
        """Return the text."""
        return self.text


class Progress(models.Model):
    """How far a measure or commitment is on a day; what was told before stays."""

    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="progress")
    told_on = models.DateField()
    state = models.TextField()
    words = models.TextField(default="")
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-told_on", "-pk"]

    def __str__(self) -> str:
        """Return the state."""
        return self.state


class Review(models.Model):
    """A review of an agreement or a plan: when, what was found, and when the next one is."""

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="reviews")
    held_on = models.DateField()
    found = models.TextField()
    next_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-held_on", "-pk"]

    def __str__(self) -> str:
        """Return the day."""
        return str(self.held_on)


class Publication(models.Model):
    """What everybody may read of it, in words of its own; taken back on a day, or standing."""

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="publications")
    words = models.TextField()
    published_on = models.DateField()
    withdrawn_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)

    class Meta:
        """One stands at a time."""

        ordering: ClassVar = ["-published_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["initiative"], condition=Q(withdrawn_on=None), name="one_publication_stands"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="publication_says_something"),
        ]

    def __str__(self) -> str:
        """Return what it says."""
        return self.words
