"""Bringing a sealed sheet, opening it, sending what it says, and putting it aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from amparo.foundation import keys
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.posting import operations as posting
from amparo.foundation.posting import texts
from amparo.partnership.coalition import queries as coalition
from amparo.prevention.community.operations import following
from amparo.prevention.community.operations.following import Call
from amparo.protection.pathways import operations as pathways
from amparo.protection.pathways.models import Pathway
from amparo.protection.sheets import permissions, rules
from amparo.protection.sheets import vocabulary as words
from amparo.protection.sheets.models import SealedSheet


@dataclass(frozen=True, slots=True)
class Alert:
    """What intake sends of an alert: the mandate, and the answers of the first step."""

    mandate: str
    answers: Mapping[str, Any]


def _note(action: str, sheet: SealedSheet, **facts: object) -> Note:
    return Note(action, subject=sheet.subject, group=words.GROUP, purpose=words.PURPOSE, facts=facts)


@transaction.atomic
def bring_sheet(*, by: Actor, text: str, at: datetime) -> SealedSheet:
    """Keep a sheet just as sealed as it came; whoever brings it does not learn what it says.

    Raises `Refused` when it is none of ours, would not open, or came before.
    """
    permits.require(by, permissions.BRING_SHEET, None, by_table=permissions.MAY)
    if by.account is None or by.institution is None:
        raise NotAllowed(permissions.BRING_SHEET)
    brought = rules.read_sheet(text, country=by.country)
    keys.check_sheet(brought.place, brought.fingerprint, brought.sealed)
    country = coalition.country_by_code(by.country)
    try:
        with transaction.atomic():
            sheet = SealedSheet.objects.create(
                kept_by=country, digest=brought.digest, fingerprint=brought.fingerprint, sealed=brought.sealed,
                brought_at=at, brought_by=by.account, institution_id=by.institution,
            )  # fmt: skip
    except IntegrityError as twice:
        raise Refused(
            [_("This very sheet was brought before. Nothing was lost, and nothing more is needed.")]
        ) from twice
    entries.record(_note("SHEET_BROUGHT", sheet), by=by)
    others = coalition.accounts_in_role(by.country, words.INTAKE) - {by.account}
    posting.tell(by=by, accounts=others, text=texts.WAITS, at=at)
    return sheet


def open_sheet(*, by: Actor, sheet: SealedSheet) -> rules.Written:
    """Open a sheet, once it is written down for good that it is opened. Raises `Refused`."""
    permits.require(by, permissions.OPEN_SHEET, sheet, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_settle(sheet.state)
    if reasons:
        raise Refused(reasons)
    entries.record_opening(_note("SHEET_OPENED", sheet), by=by)
    ticket = keys.issue(
        session=by.session, account=by.account, case_id=sheet.subject, group=words.GROUP, purpose=words.PURPOSE
    )
    place = sheet.kept_by.code.lower()
    opened = keys.open_sheet(ticket, place, sheet.fingerprint, bytes(sheet.sealed))
    return rules.written_in(opened, country=sheet.kept_by.code)


def _settle(by: Actor, sheet: SealedSheet, state: str, at: datetime) -> SealedSheet:
    """Empty a sheet, held so that nobody else settles it meanwhile."""
    permits.require(by, permissions.SETTLE_SHEET, sheet, by_table=permissions.MAY)
    held = SealedSheet.objects.select_for_update(of=("self",)).select_related("kept_by").get(pk=sheet.pk)
    reasons = rules.reasons_not_to_settle(held.state)
    if reasons:
        raise Refused(reasons)
    held.state, held.sealed, held.settled_at = state, b"", at
    held.save(update_fields=["state", "sealed", "settled_at"])
    return held


@transaction.atomic
def send_alert(*, by: Actor, sheet: SealedSheet, alert: Alert, at: datetime) -> Pathway:
    """Open a case from a sheet and do its first step with what intake has looked at. Raises `Refused`."""
    held = _settle(by, sheet, words.SENT, at)
    pathway = pathways.start_pathway(by=by, mandate=alert.mandate, at=at)
    pathways.complete_step(
        by=by, pathway_id=pathway.pk, path=words.FIRST_STEP, outcome={}, answers=alert.answers, at=at, without=None
    )
    case = pathway.case
    entries.record(Note("ALERT_FROM_SHEET", case.pk, case.code, subject=held.subject), by=by)
    entries.record(_note("SHEET_SENT", held, kind=words.ALERT), by=by)
    return pathway


@transaction.atomic
def send_report(*, by: Actor, sheet: SealedSheet, call: Call, today: date, at: datetime) -> str:
    """Take down a report from a sheet and return its receipt, for whoever told it. Raises `Refused`."""
    held = _settle(by, sheet, words.SENT, at)
    receipt = following.take_down_report(by=by, kept_by=held.kept_by, call=call, today=today, at=at)
    entries.record(_note("SHEET_SENT", held, kind=words.REPORT), by=by)
    return receipt


@transaction.atomic
def put_aside(*, by: Actor, sheet: SealedSheet, at: datetime) -> None:
    """Destroy what a sheet says without sending it: it came twice in other words, or by mistake. Raises `Refused`."""
    entries.record(_note("SHEET_PUT_ASIDE", _settle(by, sheet, words.DROPPED, at)), by=by)
