"""Opening a report, which is written down before anything is decrypted; answering whoever reported."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation import keys
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.prevention.community import permissions
from amparo.prevention.community import vocabulary as words
from amparo.prevention.community.models import CommunityReport, ReportClock, ReportPart
from amparo.prevention.community.queries import inbox
from amparo.prevention.community.rules import sealing


@dataclass(frozen=True, slots=True)
class Said:
    """A message of a day, from whoever reported or from us."""

    from_reporter: bool
    on: date
    text: str


@dataclass(frozen=True, slots=True)
class Opened:
    """What a report says: answers by code, messages, and which files it has."""

    report: CommunityReport
    answers: Mapping[str, str]
    messages: tuple[Said, ...]
    files: tuple[ReportPart, ...]


def note_of(action: str, report: CommunityReport, **facts: object) -> Note:
    """Return the entry of something done with a report: its name among staff and codes, nothing that it says."""
    return Note(action, subject=sealing.subject_of(report.ref), group=words.GROUP, purpose=words.PURPOSE, facts=facts)


def _key(by: Actor, report: CommunityReport, action: str, **facts: object) -> str:
    """Return the key of a report, once it is written down for good that it is opened."""
    permits.require(by, permissions.OPEN_REPORT, report, by_table=permissions.MAY)
    lock = inbox.lock_of(report)
    if lock is None:
        raise Refused([_("This report was erased.")])
    entries.record_opening(note_of(action, report, **facts), by=by)
    subject = sealing.subject_of(report.ref)
    ticket = keys.issue(
        session=by.session, account=by.account, case_id=subject, group=words.GROUP, purpose=words.PURPOSE
    )
    return sealing.key_for_staff(ticket, bytes(lock.wrapped), bytes(lock.by_intake))


@transaction.atomic
def open_report(*, by: Actor, report: CommunityReport, at: datetime) -> Opened:
    """Open what a report says; the first opening stops its clock and tells whoever reported that it was read."""
    clock = ReportClock.objects.filter(report=report).first()
    key = _key(by, report, "REPORT_OPENED", **({"late": at > clock.due_at} if clock else {}))
    said: list[Said] = []
    answers: dict[str, str] = {}
    for part in inbox.parts_of(report):
        text = sealing.opened(key, report.ref, part.place, bytes(part.sealed)) or ""
        if part.kind == words.ANSWER_PART:
            answers = json.loads(text or "{}")
        else:
            said.append(Said(part.from_reporter, part.written_on, text))
    if clock is not None:
        clock.delete()
    report.has_news = False
    if report.state == words.NEW:
        report.state, report.status = words.OPEN, words.READ
    report.save(update_fields=["has_news", "state", "status"])
    return Opened(report, answers, tuple(said), tuple(inbox.files_of(report)))


@transaction.atomic
def answer_reporter(*, by: Actor, report: CommunityReport, text: str, today: date) -> None:
    """Write to whoever reported; only the receipt opens it, and intake. Raises `Refused`."""
    permits.require(by, permissions.FOLLOW_REPORT, report, by_table=permissions.MAY)
    if not text.strip():
        raise Refused([_("Write what you want to tell or ask.")])
    if ReportPart.objects.filter(report=report).count() >= words.MOST_PARTS:
        raise Refused([_("This report is full.")])
    key = _key(by, report, "REPORT_ANSWERED")
    place = sealing.new_place()
    ReportPart.objects.create(
        report=report, kind=words.MESSAGE, place=place, from_reporter=False, written_on=today,
        sealed=sealing.sealed(key, report.ref, place, text.strip()),
    )  # fmt: skip


def open_file(*, by: Actor, report: CommunityReport, place: str) -> tuple[str, str, bytes] | None:
    """Return name, type and content of a file of a report; None when there is none at that place."""
    part = inbox.file_of(report, place)
    if part is None:
        return None
    key = _key(by, report, "REPORT_FILE_OPENED")
    text = sealing.opened(key, report.ref, part.place, bytes(part.sealed))
    if text is None:
        return None
    told = json.loads(text)
    return told["name"], told["kind"], base64.b64decode(told["content"])
