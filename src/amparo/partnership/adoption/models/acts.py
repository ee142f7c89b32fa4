"""Acts of adoption, their documents and their letters; what is written here is never edited."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.partnership.coalition.models import Institution
from amparo.partnership.procedures.models import ProcedureVersion


class Document(models.Model):
    """A PDF as it was uploaded, with its digest."""

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT)
    name = models.TextField()
    digest = models.TextField()
    size = models.IntegerField()
    body = models.BinaryField()
    account = models.BigIntegerField()
    uploaded_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the start of the digest."""
        return self.digest[:12]


class Act(models.Model):
    """By which an institution adopts a version: its document, number and day, who signs, and from when it holds."""

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT)
    version = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="acts")
    document = models.OneToOneField(Document, on_delete=models.PROTECT)
    number = models.TextField()
    signed_on = models.DateField()
    signed_by = models.TextField()
    in_force_on = models.DateField()
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        """Newest first; an institution's number names one act of a procedure version."""

        ordering: ClassVar = ["-signed_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["institution", "version", "number"], name="act_recorded_once"),
            models.CheckConstraint(condition=models.Q(in_force_on__gte=models.F("signed_on")), name="act_holds_after"),
        ]

    def __str__(self) -> str:
        """Return the number."""
        return self.number


class ActEnding(models.Model):
    """When an institution withdrew its act, and why."""

    act = models.OneToOneField(Act, on_delete=models.PROTECT, related_name="ending")
    ended_on = models.DateField()
    why = models.TextField()
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the day."""
        return str(self.ended_on)


class Series(models.Model):
    """The last number of an institution's letters in a year, taken in the letter's own transaction: no gaps."""

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT)
    year = models.IntegerField()
    last = models.IntegerField()

    class Meta:
        """One series for each institution and year."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["institution", "year"], name="series_of_year")]

    def __str__(self) -> str:
        """Return the year."""
        return str(self.year)


class Letter(models.Model):
    """The numbered letter by which an institution tells the coalition of its act."""

    act = models.OneToOneField(Act, on_delete=models.PROTECT, related_name="letter")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT)
    year = models.IntegerField()
    number = models.IntegerField()
    issued_at = models.DateTimeField()

    class Meta:
        """A number is used once in a year of an institution."""

        ordering: ClassVar = ["institution", "-year", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["institution", "year", "number"], name="letter_number"),
        ]

    def __str__(self) -> str:
        """Return number and year."""
        return f"{self.number}-{self.year}"


class LetterText(models.Model):
    """A letter in one language: the PDF that was issued, and its digest."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="texts")
    language = models.TextField()
    pdf = models.BinaryField()
    digest = models.TextField()

    class Meta:
        """Once in a language."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["letter", "language"], name="letter_in_language")]

    def __str__(self) -> str:
        """Return the language."""
        return self.language
