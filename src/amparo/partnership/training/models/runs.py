"""A course as it is run: by which kit, with which trainers, and what each participant showed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.partnership.coalition.models import Country, Institution
from amparo.partnership.directory.models import Professional
from amparo.partnership.kits.models import Criterion, Item, KitVersion
from amparo.partnership.rolls.models import Activity
from amparo.partnership.training.vocabulary import HOURS_NEEDED, PASS_MARK


class CourseRun(models.Model):
    """An activity that teaches a variant of a kit in an academy; who was there is in its rolls."""

    activity = models.OneToOneField(Activity, on_delete=models.PROTECT, related_name="course_run")
    version = models.ForeignKey(KitVersion, on_delete=models.PROTECT, related_name="runs")
    variant = models.TextField()
    academy = models.ForeignKey(Institution, on_delete=models.PROTECT)
    pass_mark = models.IntegerField(default=PASS_MARK)
    hours_needed = models.IntegerField(default=HOURS_NEEDED)
    account = models.BigIntegerField()
    opened_at = models.DateTimeField()

    class Meta:
        """Latest first; marks and hours are of a hundred."""

        ordering: ClassVar = ["-activity__starts_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(pass_mark__gte=1, pass_mark__lte=100, hours_needed__gte=1, hours_needed__lte=100),
                name="run_marks_of_a_hundred",
            ),
        ]

    def __str__(self) -> str:
        """Return the title of the activity."""
        return str(self.activity)

    @property
    def kept_by(self) -> Country:
        """The coalition that holds the course."""
        return self.activity.kept_by

    @property
    def trainer_accounts(self) -> frozenset[int]:
        """The accounts of the professionals who train in it."""
        found = self.trainers.values_list("professional__account", "professional__same_as__account")
        return frozenset(key for keys in found for key in keys if key is not None)


class RunTrainer(models.Model):
    """A professional who trains in a run."""

    run = models.ForeignKey(CourseRun, on_delete=models.PROTECT, related_name="trainers")
    professional = models.ForeignKey(Professional, on_delete=models.PROTECT)
    account = models.BigIntegerField()
    named_at = models.DateTimeField()

    class Meta:
        """Named once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["run", "professional"], name="trainer_named_once")]

    def __str__(self) -> str:
        """Return the professional's code."""
        return str(self.professional_id)


class Mark(models.Model):
    """Which level of a criterion a trainer observed of a participant."""

    run = models.ForeignKey(CourseRun, on_delete=models.PROTECT, related_name="marks")
    professional = models.ForeignKey(Professional, on_delete=models.PROTECT)
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT)
    level = models.TextField()
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        """A participant has one level in each criterion of a run."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "professional", "criterion"], name="marked_once"),
        ]

    def __str__(self) -> str:
        """Return the level."""
        return self.level


class BankAnswer(models.Model):
    """What a participant answered to a question of the bank, before or after."""

    run = models.ForeignKey(CourseRun, on_delete=models.PROTECT, related_name="answers")
    professional = models.ForeignKey(Professional, on_delete=models.PROTECT)
    item = models.ForeignKey(Item, on_delete=models.PROTECT)
    moment = models.TextField()
    chosen = models.IntegerField()
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        """A question is answered once before and once after."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "professional", "item", "moment"], name="answered_once_each_time"),
        ]

    def __str__(self) -> str:
        """Return the number of the answer."""
        return str(self.chosen)
