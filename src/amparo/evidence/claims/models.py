"""Tables of published figures; a figure is never edited: it is restated by another, or withdrawn."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.evidence.claims import vocabulary as words
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition.models import Country

K_FITS = models.Q(k__isnull=True) | models.Q(n__isnull=False, k__gte=0, k__lte=models.F("n"))


class PublishedFigure(models.Model):
    """A number that was said: what of, out of what base, when, from which source, and whether it may be published."""

    country = models.ForeignKey(Country, on_delete=models.PROTECT)
    code = models.TextField()
    edition = models.IntegerField(default=1)
    kind = models.TextField()
    texts = models.JSONField()
    question = models.TextField(default="")
    about = models.TextField(default="")
    chapter = models.TextField(default="")
    printed = models.TextField(default="")
    k = models.BigIntegerField(null=True)
    n = models.BigIntegerField(null=True)
    k_inferred = models.BooleanField(default=False)
    value = models.BigIntegerField(null=True)
    qualifier = models.TextField(default=words.EXACT)
    unit = models.TextField()
    base = models.JSONField(default=dict)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    source_kind = models.TextField()
    source = models.JSONField(default=dict)
    address = models.TextField(default="")
    opens = models.TextField(default="")
    snapshot = models.JSONField(default=dict)
    licence = models.TextField(default=words.INTERNAL)
    is_verified = models.BooleanField(default=False)
    is_invented = models.BooleanField(default=False)
    account = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField()
    restates = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="restated_by")
    why = models.TextField(default="")

    class Meta:
        """Newest first; an edition of a code is one figure, and what is kept fits together."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["country", "code", "edition"], name="figure_edition"),
            models.CheckConstraint(condition=K_FITS, name="figure_k_of_n"),
            models.CheckConstraint(
                condition=models.Q(kind=words.SHARE, value=None) | models.Q(kind=words.COUNT, value__gte=0, printed=""),
                name="figure_of_its_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(restates=None) | (~models.Q(why="") & models.Q(edition__gt=1)),
                name="figure_restated_why",
            ),
        ]

    def __str__(self) -> str:
        """Return what it says, in the reader's language."""
        return in_language(self.texts, self.code)


class Withdrawal(models.Model):
    """When a figure was withdrawn, by whom, and why; it stays in the register."""

    figure = models.OneToOneField(PublishedFigure, on_delete=models.PROTECT, related_name="withdrawal")
    why = models.TextField()
    account = models.BigIntegerField(null=True)
    withdrawn_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the day."""
        return str(self.withdrawn_at.date())


class Licensing(models.Model):
    """By which somebody let a figure be published, or took that back; the last one holds."""

    figure = models.ForeignKey(PublishedFigure, on_delete=models.PROTECT, related_name="licensings")
    licence = models.TextField()
    why = models.TextField()
    account = models.BigIntegerField(null=True)
    licensed_at = models.DateTimeField()

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """Return the licence."""
        return self.licence
