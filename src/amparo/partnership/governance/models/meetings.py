"""Meetings, what is on their agenda, who must not vote on it, votes, decisions and minutes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.partnership.coalition.models import Country
from amparo.partnership.governance.models.bodies import Body, Seat
from amparo.partnership.rolls.models import Activity


class Meeting(models.Model):
    """A meeting of a body; when, where and who was there stand in the activity and its roll."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    activity = models.OneToOneField(Activity, on_delete=models.PROTECT, related_name="+")
    convened_at = models.DateTimeField()
    convened_by = models.BigIntegerField(null=True)

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-activity__starts_on", "-pk"]

    def __str__(self) -> str:
        """Return the title of the activity."""
        return str(self.activity)

    @property
    def kept_by(self) -> Country:
        """The coalition that holds the meeting."""
        return self.activity.kept_by


class AgendaItem(models.Model):
    """A point of the agenda, and the seat that proposed it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    number = models.IntegerField()
    kind = models.TextField()
    title = models.TextField()
    text = models.TextField(default="")
    proposed_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="proposals")

    class Meta:
        """In order; a number is used once in a meeting."""

        ordering: ClassVar = ["meeting", "number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["meeting", "number"], name="agenda_item_number")]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Paper(models.Model):
    """A document for a point of the agenda, with its digest."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="papers")
    title = models.TextField()
    kind = models.TextField()
    digest = models.TextField()
    body = models.BinaryField()
    account = models.BigIntegerField(null=True)
    added_at = models.DateTimeField()

    class Meta:
        """In the order in which they were added; the same file is added once to a point."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "digest"], name="paper_of_item_once")]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Conflict(models.Model):
    """That a seat has an interest of its own in a point: its vote is not open on it."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="conflicts")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="conflicts")
    why = models.TextField()
    account = models.BigIntegerField(null=True)
    declared_at = models.DateTimeField()

    class Meta:
        """A seat declares once on a point."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "seat"], name="conflict_declared_once")]

    def __str__(self) -> str:
        """Return the seat."""
        return str(self.seat_id)


class Vote(models.Model):
    """What a seat votes on a point; it may be changed until the decision."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="votes")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="votes")
    choice = models.TextField()
    account = models.BigIntegerField(null=True)
    cast_at = models.DateTimeField()

    class Meta:
        """A seat votes once on a point."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "seat"], name="seat_votes_once")]

    def __str__(self) -> str:
        """Return the choice."""
        return self.choice


class Decision(models.Model):
    """What was decided on a point, in which manner, with how many members there, and what it does."""

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="decision")
    number = models.TextField()
    text = models.TextField()
    manner = models.TextField()
    outcome = models.TextField()
    effect = models.TextField()
    votes_for = models.IntegerField(null=True)
    votes_against = models.IntegerField(null=True)
    abstentions = models.IntegerField(null=True)
    members_there = models.IntegerField()
    members = models.IntegerField()
    account = models.BigIntegerField(null=True)
    decided_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-decided_on", "-pk"]

    def __str__(self) -> str:
        """Return the number."""
        return self.number


class Minutes(models.Model):
    """What a meeting said and decided, as one version; an approved one is never changed, a further one follows it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="minutes")
    number = models.IntegerField()
    text = models.TextField()
    why = models.TextField(default="")
    account = models.BigIntegerField(null=True)
    drafted_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first; a number is used once in a meeting."""

        ordering: ClassVar = ["meeting", "-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["meeting", "number"], name="minutes_version")]

    def __str__(self) -> str:
        """Return the number."""
        return str(self.number)


class Approval(models.Model):
    """That a seat approves a version of the minutes."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="approvals")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="approvals")
    account = models.BigIntegerField(null=True)
    approved_at = models.DateTimeField()

    class Meta:
        """A seat approves a version once."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["minutes", "seat"], name="seat_approves_once")]

    def __str__(self) -> str:
        """Return the seat."""
        return str(self.seat_id)
