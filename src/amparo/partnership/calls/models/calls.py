"""A call for proposals: what it tells, what it asks, by what it judges, and until when."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.coalition.models import Country


class Call(models.Model):
    """An invitation to present projects, in two stages; each closes at a moment of the clock of the server."""

    country = models.ForeignKey(Country, on_delete=models.PROTECT)
    code = models.TextField(unique=True)
    project = models.TextField(default="")
    currency = models.TextField()
    most_each = models.DecimalField(max_digits=12, decimal_places=2)
    grants_planned = models.IntegerField()
    months = models.IntegerField()
    reviews_needed = models.IntegerField(default=words.REVIEWS_NEEDED)
    hides_names = models.BooleanField(default=True)
    e_mail = models.TextField(default="")
    state = models.TextField(default=words.DRAFT)
    opens_at = models.DateTimeField(null=True)
    concepts_close_at = models.DateTimeField(null=True)
    plans_close_at = models.DateTimeField(null=True)
    concepts_told_at = models.DateTimeField(null=True)
    plans_told_at = models.DateTimeField(null=True)
    is_invented = models.BooleanField(default=False)
    origin = models.JSONField(default=dict)
    account = models.BigIntegerField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(most_each__gt=0) & Q(months__gte=1) & Q(grants_planned__gte=1) & Q(reviews_needed__gte=1),
                name="call_gives_something",
            )
        ]

    def __str__(self) -> str:
        """Return the title in the reader's language."""
        return in_language(dict(self.texts.values_list("language", "title")), self.code)

    def closes_at(self, stage: str) -> datetime | None:
        """Return when a stage closes."""
        return self.concepts_close_at if stage == words.CONCEPT else self.plans_close_at

    def told_at(self, stage: str) -> datetime | None:
        """Return when what was decided in a stage was told."""
        return self.concepts_told_at if stage == words.CONCEPT else self.plans_told_at

    def hides_names_in(self, stage: str) -> bool:
        """Say whether reviewers of a stage see no name of who applies."""
        return self.hides_names and stage == words.CONCEPT


class CallText(models.Model):
    """What a call tells in one language, in plain words."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="texts")
    language = models.TextField()
    title = models.TextField()
    purpose = models.TextField()
    who = models.TextField()
    funded = models.TextField()
    not_funded = models.TextField()
    support = models.TextField()
    choice = models.TextField()

    class Meta:
        """A language is written once."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["call", "language"], name="call_told_once_in_each")]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Question(models.Model):
    """What a call asks: who may apply (yes or no, and what is wanted), the concept note, the action plan."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="questions")
    stage = models.TextField()
    number = models.IntegerField()
    code = models.TextField()
    labels = models.JSONField()
    helps = models.JSONField(default=dict)
    most_letters = models.IntegerField(default=words.LONGEST_TEXT)
    is_required = models.BooleanField(default=True)
    wants = models.TextField(default="")

    class Meta:
        """In order; a code is used once in a call."""

        ordering: ClassVar = ["number", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["call", "stage", "code"], name="call_asks_once")]

    def __str__(self) -> str:
        """Return the question in the reader's language."""
        return in_language(self.labels, self.code)


class Criterion(models.Model):
    """By what applications are judged in a stage, and its weight of a hundred."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="criteria")
    stage = models.TextField()
    number = models.IntegerField()
    code = models.TextField()
    names = models.JSONField()
    helps = models.JSONField(default=dict)
    weight = models.IntegerField()

    class Meta:
        """In order; a code is used once in a stage."""

        ordering: ClassVar = ["number", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["call", "stage", "code"], name="call_criterion_once"),
            models.CheckConstraint(condition=Q(weight__gte=1) & Q(weight__lte=100), name="call_criterion_weighs"),
        ]

    def __str__(self) -> str:
        """Return its name in the reader's language."""
        return in_language(self.names, self.code)


class DeadlineChange(models.Model):
    """That a deadline was moved later, and why; everybody reads it on the page of the call."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="deadline_changes")
    stage = models.TextField()
    before = models.DateTimeField()
    after = models.DateTimeField()
    why = models.TextField()
    account = models.BigIntegerField()
    changed_at = models.DateTimeField()

    class Meta:
        """In order."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(after__gt=models.F("before")), name="deadline_moves_later")
        ]

    def __str__(self) -> str:
        """Return the stage."""
        return self.stage
