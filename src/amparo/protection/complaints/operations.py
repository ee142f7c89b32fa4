"""Showing who looked, writing complaints down and answering them."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction

from amparo.foundation import keys
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.protection.cases.models import Case
from amparo.protection.complaints import permissions, queries, rules
from amparo.protection.complaints.models import Complaint
from amparo.protection.complaints.rules import Look

# The field group under which complaints are sealed, each with a data key of its own.
GROUP = "CO"


def show_who_looked(*, by: Actor, case: Case, zone: str, printed: bool = False) -> list[Look]:
    """Return who looked, after writing down that it was shown (or printed)."""
    permits.require(by, permissions.SHOW_WHO_LOOKED, case, by_table=permissions.MAY)
    entries.record_opening(Note("LOOKS_PRINTED" if printed else "LOOKS_SHOWN", case.pk, case.code), by=by)
    return queries.who_looked(case, zone)


@transaction.atomic
def make_complaint(*, by: Actor, case: Case, kind: str, text: str, at: datetime) -> Complaint:
    """Write down what the person complains of, for the data officers. Raises `Refused`."""
    permits.require(by, permissions.MAKE_COMPLAINT, case, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_take(kind=kind, text=text)
    if reasons:
        raise Refused(reasons)
    mark = secrets.token_hex(16)
    wrapped = keys.new_data_key(f"complaint:{mark}", GROUP)
    complaint = Complaint.objects.create(
        case=case, code=case.code, kind=kind, mark=mark, wrapped=wrapped, made_by=by.account or 0, made_at=at,
        text=_seal(by, mark, wrapped, "text", text), due_on=rules.due_on(at),
    )  # fmt: skip
    _note(by, complaint, "COMPLAINT_MADE")
    return complaint


@transaction.atomic
def answer_complaint(*, by: Actor, complaint: Complaint, text: str, at: datetime) -> None:
    """Answer what the person complained of. Raises `Refused`."""
    permits.require(by, permissions.ANSWER_COMPLAINT, complaint, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_answer(text=text, is_answered=complaint.answered_at is not None)
    if reasons:
        raise Refused(reasons)
    complaint.answer = _seal(by, complaint.mark, bytes(complaint.wrapped), "answer", text)
    complaint.answered_by, complaint.answered_at = by.account, at
    complaint.save(update_fields=["answer", "answered_by", "answered_at"])
    _note(by, complaint, "COMPLAINT_ANSWERED")


@transaction.atomic
def tell_answer(*, by: Actor, complaint: Complaint, at: datetime) -> None:
    """Write down that the person was told the answer."""
    permits.require(by, permissions.TELL_ANSWER, complaint, by_table=permissions.MAY)
    complaint.told_at = at
    complaint.save(update_fields=["told_at"])
    _note(by, complaint, "COMPLAINT_TOLD")


def written_of(by: Actor, complaint: Complaint) -> dict[str, str]:
    """Return what was complained of ("text") and the answer ("answer"), after writing down that it was read."""
    sealed = {"text": bytes(complaint.text), "answer": bytes(complaint.answer or b"")}
    entries.record_opening(
        Note("COMPLAINT_READ", complaint.case_id, complaint.code, subject=f"complaint:{complaint.pk}"), by=by
    )
    ticket = keys.issue(
        session=by.session, account=by.account, case_id=f"complaint:{complaint.mark}", group=GROUP, purpose="REVIEW"
    )
    return keys.open_values(ticket, bytes(complaint.wrapped), {name: blob for name, blob in sealed.items() if blob})


def _seal(by: Actor, mark: str, wrapped: bytes, place: str, text: str) -> bytes:
    ticket = keys.issue(
        session=by.session, account=by.account, case_id=f"complaint:{mark}", group=GROUP, purpose="WRITE"
    )
    return keys.seal_values(ticket, wrapped, {place: text.strip()})[place]


def _note(by: Actor, complaint: Complaint, action: str) -> None:
    facts = {"complaint": complaint.pk, "kind": complaint.kind}
    entries.record(Note(action, complaint.case_id, complaint.code, facts=facts), by=by)
