"""A file that is being taken into the directory, row by row; a row forgets what it held once it was imported."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.partnership.coalition.models import Country, Institution
from amparo.partnership.directory.models.organisations import Organisation
from amparo.partnership.directory.models.people import Professional


class Import(models.Model):
    """A file that was read and is shown before anything of it is entered."""

    kept_by = models.ForeignKey(Country, on_delete=models.PROTECT)
    kind = models.TextField()
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, null=True)
    headings = models.JSONField()
    read_at = models.DateTimeField()
    read_by = models.BigIntegerField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """Return the kind."""
        return self.kind


class ImportRow(models.Model):
    """A row of a file: what it says, how it would be taken and why not, and the entry that came of it."""

    file = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="rows")
    number = models.IntegerField()
    state = models.TextField()
    cells = models.JSONField()
    problems = models.JSONField(default=list)
    found = models.JSONField(default=list)
    professional = models.ForeignKey(Professional, on_delete=models.PROTECT, null=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True)

    class Meta:
        """In the order of the file."""

        ordering: ClassVar = ["file", "number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["file", "number"], name="row_read_once")]

    def __str__(self) -> str:
        """Return the number."""
        return str(self.number)
