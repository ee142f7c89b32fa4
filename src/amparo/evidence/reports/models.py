"""Reports, their texts in three languages, who approved them, and what was published."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition.models import Country


class Report(models.Model):
    """A report that a country writes, on projects of one country or of several."""

    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    code = models.TextField(unique=True)
    titles = models.JSONField()
    leads = models.JSONField(default=dict)
    countries = models.JSONField()
    projects = models.JSONField(default=list)
    account = models.BigIntegerField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """Return the title in the reader's language."""
        return in_language(self.titles, self.code)


class ReportText(models.Model):
    """The text of a report in a language, as it was saved; the newest holds."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="texts")
    language = models.TextField()
    edition = models.IntegerField()
    body = models.TextField()
    digest = models.TextField()
    account = models.BigIntegerField(null=True)
    saved_at = models.DateTimeField()

    class Meta:
        """Newest first; an edition of a language is one."""

        ordering: ClassVar = ["report", "language", "-edition"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "language", "edition"], name="report_text_edition"),
        ]

    def __str__(self) -> str:
        """Return language and edition."""
        return f"{self.language} {self.edition}"


class ReportApproval(models.Model):
    """That a member of the steering committee approved the texts as they stood."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="approvals")
    digest = models.TextField()
    account = models.BigIntegerField()
    approved_at = models.DateTimeField()

    class Meta:
        """Newest first; somebody approves the same texts once."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "digest", "account"], name="report_approved_once"),
        ]

    def __str__(self) -> str:
        """Return the start of the digest."""
        return self.digest[:12]


class Publication(models.Model):
    """A report as it was published: every language composed, with the warnings that were accepted, and from when."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="publications")
    digest = models.TextField()
    documents = models.JSONField()
    warnings = models.JSONField(default=list)
    why = models.TextField(default="")
    account = models.BigIntegerField()
    published_at = models.DateTimeField()
    visible_at = models.DateTimeField()

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """Return the day from which it is seen."""
        return str(self.visible_at.date())
