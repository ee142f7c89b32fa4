"""What an event recommends, and what the next events of its series say has come of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.events.models.events import Event
from amparo.partnership.governance.models import ActionPoint


class EventRecommendation(models.Model):
    """What an event recommends; who answers for it, until when and whether it is done stands in the action point."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="recommendations")
    texts = models.JSONField()
    post = models.TextField()
    source = models.TextField(default="")
    is_invented = models.BooleanField(default=False)
    point = models.OneToOneField(ActionPoint, on_delete=models.PROTECT, related_name="+")
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        """In order."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Return the text in the reader's language."""
        return in_language(self.texts)


class FollowUp(models.Model):
    """What an event says of an earlier event's recommendation: done, going on, or dropped and why."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="follow_ups")
    point = models.ForeignKey(ActionPoint, on_delete=models.PROTECT, related_name="+")
    outcome = models.TextField()
    note = models.TextField()
    is_invented = models.BooleanField(default=False)
    followed_on = models.DateField()
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        """Newest first; the newest of an event counts."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [models.CheckConstraint(condition=~models.Q(note=""), name="follow_up_says_what")]

    def __str__(self) -> str:
        """Return the outcome."""
        return self.outcome
