"""The training grid: modules and the steps they teach, criteria and questions by which learning is judged."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.competencies.models import Competency
from amparo.partnership.kits.models.kits import KitVersion


class Module(models.Model):
    """A line of the training grid: what is learned, how, in how many minutes."""

    version = models.ForeignKey(KitVersion, on_delete=models.PROTECT, related_name="modules")
    number = models.IntegerField()
    titles = models.JSONField()
    objectives = models.JSONField()
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT)
    method = models.TextField()
    minutes = models.IntegerField()

    class Meta:
        """In order; a number is used once in a version."""

        ordering: ClassVar = ["version", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "number"], name="module_number"),
            models.CheckConstraint(condition=models.Q(minutes__gte=1), name="module_lasts"),
        ]

    def __str__(self) -> str:
        """Return the title in the reader's language."""
        return in_language(self.titles, str(self.number))


class TaughtStep(models.Model):
    """A step of a procedure that a module teaches."""

    module = models.ForeignKey(Module, on_delete=models.PROTECT, related_name="steps")
    procedure = models.TextField()
    element = models.TextField()

    class Meta:
        """A module teaches a step once."""

        ordering: ClassVar = ["procedure", "element"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["module", "procedure", "element"], name="taught_once")]

    def __str__(self) -> str:
        """Return procedure and element."""
        return f"{self.procedure}/{self.element}"


class StepChange(models.Model):
    """That a step which a module teaches is not drawn or worded as it was, since a version of its procedure."""

    step = models.ForeignKey(TaughtStep, on_delete=models.PROTECT, related_name="changes")
    from_version = models.IntegerField()
    to_version = models.IntegerField()
    what = models.JSONField()
    noticed_at = models.DateTimeField()

    class Meta:
        """Latest first; a version changes a step once."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["step", "to_version"], name="change_noticed_once")]

    def __str__(self) -> str:
        """Return the step."""
        return str(self.step)


class ModuleReview(models.Model):
    """What was decided about a module whose step changed."""

    change = models.OneToOneField(StepChange, on_delete=models.PROTECT, related_name="review")
    outcome = models.TextField()
    note = models.TextField()
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the outcome."""
        return self.outcome


class Criterion(models.Model):
    """A line of the assessment grid: what is observed of a participant, for which competency, with which weight."""

    version = models.ForeignKey(KitVersion, on_delete=models.PROTECT, related_name="criteria")
    variant = models.TextField()
    number = models.IntegerField()
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT)
    texts = models.JSONField()
    weight = models.IntegerField(default=1)

    class Meta:
        """In order; a number is used once in a variant."""

        ordering: ClassVar = ["version", "variant", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "variant", "number"], name="criterion_number"),
            models.CheckConstraint(condition=models.Q(weight__gte=1), name="criterion_weighs"),
        ]

    def __str__(self) -> str:
        """Return the text in the reader's language."""
        return in_language(self.texts, str(self.number))


class Item(models.Model):
    """A question of the assessment bank, the same before and after: its answers, and which one is right."""

    version = models.ForeignKey(KitVersion, on_delete=models.PROTECT, related_name="items")
    number = models.IntegerField()
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT)
    question = models.JSONField()
    answers = models.JSONField()
    right = models.IntegerField()

    class Meta:
        """In order; a number is used once in a version."""

        ordering: ClassVar = ["version", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "number"], name="item_number"),
            models.CheckConstraint(condition=models.Q(right__gte=1), name="item_has_a_right_answer"),
        ]

    def __str__(self) -> str:
        """Return the question in the reader's language."""
        return in_language(self.question, str(self.number))
