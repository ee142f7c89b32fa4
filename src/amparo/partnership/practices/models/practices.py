"""A practice from candidate on: what is written of it, version by version, where it stood, and what was learnt."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition.models import Country
from amparo.partnership.practices.models.groups import TableMember, WorkingTable
from amparo.partnership.practices.vocabulary import CANDIDATE


class Practice(models.Model):
    """An initiative that a coalition writes down; where it comes from is kept with it."""

    kept_by = models.ForeignKey(Country, on_delete=models.PROTECT)
    table = models.ForeignKey(WorkingTable, on_delete=models.PROTECT, null=True, related_name="practices")
    original = models.TextField(default="es")
    state = models.TextField(default=CANDIDATE)
    origin = models.TextField(default="proposal")
    source = models.TextField(default="")
    account = models.BigIntegerField()
    entered_at = models.DateTimeField()

    class Meta:
        """In the order in which they were written down."""

        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["kept_by", "state", "id"], name="practices_by_state")]

    def __str__(self) -> str:
        """Return the code."""
        return self.code

    @property
    def code(self) -> str:
        """The code by which papers name it."""
        return f"BP-{self.pk}"

    @property
    def accounts_of_the_selection(self) -> frozenset[int]:
        """The accounts that sit at any table of the selection that it comes from."""
        if self.table is None:
            return frozenset()
        rows = TableMember.objects.filter(table__selection=self.table.selection_id)
        return frozenset(rows.values_list("account_id", flat=True))


class Writing(models.Model):
    """What was written in a field, one row a version; a text has a language, the rest has none.

    `of` is the version of the original that a translation translates. The highest number is what stands.
    """

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="writings")
    field = models.TextField()
    language = models.TextField(default="")
    number = models.IntegerField()
    of = models.IntegerField(null=True)
    text = models.TextField()
    is_invented = models.BooleanField(default=False)
    account = models.BigIntegerField()
    written_at = models.DateTimeField()

    class Meta:
        """Version by version; two people never write the same one."""

        ordering: ClassVar = ["practice", "field", "language", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["practice", "field", "language", "number"], name="written_once"),
        ]

    def __str__(self) -> str:
        """Return field and version."""
        return f"{self.field} {self.number}"


class Aside(models.Model):
    """A text that was written while somebody else wrote the same field: kept beside it until somebody joins the two."""

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="asides")
    field = models.TextField()
    language = models.TextField(default="")
    base = models.IntegerField()
    text = models.TextField()
    account = models.BigIntegerField()
    written_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.BigIntegerField(null=True)

    class Meta:
        """Oldest first."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Return the field."""
        return self.field


class Move(models.Model):
    """That a practice came to stand somewhere, when and why; nothing of it is ever lost."""

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="moves")
    state = models.TextField()
    why = models.TextField(default="")
    account = models.BigIntegerField()
    moved_at = models.DateTimeField()

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """Return the state."""
        return self.state


class Lesson(models.Model):
    """What was learnt of something that did not work, in a record of its own."""

    kept_by = models.ForeignKey(Country, on_delete=models.PROTECT)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="learnt_from")
    uptake = models.BigIntegerField(null=True)
    titles = models.JSONField()
    texts = models.JSONField()
    learnt_on = models.DateField()
    is_invented = models.BooleanField(default=False)
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-learnt_on", "-pk"]

    def __str__(self) -> str:
        """Return the title in the reader's language."""
        return in_language(self.titles)
