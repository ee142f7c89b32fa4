"""Who looked at a case, and complaints; narrowed to the actor by the database."""

from __future__ import annotations

from amparo.foundation.audit import queries as audit
from amparo.protection.cases.models import Case
from amparo.protection.complaints.models import Complaint
from amparo.protection.complaints.rules import Look, looks_of
from amparo.protection.complaints.vocabulary import MOST


def who_looked(case: Case, zone: str) -> list[Look]:
    """Return who looked at what of a case, by institution and role, of its latest entries."""
    return looks_of(audit.entries_of_case(case.pk, limit=MOST), zone)


def complaints_of(case: Case) -> list[Complaint]:
    """Return the complaints of a case, latest first."""
    return list(Complaint.objects.filter(case=case))


def complaints() -> list[Complaint]:
    """Return the complaints that the actor may know of, those without an answer first."""
    return sorted(Complaint.objects.order_by("-id")[:200], key=lambda each: each.answered_at is not None)


def complaint_by_key(key: int) -> Complaint | None:
    """Return one complaint."""
    return Complaint.objects.filter(pk=key).first()
