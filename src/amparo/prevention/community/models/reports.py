"""A report, its key kept twice, its sealed parts, its clock, and the slices that were passed on."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amparo.partnership.coalition.models import Country, Institution
from amparo.prevention.community.models.cards import Card


class CommunityReport(models.Model):
    """What a community member tells us: in clear only what tells how urgent it is, and the day."""

    kept_by = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    ref = models.TextField(unique=True)
    kind = models.TextField()
    language = models.TextField()
    card = models.ForeignKey(Card, on_delete=models.PROTECT, null=True, related_name="+")
    danger = models.TextField()
    child = models.TextField()
    received_on = models.DateField()
    state = models.TextField(default="NEW")
    status = models.TextField(default="RECEIVED")
    credibility = models.TextField(default="UNRATED")
    same_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="others")
    has_news = models.BooleanField(default=False)
    is_alert = models.BooleanField(default=False)
    closed_on = models.DateField(null=True)
    erase_on = models.DateField()
    erased_on = models.DateField(null=True)

    class Meta:
        """Latest first; a report is not the same as itself."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(same_as=None) | ~Q(same_as=F("id")), name="same_as_another"),
        ]

    def __str__(self) -> str:
        """Return what it is called among staff."""
        return self.ref


class ReportKey(models.Model):
    """The key of a report: wrapped under its receipt, and under a data key of intake; removed when it is erased."""

    report = models.OneToOneField(CommunityReport, on_delete=models.PROTECT, related_name="lock")
    lookup = models.BinaryField(unique=True)
    salt = models.BinaryField()
    by_receipt = models.BinaryField()
    wrapped = models.BinaryField()
    by_intake = models.BinaryField()

    def __str__(self) -> str:
        """Return the report's key."""
        return str(self.report_id)


class ReportPart(models.Model):
    """Answers, a message or a file: sealed, from whoever reported or from intake, of a day."""

    report = models.ForeignKey(CommunityReport, on_delete=models.PROTECT, related_name="parts")
    kind = models.TextField()
    place = models.TextField()
    from_reporter = models.BooleanField(default=True)
    written_on = models.DateField()
    sealed = models.BinaryField()

    class Meta:
        """In the order in which they came; a place is used once in a report."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["report", "place"], name="part_has_its_place")]

    def __str__(self) -> str:
        """Return the kind."""
        return self.kind


class ReportClock(models.Model):
    """Until when an urgent report is looked at, on a step of five minutes; removed as soon as somebody looked."""

    report = models.OneToOneField(CommunityReport, on_delete=models.PROTECT, related_name="clock")
    due_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the report's key."""
        return str(self.report_id)


class Slice(models.Model):
    """The answers of a report that one institution may see, sealed anew for it."""

    report = models.ForeignKey(CommunityReport, on_delete=models.PROTECT, related_name="slices")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    ref = models.TextField(unique=True)
    codes = models.JSONField()
    wrapped = models.BinaryField()
    by_intake = models.BinaryField()
    sealed = models.BinaryField()
    passed_on = models.DateField()
    opened_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    outcome = models.TextField(default="")

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """Return what it is called."""
        return self.ref
