"""Action points of every module, and agreements by which data may pass between institutions."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from amparo.partnership.coalition.models import Country, Institution
from amparo.partnership.directory.models import Organisation
from amparo.partnership.governance.vocabulary import OPEN


class ActionPoint(models.Model):
    """What an organisation promised to do by a day, and where that was agreed; one table for all modules."""

    kept_by = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    title = models.TextField()
    responsible = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    source = models.TextField()
    source_key = models.BigIntegerField(null=True)
    source_label = models.TextField()
    opens = models.TextField(default="")
    state = models.TextField(default=OPEN)
    raised_at = models.DateTimeField()
    raised_by = models.BigIntegerField(null=True)
    closed_on = models.DateField(null=True)
    closed_by = models.BigIntegerField(null=True)
    proof = models.TextField(default="")

    class Meta:
        """The longest due first; a closed point says when and by what proof."""

        ordering: ClassVar = ["due_on", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["kept_by", "due_on", "id"], condition=Q(state=OPEN), name="points_open_by_day"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state=OPEN, closed_on=None) | (~Q(state=OPEN) & Q(closed_on__isnull=False) & ~Q(proof="")),
                name="point_closed_with_proof",
            ),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Agreement(models.Model):
    """That an institution may give kinds of data to another, for purposes, from a day to a day."""

    kept_by = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    title = models.TextField()
    giver = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    receiver = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    groups = ArrayField(models.TextField())
    purposes = ArrayField(models.TextField())
    basis = models.TextField(default="")
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    entered_at = models.DateTimeField()
    entered_by = models.BigIntegerField(null=True)

    class Meta:
        """Latest first; it names two institutions, kinds of data and purposes."""

        ordering: ClassVar = ["-from_on", "-pk"]
        indexes: ClassVar = [models.Index(fields=["giver", "receiver"], name="agreements_between")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="agreement_has_days"),
            models.CheckConstraint(condition=~Q(giver=F("receiver")), name="agreement_of_two"),
            models.CheckConstraint(
                condition=Q(groups__len__gte=1) & Q(purposes__len__gte=1), name="agreement_names_data_and_purpose"
            ),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Signature(models.Model):
    """That an institution signed an agreement: on which day, and by which office."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="signatures")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField()
    office = models.TextField()
    account = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        """An institution signs once."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "institution"], name="institution_signs_once"),
        ]

    def __str__(self) -> str:
        """Return the day."""
        return str(self.signed_on)


class AgreementEnding(models.Model):
    """From which day on an agreement no longer permits anything, and why."""

    agreement = models.OneToOneField(Agreement, on_delete=models.PROTECT, related_name="ending")
    ended_on = models.DateField()
    why = models.TextField()
    account = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the day."""
        return str(self.ended_on)
