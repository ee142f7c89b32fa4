"""A scale asked before and after, as counts of answers: never who answered what."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amparo.prevention.outreach.models.initiatives import Initiative


class Round(models.Model):
    """A scale of the content asked of a group on a day, before or after: how many were asked."""

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="rounds")
    scale = models.TextField()
    edition = models.IntegerField()
    moment = models.TextField()
    asked_on = models.DateField()
    base = models.IntegerField()
    how = models.TextField(default="")
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)

    class Meta:
        """Once before and once after."""

        ordering: ClassVar = ["asked_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["initiative", "scale", "moment"], name="scale_asked_once_a_moment"),
            models.CheckConstraint(condition=Q(base__gte=1), name="round_has_a_base"),
        ]

    def __str__(self) -> str:
        """Return the moment."""
        return self.moment


class RoundAnswer(models.Model):
    """How many gave an answer to a question in a round."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="answers")
    question = models.TextField()
    value = models.IntegerField()
    count = models.IntegerField()

    class Meta:
        """Each answer is counted once."""

        ordering: ClassVar = ["question", "value"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "question", "value"], name="answer_counted_once"),
            models.CheckConstraint(condition=Q(count__gte=0), name="answers_are_not_negative"),
        ]

    def __str__(self) -> str:
        """Return the question."""
        return self.question


class Pairing(models.Model):
    """Of those who answered both times and matched their own sheets: how many better, the same and worse."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="pairings")
    question = models.TextField()
    better = models.IntegerField()
    same = models.IntegerField()
    worse = models.IntegerField()

    class Meta:
        """Each question is compared once."""

        ordering: ClassVar = ["question"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "question"], name="question_paired_once"),
            models.CheckConstraint(
                condition=Q(better__gte=0) & Q(same__gte=0) & Q(worse__gte=0), name="pairs_are_not_negative"
            ),
        ]

    def __str__(self) -> str:
        """Return the question."""
        return self.question

    @property
    def pairs(self) -> int:
        """How many answered both times."""
        return self.better + self.same + self.worse
