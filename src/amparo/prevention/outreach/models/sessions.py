"""What is told of a session with the public beside its counts: which work it belongs to, and groups by choice."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amparo.partnership.rolls.models import Activity, Session
from amparo.prevention.outreach.models.initiatives import Initiative


class InitiativeSession(models.Model):
    """An activity with the public that is part of a strategy, plan or agreement; its counts stay on its roll."""

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="sessions")
    activity = models.OneToOneField(Activity, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """Return the key of the activity."""
        return str(self.activity_id)


class GroupCount(models.Model):
    """How many at a session said themselves that they are of a group; nobody is asked, and nobody is named."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="+")
    group = models.TextField()
    count = models.IntegerField()

    class Meta:
        """A group is counted once in a session."""

        ordering: ClassVar = ["session", "group"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["session", "group"], name="group_counted_once"),
            models.CheckConstraint(condition=Q(count__gte=1), name="group_has_somebody"),
        ]

    def __str__(self) -> str:
        """Return the group."""
        return self.group
