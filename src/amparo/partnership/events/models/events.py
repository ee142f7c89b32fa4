"""Events over activities of the rolls, the series they continue, where they are held, and what they cost."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amparo.partnership.coalition.models import Country
from amparo.partnership.rolls.models import Activity


class Series(models.Model):
    """Events that continue one another, held by a coalition."""

    kept_by = models.ForeignKey(Country, on_delete=models.PROTECT)
    name = models.TextField()
    purpose = models.TextField(default="")
    account = models.BigIntegerField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        """Latest first; a coalition uses a name once."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["kept_by", "name"], name="series_named_once")]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Event(models.Model):
    """What a congress or workshop is beyond its rolls: its programme, its place in a series, and who may read it."""

    activity = models.OneToOneField(Activity, on_delete=models.PROTECT, related_name="event")
    series = models.ForeignKey(Series, on_delete=models.PROTECT, null=True, related_name="events")
    place_in_series = models.IntegerField(null=True)
    template = models.TextField(default="")
    summary = models.TextField(default="")
    languages = models.JSONField(default=list)
    published_at = models.DateTimeField(null=True)
    is_invented = models.BooleanField(default=False)
    origin = models.JSONField(default=dict)
    account = models.BigIntegerField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        """Latest first; a place in a series is taken once."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["series", "place_in_series"], name="event_place_in_series"),
            models.CheckConstraint(
                condition=Q(series=None, place_in_series=None) | Q(series__isnull=False, place_in_series__gte=1),
                name="event_in_series_has_a_place",
            ),
        ]

    def __str__(self) -> str:
        """Return the title of the activity."""
        return self.activity.title

    @property
    def kept_by(self) -> Country:
        """The coalition that holds it."""
        return self.activity.kept_by

    @property
    def is_published(self) -> bool:
        """Whether everybody may read its programme."""
        return self.published_at is not None


class Venue(models.Model):
    """Where an event is held: how one gets there and in, and how one follows it from elsewhere."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="venue")
    name = models.TextField(default="")
    address = models.TextField(default="")
    directions = models.TextField(default="")
    access = models.TextField(default="")
    stream_note = models.TextField(default="")
    stream_opens_before = models.IntegerField(default=30)

    class Meta:
        """One of each event."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class BudgetLine(models.Model):
    """What a part of an event is planned to cost and what was spent, in one currency; never converted."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="budget")
    number = models.IntegerField()
    name = models.TextField()
    currency = models.TextField()
    planned = models.DecimalField(max_digits=12, decimal_places=2)
    spent = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    note = models.TextField(default="")
    is_invented = models.BooleanField(default=False)
    struck_at = models.DateTimeField(null=True)

    class Meta:
        """In order; a number is used once in an event."""

        ordering: ClassVar = ["event", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "number"], name="event_budget_line_number"),
            models.CheckConstraint(
                condition=Q(planned__gte=0) & (Q(spent=None) | Q(spent__gte=0)), name="event_budget_is_not_negative"
            ),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name
