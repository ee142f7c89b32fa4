"""Following a report: weighing it, joining it with another, closing it, keeping it longer, and taking one down."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.partnership.coalition.models import Country
from amparo.prevention.community import permissions
from amparo.prevention.community import vocabulary as words
from amparo.prevention.community.models import CommunityReport, ReportClock, ReportKey, ReportPart
from amparo.prevention.community.operations.opening import note_of
from amparo.prevention.community.queries import inbox
from amparo.prevention.community.rules import due, receipts, sealing


def _held(report: CommunityReport, by: Actor) -> CommunityReport:
    """Return the report, locked, for whoever may follow it."""
    permits.require(by, permissions.FOLLOW_REPORT, report, by_table=permissions.MAY)
    return CommunityReport.objects.select_for_update(of=("self",)).select_related("kept_by").get(pk=report.pk)


def _keep(report: CommunityReport, **values: object) -> None:
    for name, value in values.items():
        setattr(report, name, value)
    report.save(update_fields=list(values))


@transaction.atomic
def weigh_report(*, by: Actor, report: CommunityReport, credibility: str) -> None:
    """Say how credible a report is. Nothing follows from it by itself. Raises `Refused`."""
    report = _held(report, by)
    if credibility not in words.CREDIBILITIES:
        raise Refused([_("Choose one of the answers that are offered.")])
    _keep(report, credibility=credibility)
    entries.record(note_of("REPORT_WEIGHED", report, credibility=credibility), by=by)


@transaction.atomic
def join_reports(*, by: Actor, report: CommunityReport, ref: str) -> None:
    """Mark a report as telling the same as another; both stay whole. With no other, take that back."""
    report = _held(report, by)
    if not ref.strip():
        _keep(report, same_as=None)
        entries.record(note_of("REPORT_TAKEN_APART", report), by=by)
        return
    other = inbox.report_by_ref(by, ref)
    if other is None:
        raise Refused([_("No report is called so.")])
    reasons = due.reasons_not_to_join(one=report.ref, other=other.ref, other_is_joined=other.same_as_id is not None)
    if reasons:
        raise Refused(reasons)
    _keep(report, same_as=other)
    entries.record(note_of("REPORT_JOINED", report, other=other.ref), by=by)


@transaction.atomic
def close_report(*, by: Actor, report: CommunityReport, status: str, today: date) -> None:
    """Close a report with what whoever reported will read: never what became of a person. Raises `Refused`."""
    report = _held(report, by)
    reasons = due.reasons_not_to_close(state=report.state, status=status)
    if reasons:
        raise Refused(reasons)
    ReportClock.objects.filter(report=report).delete()
    erase_on = due.erase_on(today, closed=True)
    _keep(report, state=words.CLOSED, status=status, closed_on=today, erase_on=erase_on, has_news=False)
    entries.record(note_of("REPORT_CLOSED", report, status=status, erase_on=erase_on.isoformat()), by=by)


@transaction.atomic
def keep_report_longer(*, by: Actor, report: CommunityReport, today: date) -> None:
    """Keep a report three months more from today. Raises `Refused`."""
    report = _held(report, by)
    later = today + timedelta(days=words.DAYS_LONGER)
    if later <= report.erase_on:
        raise Refused([_("It is kept longer than that already.")])
    _keep(report, erase_on=later)
    entries.record(note_of("REPORT_KEPT_LONGER", report, erase_on=later.isoformat()), by=by)


@transaction.atomic
def mark_alert(*, by: Actor, report: CommunityReport) -> None:
    """Write down that a report became an alert; which case it is, a report never knows. Raises `Refused`."""
    report = _held(report, by)
    if report.is_alert:
        raise Refused([_("An alert was opened from this report already.")])
    _keep(report, is_alert=True)
    entries.record(note_of("REPORT_BECAME_ALERT", report), by=by)


@dataclass(frozen=True, slots=True)
class Call:
    """What somebody told by telephone, in answers by code."""

    language: str
    answers: Mapping[str, str]


@transaction.atomic
def take_down_report(*, by: Actor, kept_by: Country, call: Call, today: date, at: datetime) -> str:
    """Take down what is told by telephone and return the receipt, to be read to whoever called."""
    permits.require(by, permissions.TAKE_DOWN_REPORT, inbox.Kept(kept_by), by_table=permissions.MAY)
    receipt = receipts.digits_from(os.urandom(32))
    ref, key, place = sealing.new_ref(), sealing.new_key(), sealing.new_place()
    locks = sealing.locks_for(ref, receipt, key)
    danger = call.answers.get("danger") or words.UNSURE
    report = CommunityReport.objects.create(
        kept_by=kept_by, ref=ref, kind=words.PHONE, language=call.language, danger=danger,
        child=call.answers.get("child") or words.UNSURE, received_on=today,
        erase_on=due.erase_on(today, closed=False),
    )  # fmt: skip
    ReportKey.objects.create(
        report=report, lookup=locks.lookup, salt=locks.salt, by_receipt=locks.by_receipt, wrapped=locks.wrapped,
        by_intake=locks.by_intake,
    )  # fmt: skip
    text = json.dumps(dict(call.answers), ensure_ascii=False)
    ReportPart.objects.create(
        report=report, kind=words.ANSWER_PART, place=place, written_on=today,
        sealed=sealing.sealed(key, ref, place, text),
    )  # fmt: skip
    if due.is_urgent(danger):
        ReportClock.objects.create(report=report, due_at=due.due_at(at))
    entries.record(note_of("REPORT_TAKEN_DOWN", report, danger=danger), by=by)
    return receipt
