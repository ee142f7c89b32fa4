"""Which sealed answers exist; what they say is opened by `operations.reveal` only."""

from __future__ import annotations

from amparo.protection.cases.models import Case
from amparo.protection.people.models import SealedAnswer


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
