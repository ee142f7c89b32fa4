"""How a member wishes to be reached, and the messages that wait, left, or could not be carried."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Reach(models.Model):
    """How an account is reached: by what, where (sealed), in which hours, and whether others may look at the device."""

    account_id = models.BigIntegerField(unique=True)
    channel = models.TextField()
    sealed = models.BinaryField()
    shown = models.TextField()
    first_hour = models.SmallIntegerField()
    last_hour = models.SmallIntegerField()
    time_zone = models.TextField()
    language = models.TextField()
    is_shared = models.BooleanField()
    changed_at = models.DateTimeField()

    class Meta:
        """Hours are hours."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(first_hour__range=(0, 23)) & Q(last_hour__range=(0, 23)), name="reach_has_hours"
            ),
        ]

    def __str__(self) -> str:
        """Return by what."""
        return self.channel


class Message(models.Model):
    """A message to an account: the code of its text, never words. One of a code waits at a time."""

    account_id = models.BigIntegerField()
    text = models.TextField()
    queued_at = models.DateTimeField()
    next_at = models.DateTimeField()
    tries = models.SmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    dead_at = models.DateTimeField(null=True)
    why = models.TextField(default="")

    class Meta:
        """Oldest first; what waits is found by when it leaves."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account_id", "text"], condition=Q(sent_at=None, dead_at=None), name="one_waits_of_a_text"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["next_at"], condition=Q(sent_at=None, dead_at=None), name="message_waits"),
            models.Index(fields=["-dead_at"], condition=Q(dead_at__isnull=False), name="message_dead"),
        ]

    def __str__(self) -> str:
        """Return the code of its text."""
        return self.text
