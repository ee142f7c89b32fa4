"""What is on: items in rooms at a time, working groups that go over several, and who speaks."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amparo.partnership.directory.models import Professional
from amparo.partnership.events.models.events import Event
from amparo.partnership.events.vocabulary import HIDDEN, SPEAKS
from amparo.partnership.rolls.models import Enrolment, Session


class Track(models.Model):
    """A working group of an event: it meets several times, with the same people; its number is that of its table."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="tracks")
    number = models.IntegerField()
    name = models.TextField()
    is_invented = models.BooleanField(default=False)

    class Meta:
        """In order; a number is used once in an event."""

        ordering: ClassVar = ["event", "number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["event", "number"], name="track_number")]

    def __str__(self) -> str:
        """Return number and name."""
        return f"{self.number}. {self.name}"


class ProgrammeItem(models.Model):
    """Something on the programme; who was there is on the roll of its session, which several items may share."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="items")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, null=True, related_name="items")
    track = models.ForeignKey(Track, on_delete=models.PROTECT, null=True, related_name="items")
    kind = models.TextField()
    title = models.TextField()
    summary = models.TextField(default="")
    room = models.TextField(default="")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    offer = models.TextField()
    languages = models.JSONField(default=list)
    interpreted_to = models.JSONField(default=list)
    source = models.TextField(default="")
    is_invented = models.BooleanField(default=False)
    times_changed = models.IntegerField(default=0)
    changed_at = models.DateTimeField()
    struck_at = models.DateTimeField(null=True)
    struck_why = models.TextField(default="")

    class Meta:
        """In order of time, then by room."""

        ordering: ClassVar = ["starts_at", "room", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="item_lasts"),
            models.CheckConstraint(
                condition=Q(struck_at=None, struck_why="") | (Q(struck_at__isnull=False) & ~Q(struck_why="")),
                name="struck_item_says_why",
            ),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Speaker(models.Model):
    """Somebody who speaks, moderates, reports back or interprets, by the name they chose; hidden unless they agree."""

    item = models.ForeignKey(ProgrammeItem, on_delete=models.PROTECT, related_name="speakers")
    professional = models.ForeignKey(Professional, on_delete=models.PROTECT, null=True)
    name = models.TextField()
    presented_as = models.TextField(default="")
    part = models.TextField(default=SPEAKS)
    visibility = models.TextField(default=HIDDEN)
    agreed_on = models.DateField(null=True)
    is_invented = models.BooleanField(default=False)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        """In the order in which they were named; nobody is shown who did not agree."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(visibility=HIDDEN) | Q(agreed_on__isnull=False), name="speaker_shown_has_agreed"
            )
        ]

    def __str__(self) -> str:
        """Return the part, which says nothing of anybody."""
        return self.part


class TrackPlace(models.Model):
    """That somebody who is enrolled works in a group."""

    track = models.ForeignKey(Track, on_delete=models.PROTECT, related_name="places")
    enrolment = models.OneToOneField(Enrolment, on_delete=models.PROTECT, related_name="in_track")

    class Meta:
        """In order; one works in one group."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Return the group."""
        return str(self.track_id)
