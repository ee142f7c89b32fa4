"""Sealed answers."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models


class SealedAnswers(models.Model):
    """The answers of one field group in one record, each encrypted under the key of its case and field group.

    `record` names what they were written in (an event of the pathway, a vote, a consent); with the field it is the
    place to which a ciphertext is bound. `sealed` holds the ciphertexts in the order of `fields`.
    """

    # The index below begins with the case: one of its own would be written again with every record.
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, db_index=False)
    record = models.TextField()
    group = models.TextField()
    fields = ArrayField(models.TextField())
    sealed = ArrayField(models.BinaryField())
    written_at = models.DateTimeField()

    class Meta:
        """Read by case and group, newest first."""

        indexes: ClassVar = [models.Index(fields=["case", "group", "-id"], name="answers_of_case")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(fields__len__gt=0, fields__len=models.F("sealed__len")), name="each_field_is_sealed"
            )
        ]

    def __str__(self) -> str:
        """Return the field group, never the answers."""
        return self.group


class Attachment(models.Model):
    """A document about the person, encrypted with its name under the key of its case and field group."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    group = models.TextField()
    kind = models.TextField()
    size = models.IntegerField()
    institution = models.TextField()
    name = models.BinaryField()
    body = models.BinaryField()
    written_at = models.DateTimeField()

    class Meta:
        """Read by case, newest first."""

        indexes: ClassVar = [models.Index(fields=["case", "-id"], name="attachment_of_case")]

    def __str__(self) -> str:
        """Return the kind, never the name."""
        return self.kind


class Original(models.Model):
    """A file exactly as it came, kept as evidence beside the document made anew from it.

    It is sealed under a key of its own (`wrapped`). Whoever works on the case reads its receipt (`sha256` of what came,
    size, hour); `name`, `body` and `wrapped` are read through a release by two persons only. By `mark`, the hash of
    its code, whoever holds the paper finds the receipt.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    attachment = models.OneToOneField(Attachment, on_delete=models.PROTECT)
    group = models.TextField()
    media = models.TextField()
    size = models.IntegerField()
    sha256 = models.TextField()
    institution = models.TextField()
    account_id = models.BigIntegerField()
    came_at = models.DateTimeField()
    wrapped = models.BinaryField()
    name = models.BinaryField()
    body = models.BinaryField()
    mark = models.BinaryField(null=True, unique=True)

    class Meta:
        """Where a person is kept safe never leaves, and is not kept to leave."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(group="C2"), name="never_an_original_of_where_she_is")
        ]

    def __str__(self) -> str:
        """Return the kind, never the name."""
        return self.media
