"""Consultations with children: who answers for them, how many were there, what they said, what they were told.

There is no column for a child. No column holds a time: an hour could join a session to something else that happened.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amparo.evidence.studies.vocabulary import PREPARED
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.models import Professional


class Consultation(models.Model):
    """Groups of children who are asked what they think; a safeguarding person answers for their safety."""

    kept_by = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    title = models.TextField()
    purposes = models.JSONField()
    place = models.TextField()
    period = models.TextField(default="")
    safeguarding = models.ForeignKey(Professional, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.TextField(default=PREPARED)
    ended_on = models.DateField(null=True)
    # Whether a protected pathway was started from it; not when, by whom, or for whom.
    pathway_started = models.BooleanField(default=False)
    origin = models.TextField(default="")
    is_invented = models.BooleanField(default=False)
    account = models.BigIntegerField(null=True)
    entered_on = models.DateField()

    class Meta:
        """Latest first; none is held without a safeguarding person."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state=PREPARED) | Q(safeguarding__isnull=False), name="somebody_safeguards"
            ),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class EthicsApproval(models.Model):
    """That a body approved how children are asked: which body, by which office, on which day, in which document."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="approvals")
    body = models.TextField()
    office = models.TextField()
    approved_on = models.DateField()
    conditions = models.TextField(default="")
    document = models.BinaryField()
    digest = models.TextField()
    account = models.BigIntegerField(null=True)
    recorded_on = models.DateField()

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-approved_on", "-pk"]

    def __str__(self) -> str:
        """Return the body that approved."""
        return self.body


class Facilitator(models.Model):
    """A professional trained to speak with children who leads sessions."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="facilitators")
    professional = models.ForeignKey(Professional, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Somebody leads once."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["consultation", "professional"], name="leads_once")]

    def __str__(self) -> str:
        """Return the code, which says nothing of anybody."""
        return str(self.professional)


class ConsultationSession(models.Model):
    """A session on a day: how many families consented, how many children assented, how many said no."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="sessions")
    number = models.IntegerField()
    held_on = models.DateField()
    consents = models.IntegerField()
    assents = models.IntegerField()
    declined = models.IntegerField(default=0)
    account = models.BigIntegerField(null=True)

    class Meta:
        """In order; a number is used once."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["consultation", "number"], name="consultation_session_number"),
            models.CheckConstraint(
                condition=Q(consents__gte=0) & Q(assents__gte=0) & Q(declined__gte=0), name="agreements_are_counts"
            ),
        ]

    def __str__(self) -> str:
        """Return the number."""
        return str(self.number)


class ChildrenCount(models.Model):
    """How many girls, boys and others of an age band were in a session; shown only in groups of ten or more."""

    session = models.ForeignKey(ConsultationSession, on_delete=models.PROTECT, related_name="counts")
    band = models.TextField()
    girls = models.IntegerField(default=0)
    boys = models.IntegerField(default=0)
    others = models.IntegerField(default=0)

    class Meta:
        """A band is counted once in a session."""

        ordering: ClassVar = ["session", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["session", "band"], name="children_band_once"),
            models.CheckConstraint(
                condition=Q(girls__gte=0) & Q(boys__gte=0) & Q(others__gte=0), name="children_are_counts"
            ),
        ]

    def __str__(self) -> str:
        """Return the band."""
        return self.band


class ChildStatement(models.Model):
    """What children said under a theme, in words by which none of them is known; of no session and of no child."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="statements")
    theme = models.TextField()
    texts = models.JSONField()
    is_invented = models.BooleanField(default=False)
    account = models.BigIntegerField(null=True)

    class Meta:
        """In the order in which they were written."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Return the statement in the reader's language."""
        return in_language(self.texts)


class ChildFeedback(models.Model):
    """That children were told what came of what they said: on which day, and how."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="feedback")
    given_on = models.DateField()
    how = models.TextField()
    is_invented = models.BooleanField(default=False)
    account = models.BigIntegerField(null=True)

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-given_on", "-pk"]

    def __str__(self) -> str:
        """Return the day."""
        return str(self.given_on)


class PathwayMark(models.Model):
    """That a pathway was started today; the clock turns it into a plain yes after the day, and it is gone."""

    consultation = models.OneToOneField(Consultation, on_delete=models.PROTECT, related_name="mark")
    on = models.DateField()

    def __str__(self) -> str:
        """Return the day."""
        return str(self.on)
