"""Who judges, what ties they have, what they say, and what was decided."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models.applications import Application
from amparo.partnership.calls.models.calls import Call, Criterion
from amparo.partnership.coalition.models import Institution


class Screening(models.Model):
    """Whether what was sent in a stage lies inside what the call allows; if not, why, in words for whoever applied.

    Whoever says so has read it and looked at what is covered: reviewers see no copy before.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="screenings")
    stage = models.TextField()
    is_admissible = models.BooleanField()
    why = models.TextField(default="")
    account = models.BigIntegerField()
    screened_at = models.DateTimeField()

    class Meta:
        """Once in a stage."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["application", "stage"], name="screened_once")]

    def __str__(self) -> str:
        """Return what was said."""
        return str(self.is_admissible)


class Reviewer(models.Model):
    """Somebody who judges in a stage of a call."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="reviewers")
    stage = models.TextField()
    account = models.BigIntegerField()
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, null=True)
    named_at = models.DateTimeField()
    named_by = models.BigIntegerField()

    class Meta:
        """In order; named once in a stage."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["call", "stage", "account"], name="reviewer_named_once")
        ]

    def __str__(self) -> str:
        """Return the stage."""
        return self.stage


class Conflict(models.Model):
    """What tie a reviewer has with who applies, said before anything is shown; the last one said is what holds."""

    reviewer = models.ForeignKey(Reviewer, on_delete=models.PROTECT, related_name="conflicts")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="conflicts")
    kind = models.TextField()
    said_at = models.DateTimeField()

    class Meta:
        """Latest last."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Return the kind."""
        return self.kind

    @property
    def is_a_tie(self) -> bool:
        """Whether the reviewer may not judge."""
        return self.kind != words.NO_CONFLICT


class Review(models.Model):
    """What one reviewer says of one application; given once and not changed."""

    reviewer = models.ForeignKey(Reviewer, on_delete=models.PROTECT, related_name="reviews")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="reviews")
    advises = models.TextField()
    comment = models.TextField()
    given_at = models.DateTimeField()

    class Meta:
        """In order; given once."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["reviewer", "application"], name="review_given_once")]

    def __str__(self) -> str:
        """Return what is advised."""
        return self.advises


class Score(models.Model):
    """The points of a review for a criterion."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT)
    points = models.IntegerField()

    class Meta:
        """Once for a criterion."""

        ordering: ClassVar = ["criterion__number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "criterion"], name="scored_once"),
            models.CheckConstraint(
                condition=Q(points__gte=0) & Q(points__lte=words.MOST_POINTS), name="points_of_five"
            ),
        ]

    def __str__(self) -> str:
        """Return the points."""
        return str(self.points)


class Decision(models.Model):
    """What was decided of an application in a stage, and the reasons as whoever applied will read them."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="decisions")
    stage = models.TextField()
    outcome = models.TextField()
    reasons = models.TextField()
    account = models.BigIntegerField()
    decided_at = models.DateTimeField()

    class Meta:
        """Decided once in a stage."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "stage"], name="decided_once_in_a_stage")
        ]

    def __str__(self) -> str:
        """Return the outcome."""
        return self.outcome


class Selection(models.Model):
    """The table by which a stage was decided, as it was when it was told, and why it departs from the scores if so."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="selections")
    stage = models.TextField()
    rows = models.JSONField()
    why = models.TextField(default="")
    account = models.BigIntegerField()
    told_at = models.DateTimeField()

    class Meta:
        """Once in a stage."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["call", "stage"], name="selected_once_in_a_stage")]

    def __str__(self) -> str:
        """Return the stage."""
        return self.stage
