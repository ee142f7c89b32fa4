"""Channels by which a community reports, and the days on which somebody tried them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.prevention.outreach.models.initiatives import Initiative


class Channel(models.Model):
    """A way to report that people of a place are told of: what it is, where it is reached, and to whom it leads."""

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="channels")
    kind = models.TextField()
    reached_at = models.TextField()
    leads_to = models.TextField()
    is_public = models.BooleanField(default=False)
    closed_on = models.DateField(null=True)
    entered_at = models.DateTimeField()
    entered_by = models.BigIntegerField(null=True)

    class Meta:
        """In the order in which they were entered."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Return where it is reached."""
        return self.reached_at


class ChannelTest(models.Model):
    """A day on which somebody used the channel to see whether it works: who (an office), and what came of it."""

    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="tests")
    tested_on = models.DateField()
    tested_by = models.TextField()
    result = models.TextField()
    found = models.TextField(default="")
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-tested_on", "-pk"]

    def __str__(self) -> str:
        """Return the result."""
        return self.result
