"""The working-group method: a selection, its tables, and who sits at them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from amparo.partnership.coalition.models import Country, Institution
from amparo.partnership.rolls.models import Activity


class Selection(models.Model):
    """Working tables that seek good practices together, held by a coalition, often at a congress or a workshop."""

    kept_by = models.ForeignKey(Country, on_delete=models.PROTECT)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, null=True)
    title = models.TextField()
    source = models.TextField(default="")
    account = models.BigIntegerField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class WorkingTable(models.Model):
    """A table of a selection: its theme, and the code by which people sit down at it."""

    selection = models.ForeignKey(Selection, on_delete=models.PROTECT, related_name="tables")
    number = models.IntegerField()
    theme = models.TextField()
    code = models.TextField(unique=True)

    class Meta:
        """In order; a number is used once in a selection."""

        ordering: ClassVar = ["selection", "number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["selection", "number"], name="table_number")]

    def __str__(self) -> str:
        """Return number and theme."""
        return f"{self.number}. {self.theme}"


class TableMember(models.Model):
    """That an account sits at a table, and for which institution."""

    table = models.ForeignKey(WorkingTable, on_delete=models.PROTECT, related_name="members")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, null=True)
    joined_at = models.DateTimeField()

    class Meta:
        """One sits at a table once."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["table", "account"], name="sits_once")]

    def __str__(self) -> str:
        """Return the table."""
        return str(self.table_id)
