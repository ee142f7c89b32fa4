"""Awards, what ends or renews them, what their holders do at work, and where they work."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.partnership.coalition.models import Country, Institution
from amparo.partnership.competencies.models import Competency
from amparo.partnership.directory.models import Professional
from amparo.partnership.kits.models import KitVersion
from amparo.partnership.training.models.runs import CourseRun


class Award(models.Model):
    """That a professional is competent from a day to a day, as a certified trainer signed it; never changed.

    A trainer's award says that its holder may train, assess and sign. `code` is what its public page is found by.
    """

    country = models.ForeignKey(Country, on_delete=models.PROTECT)
    code = models.TextField(unique=True)
    professional = models.ForeignKey(Professional, on_delete=models.PROTECT, related_name="awards")
    holder = models.TextField()
    version = models.ForeignKey(KitVersion, on_delete=models.PROTECT, related_name="awards")
    run = models.ForeignKey(CourseRun, on_delete=models.PROTECT, null=True, related_name="awards")
    is_trainer = models.BooleanField(default=False)
    issuer = models.ForeignKey(Institution, on_delete=models.PROTECT)
    signed_by = models.ForeignKey(Professional, on_delete=models.PROTECT, null=True, related_name="signed_awards")
    awarded_on = models.DateField()
    valid_until = models.DateField()
    badge = models.TextField()
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        """Latest first; once for a run; a trainer signs whatever comes from a run."""

        ordering: ClassVar = ["-awarded_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "professional"], name="awarded_once_for_a_run"),
            models.CheckConstraint(
                condition=models.Q(valid_until__gt=models.F("awarded_on")), name="award_holds_a_while"
            ),
            models.CheckConstraint(
                condition=models.Q(is_trainer=True, run=None)
                | models.Q(is_trainer=False, run__isnull=False, signed_by__isnull=False),
                name="award_is_signed_by_a_trainer",
            ),
        ]

    def __str__(self) -> str:
        """Return the code."""
        return self.code


class AwardedCompetency(models.Model):
    """A competency that an award attests."""

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="competencies")
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT)

    class Meta:
        """Attested once by an award."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["award", "competency"], name="attested_once")]

    def __str__(self) -> str:
        """Return the competency."""
        return str(self.competency_id)


class Revocation(models.Model):
    """When an award was revoked, and why."""

    award = models.OneToOneField(Award, on_delete=models.PROTECT, related_name="revocation")
    revoked_on = models.DateField()
    why = models.TextField()
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the day."""
        return str(self.revoked_on)


class Refresher(models.Model):
    """That the holder of an award learned what changed since."""

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="refreshers")
    done_on = models.DateField()
    note = models.TextField()
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-done_on", "-pk"]

    def __str__(self) -> str:
        """Return the day."""
        return str(self.done_on)


class FollowUp(models.Model):
    """What a supervisor saw of an award's holder at work, some months later."""

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="follow_ups")
    seen_on = models.DateField()
    outcome = models.TextField()
    note = models.TextField(default="")
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-seen_on", "-pk"]

    def __str__(self) -> str:
        """Return the outcome."""
        return self.outcome


class Workplace(models.Model):
    """In which place of the country a professional works, from a day on; the last one holds."""

    professional = models.ForeignKey(Professional, on_delete=models.PROTECT, related_name="workplaces")
    place = models.TextField()
    since = models.DateField()
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-since", "-pk"]

    def __str__(self) -> str:
        """Return the place."""
        return self.place
