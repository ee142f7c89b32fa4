"""Published procedures."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition.models import Country

# A revision of a country has a date, a proposer and two approvers, three different people; the regional model has none.
APPROVED_BY_TWO = models.Q(country=None, proposer_id=None, first_approver_id=None, second_approver_id=None) | models.Q(
    ~models.Q(first_approver_id=models.F("second_approver_id")),
    ~models.Q(first_approver_id=models.F("proposer_id")),
    ~models.Q(second_approver_id=models.F("proposer_id")),
    country__isnull=False,
    in_force_on__isnull=False,
    proposer_id__isnull=False,
    first_approver_id__isnull=False,
    second_approver_id__isnull=False,
)


class Procedure(models.Model):
    """An operating procedure (SOP) of the coalition, whatever its version."""

    number = models.TextField(unique=True)
    process = models.TextField(unique=True)

    class Meta:
        """Listed by number."""

        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        """Return the number."""
        return self.number


class ProcedureVersion(models.Model):
    """One published version; never edited. Running cases keep theirs.

    Without a country it is the regional model, in force wherever a country has no version of its own. Without a date it
    is in force from the start. What the installation publishes has nobody's approval; a revision keeps its people.
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="versions")
    number = models.IntegerField()
    xml = models.TextField()
    texts = models.JSONField()
    parameters = models.JSONField()
    digest = models.TextField()
    report = models.JSONField()
    origin = models.TextField()
    published_at = models.DateTimeField()
    published_by = models.TextField()
    country = models.ForeignKey(Country, on_delete=models.PROTECT, null=True)
    in_force_on = models.DateField(null=True)
    proposer_id = models.BigIntegerField(null=True)
    first_approver_id = models.BigIntegerField(null=True)
    second_approver_id = models.BigIntegerField(null=True)

    class Meta:
        """Newest first; a number is used once; a country's version was approved by two, neither its proposer."""

        ordering: ClassVar = ["procedure", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["procedure", "number"], name="version_number"),
            models.CheckConstraint(condition=APPROVED_BY_TWO, name="version_approved_by_two"),
        ]

    def __str__(self) -> str:
        """Return number and version."""
        return f"{self.procedure_id}.{self.number}"

    @property
    def title(self) -> str:
        """The title in the reader's language."""
        return in_language({lang: texts.get("title", "") for lang, texts in self.texts.items()})


class Proof(models.Model):
    """The report of one procedure, kept so that nobody proves the same twice.

    `drawn` and `seen` are what it depends on (see `amparo.bpmn.contract.checker.Marks`); `report` has no words.
    """

    process = models.TextField()
    drawn = models.TextField(unique=True)
    seen = models.TextField(db_index=True)
    holds = models.BooleanField()
    report = models.JSONField()
    milliseconds = models.IntegerField()
    proved_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the process."""
        return self.process


class Examination(models.Model):
    """A drawing to prove with all that calls it, among the versions around it; a process of its own works it off.

    `key` is the digest of all that is drawn: the same is asked for once. `subject` names a draft whose next drawing
    takes the place of this one; without a subject it is kept until it is done.
    """

    key = models.TextField(unique=True)
    process = models.TextField()
    xml = models.TextField()
    around = models.JSONField()
    subject = models.TextField(default="")
    asked_by = models.BigIntegerField(null=True)
    asked_at = models.DateTimeField()
    attempts = models.IntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)

    class Meta:
        """What nobody's next drawing takes the place of comes first, then what was asked for last."""

        indexes: ClassVar = [
            models.Index(fields=["subject"], name="examination_of_subject"),
            models.Index(
                fields=["asked_at"], condition=models.Q(done_at=None, given_up_at=None), name="examination_waiting"
            ),
        ]

    def __str__(self) -> str:
        """Return the process."""
        return self.process
