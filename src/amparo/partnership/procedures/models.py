"""Published procedures."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.foundation.vocabularies.words import in_language


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
    """One published version; never edited. Running cases keep theirs."""

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

    class Meta:
        """Newest first; a number is used once."""

        ordering: ClassVar = ["procedure", "-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["procedure", "number"], name="version_number")]

    def __str__(self) -> str:
        """Return number and version."""
        return f"{self.procedure_id}.{self.number}"

    @property
    def title(self) -> str:
        """The title in the reader's language."""
        return in_language({lang: texts.get("title", "") for lang, texts in self.texts.items()})
