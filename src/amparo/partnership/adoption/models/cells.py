"""What is recorded on the cell where a procedure and an institution meet, beside its acts."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.partnership.adoption.models.acts import Document
from amparo.partnership.coalition.models import Institution
from amparo.partnership.procedures.models import Procedure


class CellRecord(models.Model):
    """A record of a cell: which institution and procedure, who wrote it and when."""

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT)
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT)
    account = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        """A table for each kind of record, newest first."""

        abstract = True
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """Return institution and procedure."""
        return f"{self.institution_id} {self.procedure_id}"


class Evidence(CellRecord):
    """That an institution applies what it adopted: a link, a figure or a document, and what it shows."""

    kind = models.TextField()
    value = models.TextField(default="")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True)
    shows = models.TextField()
    seen_on = models.DateField()


class Exemption(CellRecord):
    """That a procedure does not concern an institution, and why; the newest row counts."""

    is_exempt = models.BooleanField()
    reason = models.TextField()


class Agreement(CellRecord):
    """The day until which an institution agreed to adopt; the newest row counts."""

    due_on = models.DateField()


class Advocacy(CellRecord):
    """What was done so that an institution adopts: when, how, with whom by role, what came of it and what is next."""

    done_on = models.DateField()
    kind = models.TextField()
    with_role = models.TextField()
    result = models.TextField()
    note = models.TextField(default="")
    next_step = models.TextField(default="")
    next_on = models.DateField(null=True)


class Reminder(CellRecord):
    """A reminder that an institution was sent; its people see it among their work until it is settled."""

    kind = models.TextField()
    sent_on = models.DateField()

    class Meta(CellRecord.Meta):
        """Newest first; one of a kind a day."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["institution", "procedure", "kind", "sent_on"], name="reminded_once_a_day"),
        ]
