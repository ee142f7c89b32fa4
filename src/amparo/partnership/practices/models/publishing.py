"""A practice as it was published, and the steps and modules that it bears on."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.kits.models import Module
from amparo.partnership.practices.models.practices import Practice


class Edition(models.Model):
    """A practice as everybody reads it since a day; `texts` by field and language, each with its version."""

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="editions")
    number = models.IntegerField()
    texts = models.JSONField()
    told = models.JSONField()
    titles = models.JSONField()
    country = models.TextField()
    level = models.TextField()
    dimensions = models.JSONField()
    norm = models.TextField(default="")
    sought = models.TextField()
    published_on = models.DateField()
    expires_on = models.DateField()
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        """Latest first; a number is used once."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["practice", "number"], name="edition_number"),
            models.CheckConstraint(
                condition=models.Q(expires_on__gt=models.F("published_on")), name="edition_holds_a_while"
            ),
        ]

    def __str__(self) -> str:
        """Return the title in the reader's language."""
        return in_language(self.titles)


class StepLink(models.Model):
    """That a practice bears on a step of a procedure."""

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="steps")
    procedure = models.TextField()
    element = models.TextField()
    account = models.BigIntegerField()
    linked_at = models.DateTimeField()

    class Meta:
        """Linked once."""

        ordering: ClassVar = ["procedure", "element"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["practice", "procedure", "element"], name="step_linked_once")
        ]

    def __str__(self) -> str:
        """Return procedure and element."""
        return f"{self.procedure}/{self.element}"


class ModuleLink(models.Model):
    """That a practice is taught in a module of a kit."""

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="modules")
    module = models.ForeignKey(Module, on_delete=models.CASCADE)
    account = models.BigIntegerField()
    linked_at = models.DateTimeField()

    class Meta:
        """Linked once."""

        ordering: ClassVar = ["module"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["practice", "module"], name="module_linked_once")]

    def __str__(self) -> str:
        """Return the module."""
        return str(self.module_id)
