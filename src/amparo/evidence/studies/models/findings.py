"""Findings on their sources, what institutions say of them, and what is recommended and followed to its end."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amparo.evidence.studies.models.analyses import Analysis, GridQuestion, Source
from amparo.evidence.studies.vocabulary import DRAFT, VALIDATED, WITHDRAWN
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition.models import Institution
from amparo.partnership.governance.models import ActionPoint


class Finding(models.Model):
    """What was found under a theme, and the gap that it shows; its words stay: another is written instead."""

    analysis = models.ForeignKey(Analysis, on_delete=models.PROTECT, related_name="findings")
    number = models.IntegerField()
    theme = models.TextField()
    question = models.ForeignKey(GridQuestion, on_delete=models.PROTECT, null=True, related_name="findings")
    texts = models.JSONField()
    gaps = models.JSONField(default=dict)
    state = models.TextField(default=DRAFT)
    settled_on = models.DateField(null=True)
    settled_by = models.BigIntegerField(null=True)
    why = models.TextField(default="")
    is_invented = models.BooleanField(default=False)
    account = models.BigIntegerField(null=True)
    written_at = models.DateTimeField()

    class Meta:
        """In order; what was withdrawn says why."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["analysis", "number"], name="finding_number"),
            models.CheckConstraint(
                condition=Q(state=DRAFT, settled_on=None)
                | Q(state=VALIDATED, settled_on__isnull=False)
                | (Q(state=WITHDRAWN, settled_on__isnull=False) & ~Q(why="")),
                name="finding_settled",
            ),
        ]

    def __str__(self) -> str:
        """Return the statement in the reader's language."""
        return in_language(self.texts)


class FindingSource(models.Model):
    """That a finding stands on a source, and on what of it."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="stands_on")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="carries")
    note = models.TextField(default="")

    class Meta:
        """A source is named once."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["finding", "source"], name="finding_source_once")]

    def __str__(self) -> str:
        """Return the source."""
        return str(self.source)


class ValidationRound(models.Model):
    """From which day to which the institutions say what they think of the findings."""

    analysis = models.OneToOneField(Analysis, on_delete=models.PROTECT, related_name="round")
    opens_on = models.DateField()
    closes_on = models.DateField()
    account = models.BigIntegerField(null=True)
    opened_at = models.DateTimeField()

    class Meta:
        """The last day comes after the first."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(closes_on__gte=models.F("opens_on")), name="round_has_days"),
        ]

    def __str__(self) -> str:
        """Return the last day."""
        return str(self.closes_on)


class ValidationComment(models.Model):
    """What an institution says of a finding, in its own words; the latest counts and the earlier ones stay."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="comments")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    verdict = models.TextField()
    said = models.TextField(default="")
    is_invented = models.BooleanField(default=False)
    account = models.BigIntegerField(null=True)
    said_at = models.DateTimeField()

    class Meta:
        """In the order in which they came; whoever contests says why."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(verdict="AGREES") | ~Q(said=""), name="contested_in_words"),
        ]

    def __str__(self) -> str:
        """Return the words."""
        return self.said


class Advice(models.Model):
    """What is recommended after a finding; who does it and until when stands in the one table of action points."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="advice")
    texts = models.JSONField()
    point = models.OneToOneField(ActionPoint, on_delete=models.PROTECT, related_name="+")
    is_invented = models.BooleanField(default=False)

    class Meta:
        """In order."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Return the recommendation in the reader's language."""
        return in_language(self.texts)


class AdviceProgress(models.Model):
    """What was begun or done of a recommendation before it was closed."""

    advice = models.ForeignKey(Advice, on_delete=models.PROTECT, related_name="progress")
    note = models.TextField()
    seen_on = models.DateField()
    account = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-seen_on", "-pk"]

    def __str__(self) -> str:
        """Return the note."""
        return self.note
