"""How a practice was judged: by whom, with what agreement, and what was recommended."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition.models import Institution
from amparo.partnership.practices.models.practices import Practice


class Assessment(models.Model):
    """What an assessor gave each criterion, and whether it does harm; the newest of an account counts."""

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="assessments")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT)
    account = models.BigIntegerField()
    scores = models.JSONField()
    does_harm = models.BooleanField()
    note = models.TextField(default="")
    recorded_at = models.DateTimeField()

    class Meta:
        """In order; a veto says why."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(does_harm=False) | ~models.Q(note=""), name="veto_says_why"),
        ]

    def __str__(self) -> str:
        """Return the practice."""
        return str(self.practice_id)


class Consensus(models.Model):
    """What the assessors agreed on: to retain it or not, and how they agreed."""

    practice = models.OneToOneField(Practice, on_delete=models.PROTECT, related_name="consensus")
    outcome = models.TextField()
    note = models.TextField()
    agreed_on = models.DateField()
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the outcome."""
        return self.outcome


class Recommendation(models.Model):
    """What should be done so that a practice is done well elsewhere: by whom, until when, and that it was done."""

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="recommendations")
    texts = models.JSONField()
    responsible = models.TextField()
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, null=True)
    due_on = models.DateField()
    is_invented = models.BooleanField(default=False)
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()
    done_on = models.DateField(null=True)
    done_note = models.TextField(default="")

    class Meta:
        """Those due first come first."""

        ordering: ClassVar = ["due_on", "pk"]

    def __str__(self) -> str:
        """Return the text in the reader's language."""
        return in_language(self.texts)
