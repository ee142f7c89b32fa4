"""Minutes of an event: a sheet for an item or a working group, written part by part, approved as editions."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from amparo.partnership.coalition.models import Country
from amparo.partnership.events.models.events import Event
from amparo.partnership.events.models.programme import ProgrammeItem, Track
from amparo.partnership.practices.models import TableMember


class Sheet(models.Model):
    """The minutes of an item of the programme, of a working group or, with neither, of the whole event."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="sheets")
    item = models.OneToOneField(ProgrammeItem, on_delete=models.PROTECT, null=True, related_name="sheet")
    track = models.OneToOneField(Track, on_delete=models.PROTECT, null=True, related_name="sheet")
    language = models.TextField(default="es")
    account = models.BigIntegerField()
    opened_at = models.DateTimeField()

    class Meta:
        """In order; of one thing, and the whole event has one."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(item=None) | Q(track=None), name="sheet_of_one_thing"),
            models.UniqueConstraint(
                fields=["event"], condition=Q(item=None, track=None), name="one_sheet_of_the_whole_event"
            ),
        ]

    def __str__(self) -> str:
        """Return of what it is."""
        return str(self.item or self.track or self.event)

    @property
    def kept_by(self) -> Country:
        """The coalition that holds the event."""
        return self.event.activity.kept_by

    @property
    def accounts(self) -> frozenset[int]:
        """Who writes it beside those who keep the record: its rapporteurs, and who sits at the table of its group."""
        named = set(self.writers.values_list("account_id", flat=True))
        if self.track is not None:
            at = {"table__selection__activity": self.event.activity_id, "table__number": self.track.number}
            named |= set(TableMember.objects.filter(**at).values_list("account_id", flat=True))
        return frozenset(named)


class SheetWriter(models.Model):
    """That an account writes a sheet beside those who keep the record: its rapporteur, or one of them."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="writers")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    named_at = models.DateTimeField()

    class Meta:
        """Named once."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["sheet", "account"], name="writer_named_once")]

    def __str__(self) -> str:
        """Return the sheet."""
        return str(self.sheet_id)


class SheetText(models.Model):
    """What was written in a part of a sheet, one row a version; the highest number is what stands."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="texts")
    part = models.TextField()
    number = models.IntegerField()
    text = models.TextField()
    is_invented = models.BooleanField(default=False)
    account = models.BigIntegerField()
    written_at = models.DateTimeField()

    class Meta:
        """Version by version; two people never write the same one."""

        ordering: ClassVar = ["sheet", "part", "number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["sheet", "part", "number"], name="part_written_once")]

    def __str__(self) -> str:
        """Return part and version."""
        return f"{self.part} {self.number}"


class SheetAside(models.Model):
    """A text written while somebody else wrote the same part: kept beside it until somebody joins the two."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="asides")
    part = models.TextField()
    base = models.IntegerField()
    text = models.TextField()
    account = models.BigIntegerField()
    written_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.BigIntegerField(null=True)

    class Meta:
        """Oldest first."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Return the part."""
        return self.part


class SheetEdition(models.Model):
    """A sheet as it was approved; what is written afterwards is approved as a further one, which says why."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="editions")
    number = models.IntegerField()
    texts = models.JSONField()
    why = models.TextField(default="")
    is_invented = models.BooleanField(default=False)
    account = models.BigIntegerField()
    approved_at = models.DateTimeField()

    class Meta:
        """Newest first; a number is used once, and a further one says why."""

        ordering: ClassVar = ["sheet", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sheet", "number"], name="sheet_edition_number"),
            models.CheckConstraint(condition=Q(number=1) | ~Q(why=""), name="further_edition_says_why"),
        ]

    def __str__(self) -> str:
        """Return the number."""
        return str(self.number)
