"""Who was invited, who was there in which way and by what proof, and counts where no name is asked."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amparo.partnership.directory.models import Import, Organisation, Professional
from amparo.partnership.rolls.models.activities import Activity, Session
from amparo.partnership.rolls.vocabulary import INVITED


class Enrolment(models.Model):
    """A professional in an activity, with the organisation they came from; diet, telephone and needs are erased."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="enrolments")
    professional = models.ForeignKey(Professional, on_delete=models.PROTECT, related_name="enrolments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True)
    state = models.TextField(default=INVITED)
    mode = models.TextField()
    check_in_code = models.TextField(default="")
    diet = models.TextField(default="")
    telephone = models.TextField(default="")
    needs = models.TextField(default="")
    entered_at = models.DateTimeField()
    entered_by = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        """In order; a professional is enrolled once, and a code opens one enrolment."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "professional"], name="enrolled_once"),
            models.UniqueConstraint(
                fields=["activity", "check_in_code"], condition=~Q(check_in_code=""), name="check_in_code_of_one"
            ),
        ]

    def __str__(self) -> str:
        """Return the state."""
        return self.state


class PaperRoll(models.Model):
    """The picture of a signed roll, kept as proof and then erased; its digest stays."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="papers")
    body = models.BinaryField()
    kind = models.TextField()
    digest = models.TextField()
    added_at = models.DateTimeField()
    added_by = models.BigIntegerField(null=True)
    erased_on = models.DateField(null=True)

    class Meta:
        """Latest first; the same picture is attached once."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["session", "digest"], name="paper_attached_once")]

    def __str__(self) -> str:
        """Return the digest."""
        return self.digest[:12]


class Attendance(models.Model):
    """That a professional was in a session, in which way, and by what proof; struck out when it was wrong."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="attendances")
    professional = models.ForeignKey(Professional, on_delete=models.PROTECT, related_name="attendances")
    mode = models.TextField()
    proof = models.TextField()
    paper = models.ForeignKey(PaperRoll, on_delete=models.PROTECT, null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)
    struck_at = models.DateTimeField(null=True)
    struck_by = models.BigIntegerField(null=True)
    struck_why = models.TextField(default="")

    class Meta:
        """In order; somebody is once in a session in one way."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["session", "professional", "mode"], condition=Q(struck_at=None), name="there_once_in_a_way"
            )
        ]

    def __str__(self) -> str:
        """Return the way."""
        return self.mode


class HeadCount(models.Model):
    """How many women, men and others of an age band came to a session with the public; no name is kept."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="counts")
    age_band = models.TextField()
    women = models.IntegerField(default=0)
    men = models.IntegerField(default=0)
    others = models.IntegerField(default=0)
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)

    class Meta:
        """An age band is counted once in a session."""

        ordering: ClassVar = ["session", "age_band"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["session", "age_band"], name="band_counted_once"),
            models.CheckConstraint(
                condition=Q(women__gte=0) & Q(men__gte=0) & Q(others__gte=0), name="counts_are_not_negative"
            ),
        ]

    def __str__(self) -> str:
        """Return the band."""
        return self.age_band

    @property
    def total(self) -> int:
        """All of the band."""
        return self.women + self.men + self.others


class CountCorrection(models.Model):
    """What was counted in a session before it was corrected, and why: [age band, women, men, others] of each band."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="corrections")
    before = models.JSONField()
    why = models.TextField()
    corrected_at = models.DateTimeField()
    corrected_by = models.BigIntegerField(null=True)

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """Return the session."""
        return str(self.session_id)


class WrongTry(models.Model):
    """That a personal code was tried in vain in a session: when, and nothing of who tried or what was typed."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="wrong_tries")
    tried_at = models.DateTimeField()

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [models.Index(fields=["session", "-tried_at"], name="wrong_tries_of_session")]

    def __str__(self) -> str:
        """Return the session."""
        return str(self.session_id)


class RollImport(models.Model):
    """A file of people that is being taken into an activity."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="imports")
    file = models.OneToOneField(Import, on_delete=models.PROTECT)

    class Meta:
        """Latest first."""

        ordering: ClassVar = [F("id").desc()]

    def __str__(self) -> str:
        """Return the activity."""
        return str(self.activity_id)
