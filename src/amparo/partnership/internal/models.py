"""Internal procedures, their versions, and what was found of each."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition.models import Institution


class InternalProcedure(models.Model):
    """How an institution carries out a lane of a coalition procedure, whatever its version."""

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    process = models.TextField()
    number = models.TextField()
    refines = models.TextField()
    lane = models.TextField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        """By the number of the coalition's procedure; an institution uses a process once."""

        ordering: ClassVar = ["number", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["institution", "process"], name="internal_process_once"),
        ]

    def __str__(self) -> str:
        """Return the process."""
        return self.process


class InternalVersion(models.Model):
    """One version of an internal procedure; never edited."""

    procedure = models.ForeignKey(InternalProcedure, on_delete=models.PROTECT, related_name="versions")
    number = models.IntegerField()
    xml = models.TextField()
    texts = models.JSONField()
    parameters = models.JSONField()
    digest = models.TextField()
    given_at = models.DateTimeField()
    given_by = models.TextField()

    class Meta:
        """Newest first; a number is used once."""

        ordering: ClassVar = ["procedure", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["procedure", "number"], name="internal_version_number"),
        ]

    def __str__(self) -> str:
        """Return procedure and version."""
        return f"{self.procedure_id}.{self.number}"

    @property
    def title(self) -> str:
        """The title in the reader's language."""
        return in_language({lang: texts.get("title", "") for lang, texts in self.texts.items()})


class Look(models.Model):
    """What was found of a version beside the coalition's procedures as they stood; never edited.

    `beside` is the digest of those procedures; `found` holds a sentence by language for each thing that is wrong.
    """

    version = models.ForeignKey(InternalVersion, on_delete=models.PROTECT, related_name="looks")
    beside = models.TextField()
    found = models.JSONField()
    looked_at = models.DateTimeField()

    class Meta:
        """Newest first; a version is looked at once beside the same procedures."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "beside"], name="looked_at_once"),
        ]

    def __str__(self) -> str:
        """Return the version."""
        return str(self.version_id)
