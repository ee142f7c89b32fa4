"""Which sealed answers exist; what they say is opened by `operations.reveal` only."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from amparo.protection.cases.models import Case
from amparo.protection.people.models import Attachment, Original, SealedAnswers


@dataclass(frozen=True, slots=True)
class SealedAnswer:
    """One sealed answer: the record it was written in and the field, to which the ciphertext is bound."""

    record: str
    field: str
    sealed: bytes


def sealed_fields(case: Case) -> dict[str, set[str]]:
    """Return, by field group, the names of fields that hold something (of groups the actor was granted)."""
    found: dict[str, set[str]] = {}
    for group, fields in SealedAnswers.objects.filter(case=case).values_list("group", "fields"):
        found.setdefault(group, set()).update(fields)
    return found


def latest_sealed(case: Case, group: str) -> list[SealedAnswer]:
    """Return the newest answer of each field of a group, by field."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct on (u.field) a.record, u.field, u.sealed"
            " from people_sealedanswers a, unnest(a.fields, a.sealed) with ordinality as u(field, sealed, place)"
            ' where a.case_id = %s and a."group" = %s order by u.field, a.id desc, u.place desc',
            [case.pk, group],
        )
        return [SealedAnswer(record, field, bytes(sealed)) for record, field, sealed in cursor.fetchall()]


def sealed_in(case: Case, group: str, record: str) -> list[SealedAnswer]:
    """Return the sealed answers of one group in one record, the oldest first."""
    rows = SealedAnswers.objects.filter(case=case, group=group, record=record).order_by("id")
    return [
        SealedAnswer(record, field, bytes(sealed))
        for row in rows
        for field, sealed in zip(row.fields, row.sealed, strict=True)
    ]


def attachments_of(case: Case) -> list[Attachment]:
    """Return the documents of a case in groups that the actor was granted, newest first, without their content."""
    return list(Attachment.objects.filter(case=case).defer("name", "body").order_by("-id")[:200])


def attachment(case: Case, key: int) -> Attachment | None:
    """Return one document of a case."""
    return Attachment.objects.filter(case=case, pk=key).first()


# The rest of an original is given out by a release only.
_RECEIPT = (
    "id", "case_id", "attachment_id", "group", "media", "size", "sha256", "institution", "account_id", "came_at",
)  # fmt: skip


def originals_of(case: Case) -> dict[int, Original]:
    """Return the receipts of the originals of a case that the actor may know of, by the document made from each."""
    return {row.attachment_id: row for row in Original.objects.filter(case=case).only(*_RECEIPT)}


def original(case: Case, attachment: int) -> Original | None:
    """Return the receipt of the original of one document, without what came."""
    return Original.objects.filter(case=case, attachment_id=attachment).only(*_RECEIPT).first()


def next_original() -> int:
    """Return the id of an original about to be sealed: its key is named by it."""
    with connection.cursor() as cursor:
        cursor.execute("select nextval(pg_get_serial_sequence('people_original', 'id'))")
        return int(cursor.fetchone()[0])


def next_attachment() -> int:
    """Return the id of a document about to be sealed: its place is part of what is sealed."""
    with connection.cursor() as cursor:
        cursor.execute("select nextval(pg_get_serial_sequence('people_attachment', 'id'))")
        return int(cursor.fetchone()[0])


def sealed_by_glass(case_id: int, group: str) -> tuple[bytes, list[SealedAnswer]]:
    """Return the newest answers of a group, and their wrapped key, through the glass that the actor broke.

    The database gives none unless that glass is theirs, holds now and opens the group.
    """
    with connection.cursor() as cursor:
        cursor.execute("select record, field, sealed, wrapped from sec.glass_rows(%s, %s)", [case_id, group])
        rows = cursor.fetchall()
    return bytes(rows[0][3]) if rows else b"", [SealedAnswer(row[0], row[1], bytes(row[2])) for row in rows]
