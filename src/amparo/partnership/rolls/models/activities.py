"""Activities, their sessions, who may fill their rolls, and what a source says of how many came."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.models import Organisation
from amparo.partnership.rolls.vocabulary import (
    BY_COUNTS,
    CHECK_IN_AFTER,
    CHECK_IN_BEFORE,
    EXACT,
    IN_PERSON,
    NEEDLESS_AFTER_DAYS,
    ONLINE,
    PLANNED,
    UNIQUE_PERSON,
)


class Activity(models.Model):
    """A course, congress, workshop, meeting, visit or session with the public, as a coalition holds it."""

    kept_by = models.ForeignKey(Country, on_delete=models.PROTECT)
    code = models.TextField()
    kind = models.TextField()
    title = models.TextField()
    country = models.TextField()
    place = models.TextField(default="")
    online_address = models.TextField(default="")
    time_zone = models.TextField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    project = models.TextField(default="")
    organiser = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True)
    state = models.TextField(default=PLANNED)
    note = models.TextField(default="")
    origin = models.TextField(default="")
    keep_days = models.IntegerField(default=NEEDLESS_AFTER_DAYS)
    places_in_person = models.IntegerField(null=True)
    places_online = models.IntegerField(null=True)
    erased_on = models.DateField(null=True)
    cancelled_why = models.TextField(default="")
    cancelled_at = models.DateTimeField(null=True)
    entered_at = models.DateTimeField()
    entered_by = models.BigIntegerField(null=True)

    class Meta:
        """Latest first; a code is unique in its coalition."""

        ordering: ClassVar = ["-starts_on", "-pk"]
        indexes: ClassVar = [models.Index(fields=["kept_by", "-starts_on", "-id"], name="activities_by_day")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kept_by", "code"], name="activity_code"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="activity_has_days"),
            models.CheckConstraint(
                condition=(Q(places_in_person=None) | Q(places_in_person__gte=0))
                & (Q(places_online=None) | Q(places_online__gte=0)),
                name="activity_places_count",
            ),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    @property
    def is_by_counts(self) -> bool:
        """Whether its rolls hold counts and no names."""
        return self.kind in BY_COUNTS

    def places(self, mode: str) -> int | None:
        """Return how many places it has in a way; None where there is no limit."""
        return {IN_PERSON: self.places_in_person, ONLINE: self.places_online}.get(mode)

    @property
    def staff_accounts(self) -> frozenset[int]:
        """The accounts that fill its rolls beside the secretariat."""
        return frozenset(self.staff.values_list("account_id", flat=True))


class ActivityStaff(models.Model):
    """An account that fills the rolls of an activity beside the secretariat."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="staff")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    named_at = models.DateTimeField()

    class Meta:
        """Named once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["activity", "account"], name="staff_named_once")]

    def __str__(self) -> str:
        """Return the activity."""
        return str(self.activity_id)


class Session(models.Model):
    """A part of an activity with a roll of its own: when, how it is offered, and the codes by which one signs in."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="sessions")
    number = models.IntegerField()
    title = models.TextField(default="")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    hours = models.DecimalField(max_digits=5, decimal_places=2)
    offer = models.TextField()
    capacity_in_person = models.IntegerField(null=True)
    capacity_online = models.IntegerField(null=True)
    room_code = models.TextField(unique=True)
    online_code = models.TextField(unique=True)
    opens_before = models.IntegerField(default=CHECK_IN_BEFORE)
    closes_after = models.IntegerField(default=CHECK_IN_AFTER)

    class Meta:
        """In order of time; a number is used once in an activity."""

        ordering: ClassVar = ["starts_at", "number"]
        indexes: ClassVar = [models.Index(fields=["starts_at"], name="sessions_by_time")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "number"], name="session_number"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="session_lasts"),
            models.CheckConstraint(condition=Q(hours__gt=0), name="session_has_hours"),
        ]

    def __str__(self) -> str:
        """Return the number."""
        return str(self.number)


class ReportedFigure(models.Model):
    """What a source says of how many came; two sources may disagree, and neither is overwritten."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="figures")
    value = models.IntegerField()
    qualifier = models.TextField(default=EXACT)
    unit = models.TextField(default=UNIQUE_PERSON)
    source = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)

    class Meta:
        """In the order in which they were told."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.CheckConstraint(condition=Q(value__gte=0), name="figure_counts")]

    def __str__(self) -> str:
        """Return the figure."""
        return f"{self.qualifier} {self.value}"
