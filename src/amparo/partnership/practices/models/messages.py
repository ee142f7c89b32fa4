"""Advocacy messages and their uses, and exchanges between countries with what was seen there."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.adoption.models import Advocacy
from amparo.partnership.coalition.models import Country, Institution
from amparo.partnership.practices.models.groups import Selection
from amparo.partnership.practices.models.practices import Practice


class AdvocacyMessage(models.Model):
    """What is asked of those who decide, of whom, by which channel; it rests on practices."""

    kept_by = models.ForeignKey(Country, on_delete=models.PROTECT)
    selection = models.ForeignKey(Selection, on_delete=models.PROTECT, null=True, related_name="messages")
    texts = models.JSONField()
    asks = models.JSONField()
    audience = models.TextField()
    channel = models.TextField()
    source = models.TextField(default="")
    is_invented = models.BooleanField(default=False)
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """Return the message in the reader's language."""
        return in_language(self.texts)


class MessagePractice(models.Model):
    """A practice on which a message rests."""

    message = models.ForeignKey(AdvocacyMessage, on_delete=models.PROTECT, related_name="rests_on")
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="messages")

    class Meta:
        """Named once."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["message", "practice"], name="message_rests_once")]

    def __str__(self) -> str:
        """Return message and practice."""
        return f"{self.message_id} {self.practice_id}"


class MessageUse(models.Model):
    """That a message was used: when, how, where; towards an institution it is an action on its cell of the matrix."""

    message = models.ForeignKey(AdvocacyMessage, on_delete=models.PROTECT, related_name="uses")
    used_on = models.DateField()
    channel = models.TextField()
    place = models.TextField()
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, null=True)
    advocacy = models.ForeignKey(Advocacy, on_delete=models.PROTECT, null=True)
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        """Latest first; an action on a cell has its institution."""

        ordering: ClassVar = ["-used_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(advocacy=None) | models.Q(institution__isnull=False), name="action_has_institution"
            ),
        ]

    def __str__(self) -> str:
        """Return the day."""
        return str(self.used_on)


class Exchange(models.Model):
    """That people of a coalition went to learn in other countries; they are told by their posts, never by name."""

    kept_by = models.ForeignKey(Country, on_delete=models.PROTECT)
    title = models.TextField()
    who = models.TextField()
    countries = models.JSONField()
    period = models.TextField()
    source = models.TextField(default="")
    is_invented = models.BooleanField(default=False)
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class SeenPractice(models.Model):
    """What was seen in an exchange, where, and what follows from it: by whom, until when, and what came of it."""

    exchange = models.ForeignKey(Exchange, on_delete=models.PROTECT, related_name="seen")
    country = models.TextField()
    told = models.TextField()
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, null=True)
    follow_up = models.TextField(default="")
    responsible = models.TextField(default="")
    due_on = models.DateField(null=True)
    is_invented = models.BooleanField(default=False)
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()
    came = models.TextField(default="")
    came_on = models.DateField(null=True)

    class Meta:
        """In order."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Return what was seen."""
        return self.told
