"""Needs for training, kits, their versions, what a version holds and how far it has come."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition.models import Country, Institution
from amparo.partnership.competencies.models import Competency


class Need(models.Model):
    """What people in a place cannot do yet, and how that was found; a kit answers it."""

    country = models.ForeignKey(Country, on_delete=models.PROTECT)
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT)
    region = models.TextField(default="")
    sector = models.TextField(default="")
    found_by = models.TextField()
    found_on = models.DateField()
    people = models.IntegerField(null=True)
    statement = models.TextField()
    source = models.TextField()
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        """Latest first; nobody is a negative number of people."""

        ordering: ClassVar = ["-found_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(people=None) | models.Q(people__gte=0), name="need_counts_people"
            ),
        ]

    def __str__(self) -> str:
        """Return the competency."""
        return str(self.competency_id)


class Kit(models.Model):
    """What is needed to teach and learn competencies in a sector; the institution that validates it owns it."""

    country = models.ForeignKey(Country, on_delete=models.PROTECT)
    code = models.TextField()
    titles = models.JSONField()
    sector = models.TextField()
    owner = models.ForeignKey(Institution, on_delete=models.PROTECT)
    origin = models.TextField()
    source = models.TextField(default="")
    account = models.BigIntegerField()
    entered_at = models.DateTimeField()

    class Meta:
        """By code, which is unique in a country."""

        ordering: ClassVar = ["country", "code"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["country", "code"], name="kit_code")]

    def __str__(self) -> str:
        """Return the title in the reader's language."""
        return in_language(self.titles, self.code)


class KitVersion(models.Model):
    """One version of a kit, in some languages; once validated, what it teaches is not changed any more."""

    kit = models.ForeignKey(Kit, on_delete=models.PROTECT, related_name="versions")
    number = models.IntegerField()
    languages = models.JSONField()
    account = models.BigIntegerField()
    entered_at = models.DateTimeField()

    class Meta:
        """Newest first; a number is used once."""

        ordering: ClassVar = ["kit", "-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["kit", "number"], name="kit_version_number")]

    def __str__(self) -> str:
        """Return code and number."""
        return f"{self.kit.code} v{self.number}"


class KitDocument(models.Model):
    """A PDF as it was uploaded, with its digest."""

    country = models.ForeignKey(Country, on_delete=models.PROTECT)
    name = models.TextField()
    digest = models.TextField()
    size = models.IntegerField()
    body = models.BinaryField()
    account = models.BigIntegerField()
    uploaded_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the start of the digest."""
        return self.digest[:12]


class Material(models.Model):
    """Something that a version holds for a variant, in a language: a document, or an address where it is."""

    version = models.ForeignKey(KitVersion, on_delete=models.PROTECT, related_name="materials")
    variant = models.TextField()
    kind = models.TextField()
    language = models.TextField()
    title = models.TextField()
    document = models.ForeignKey(KitDocument, on_delete=models.PROTECT, null=True)
    address = models.TextField(default="")
    licence = models.TextField(default="")
    account = models.BigIntegerField()
    added_at = models.DateTimeField()

    class Meta:
        """By kind; it is a document or has an address."""

        ordering: ClassVar = ["version", "variant", "kind", "language", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(document=None) ^ models.Q(address=""), name="material_is_somewhere"
            ),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Milestone(models.Model):
    """How far a version has come: its grid validated, a workshop, a pilot, the kit validated; who, where, which act."""

    version = models.ForeignKey(KitVersion, on_delete=models.PROTECT, related_name="milestones")
    kind = models.TextField()
    held_on = models.DateField()
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, null=True)
    place = models.TextField(default="")
    people = models.IntegerField(null=True)
    act = models.TextField(default="")
    note = models.TextField(default="")
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        """In order; a version is validated once, by an institution."""

        ordering: ClassVar = ["held_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version"], condition=models.Q(kind="VALIDATION"), name="kit_validated_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind__in=["GRID", "VALIDATION"]) | models.Q(institution__isnull=False),
                name="validated_by_an_institution",
            ),
        ]

    def __str__(self) -> str:
        """Return the kind."""
        return self.kind
