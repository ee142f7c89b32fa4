"""Drafts of procedures and the states in which they were saved."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.procedures.models import ProcedureVersion
from amparo.partnership.revision.vocabulary import DISCARDED, OPEN, PROPOSED


class Draft(models.Model):
    """A procedure being drawn by an institution of a country; complete or not. It holds nothing about any person.

    `revision` counts the saves: whoever saves says which one was being changed, so that nobody's work is lost.
    `refines` is the process of the coalition of which an internal procedure does a lane inside; "" for any other draft.
    """

    country = models.TextField()
    institution = models.TextField()
    number = models.TextField()
    refines = models.TextField(default="")
    base = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, null=True, related_name="drafts")
    xml = models.TextField()
    texts = models.JSONField()
    parameters = models.JSONField()
    digest = models.TextField()
    revision = models.IntegerField(default=1)
    state = models.TextField(default=OPEN)
    started_at = models.DateTimeField()
    edited_at = models.DateTimeField()
    edited_by = models.TextField()
    account = models.BigIntegerField(null=True)

    class Meta:
        """What was changed last comes first."""

        ordering: ClassVar = ["-edited_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["country", "state", "-edited_at"], name="draft_of_country")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(state__in=[OPEN, PROPOSED, DISCARDED]), name="draft_state"),
            models.CheckConstraint(condition=models.Q(revision__gte=1), name="draft_revision"),
        ]

    def __str__(self) -> str:
        """Return number and revision."""
        return f"{self.number} r{self.revision}"

    @property
    def title(self) -> str:
        """The title in the reader's language."""
        titles = {lang: texts.get("title", "") for lang, texts in self.texts.items()}
        return in_language({lang: title for lang, title in titles.items() if title}, self.number)

    @property
    def is_open(self) -> bool:
        """Whether it may still be changed."""
        return self.state == OPEN


class SavedState(models.Model):
    """A draft as it was saved once; never edited. `beside` marks one that was saved over somebody else's."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="saved_states")
    revision = models.IntegerField()
    beside = models.BooleanField(default=False)
    xml = models.TextField()
    texts = models.JSONField()
    parameters = models.JSONField()
    digest = models.TextField()
    saved_at = models.DateTimeField()
    saved_by = models.TextField()

    class Meta:
        """Newest first; a revision of a draft is one state."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "revision"], condition=models.Q(beside=False), name="one_state")
        ]

    def __str__(self) -> str:
        """Return the draft and the revision."""
        return f"{self.draft_id} r{self.revision}"


class Source(models.Model):
    """An existing procedure in Word or PDF that a draft revises: its file, and its paragraphs in order."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="sources")
    name = models.TextField()
    kind = models.TextField()
    digest = models.TextField()
    content = models.BinaryField()
    paragraphs = models.JSONField()
    attached_at = models.DateTimeField()
    attached_by = models.TextField()

    class Meta:
        """The newest is the one that is revised."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """Return the draft and the digest."""
        return f"{self.draft_id} {self.digest[:12]}"


class Citation(models.Model):
    """A step takes up a paragraph of the source."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="citations")
    paragraph = models.IntegerField()
    element = models.TextField()
    cited_at = models.DateTimeField()
    cited_by = models.TextField()

    class Meta:
        """In the order of the source; a step takes a paragraph up once."""

        ordering: ClassVar = ["paragraph", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "paragraph", "element"], name="cited_once"),
            models.CheckConstraint(condition=models.Q(paragraph__gte=1), name="paragraph_number"),
        ]

    def __str__(self) -> str:
        """Return the paragraph and the step."""
        return f"{self.paragraph} {self.element}"
