"""Which sealed answers exist; what they say is opened by `operations.reveal` only."""

from __future__ import annotations

from django.db import connection

from amparo.protection.cases.models import Case
from amparo.protection.people.models import Attachment, SealedAnswer


def sealed_fields(case: Case) -> dict[str, set[str]]:
    """Return, by field group, the names of fields that hold something (of groups the actor was granted)."""
    found: dict[str, set[str]] = {}
    for group, field in SealedAnswer.objects.filter(case=case).values_list("group", "field").distinct():
        found.setdefault(group, set()).add(field)
    return found


def latest_sealed(case: Case, group: str) -> list[SealedAnswer]:
    """Return the newest answer of each field of a group."""
    rows = SealedAnswer.objects.filter(case=case, group=group)
    return list(rows.order_by("field", "-id").distinct("field"))


def sealed_in(case: Case, record: str) -> list[SealedAnswer]:
    """Return the sealed answers of one record."""
    return list(SealedAnswer.objects.filter(case=case, record=record).order_by("id"))


def attachments_of(case: Case) -> list[Attachment]:
    """Return the documents of a case in groups that the actor was granted, newest first, without their content."""
    return list(Attachment.objects.filter(case=case).defer("name", "body").order_by("-id")[:200])


def attachment(case: Case, key: int) -> Attachment | None:
    """Return one document of a case."""
    return Attachment.objects.filter(case=case, pk=key).first()


def next_attachment() -> int:
    """Return the id of a document about to be sealed: its place is part of what is sealed."""
    with connection.cursor() as cursor:
        cursor.execute("select nextval(pg_get_serial_sequence('people_attachment', 'id'))")
        return int(cursor.fetchone()[0])
