"""A file of rows that is being taken into a list; a row forgets what it held once it was taken."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class ListFile(models.Model):
    """A file that was read and is shown before anything of it is entered."""

    country = models.TextField()
    kind = models.TextField()
    scope = models.TextField(default="")
    headings = models.JSONField()
    read_at = models.DateTimeField()
    read_by = models.BigIntegerField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [models.Index(fields=["country", "-id"], name="list_files_of_country")]

    def __str__(self) -> str:
        """Return the kind."""
        return self.kind


class ListRow(models.Model):
    """A row of a file: what it says, how it is taken, what would change, and why it is not taken."""

    file = models.ForeignKey(ListFile, on_delete=models.PROTECT, related_name="rows")
    number = models.IntegerField()
    state = models.TextField()
    cells = models.JSONField()
    problems = models.JSONField(default=list)
    changes = models.JSONField(default=list)
    taken_at = models.DateTimeField(null=True)

    class Meta:
        """In the order of the file."""

        ordering: ClassVar = ["file", "number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["file", "number"], name="list_row_read_once")]

    def __str__(self) -> str:
        """Return the number."""
        return str(self.number)
