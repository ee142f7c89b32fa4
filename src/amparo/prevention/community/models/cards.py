"""Cards that lead to the pages for reports from a hotel, a taxi, a beach, a farm or a school."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.partnership.coalition.models import Country
from amparo.prevention.outreach.models import Channel


class Card(models.Model):
    """A printed card of a kind of place; a report that came by it names the card, never who holds it."""

    kept_by = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    code = models.TextField(unique=True)
    kind = models.TextField()
    place = models.TextField()
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, null=True, related_name="+")
    made_on = models.DateField()
    made_by = models.BigIntegerField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """Return the code."""
        return self.code
