"""Reading entries: of one's cases, or all of them for oversight; row-level security narrows both."""

from __future__ import annotations

from amparo.foundation.audit.models import Entry


def entries_of_case(case_id: int, *, limit: int, before: int | None = None) -> list[Entry]:
    """Return the entries of a case, latest first, before a key."""
    rows = Entry.objects.filter(case_id=case_id)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return list(rows.order_by("-id")[:limit])


def entries_for_oversight(
    *, limit: int, before: int | None = None, action: str = "", institution: str = "", case: str = ""
) -> list[Entry]:
    """Return entries for a data-protection auditor, latest first, narrowed by the start of the action's code."""
    rows = Entry.objects.all()
    if action:
        rows = rows.filter(action__gte=action, action__lt=action + "\uffff")
    if institution:
        rows = rows.filter(institution=institution)
    if case:
        rows = rows.filter(case=case)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return list(rows.order_by("-id")[:limit])
