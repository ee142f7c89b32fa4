"""On which terms one registers, and whoever registered, under a code and without an account."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amparo.partnership.directory.models import Professional
from amparo.partnership.events.models.events import Event
from amparo.partnership.events.models.programme import Track
from amparo.partnership.events.vocabulary import ACCEPTED, HIDDEN, REFUSED, WAITING
from amparo.partnership.rolls.models import Enrolment


class RegistrationTerms(models.Model):
    """For whom an event is, until when one registers, what is asked; how many places there are: see the activity."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="terms")
    for_whom = models.TextField()
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    consent = models.TextField()
    asks_needs = models.BooleanField(default=True)
    asks_group = models.BooleanField(default=False)
    account = models.BigIntegerField(null=True)
    changed_at = models.DateTimeField()

    class Meta:
        """One of each event."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="registration_is_open_for_a_while")
        ]

    def __str__(self) -> str:
        """Return the event."""
        return str(self.event_id)


class Registration(models.Model):
    """Somebody who asks to take part; once accepted they are an enrolment of the roll. Who they are is erased after."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="registrations")
    number = models.IntegerField()
    mark = models.BinaryField(unique=True)
    language = models.TextField()
    given_names = models.TextField()
    family_names = models.TextField()
    e_mail = models.TextField()
    country = models.TextField()
    organisation = models.TextField()
    sector = models.TextField(default="")
    post = models.TextField(default="")
    gender = models.TextField(default="")
    mode = models.TextField()
    why = models.TextField(default="")
    telephone = models.TextField(default="")
    diet = models.TextField(default="")
    needs = models.TextField(default="")
    visibility = models.TextField(default=HIDDEN)
    badge_says_organisation = models.BooleanField(default=False)
    wishes = models.ForeignKey(Track, on_delete=models.PROTECT, null=True)
    consent = models.TextField()
    registered_at = models.DateTimeField()
    state = models.TextField(default=WAITING)
    reason = models.TextField(default="")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.BigIntegerField(null=True)
    listed_at = models.DateTimeField(null=True)
    professional = models.ForeignKey(Professional, on_delete=models.PROTECT, null=True)
    enrolment = models.OneToOneField(Enrolment, on_delete=models.PROTECT, null=True, related_name="registration")
    erased_on = models.DateField(null=True)

    class Meta:
        """In the order in which they came; whoever is accepted is on the roll, whoever is refused is told why."""

        ordering: ClassVar = ["number"]
        indexes: ClassVar = [models.Index(fields=["event", "state", "number"], name="registrations_by_state")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "number"], name="registration_number"),
            models.CheckConstraint(
                condition=~Q(state=ACCEPTED) | Q(enrolment__isnull=False), name="accepted_is_on_the_roll"
            ),
            models.CheckConstraint(condition=~Q(state=REFUSED) | ~Q(reason=""), name="refused_is_told_why"),
        ]

    def __str__(self) -> str:
        """Return the number, which says nothing of anybody."""
        return str(self.number)


class RegistrationTry(models.Model):
    """That somebody registered or tried a code from a place: a mark that is another one each day, and when."""

    mark = models.BinaryField()
    kind = models.TextField()
    at = models.DateTimeField()

    class Meta:
        """In order."""

        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["at"], name="registration_tries_by_time")]

    def __str__(self) -> str:
        """Return the kind."""
        return self.kind
