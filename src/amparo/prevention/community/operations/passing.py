"""Passing on the answers that one institution may see, and what that institution does with them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
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
from amparo.partnership.coalition.models import Institution
from amparo.prevention.community import permissions
from amparo.prevention.community import vocabulary as words
from amparo.prevention.community.models import CommunityReport, Slice
from amparo.prevention.community.operations.opening import note_of, open_report
from amparo.prevention.community.queries import inbox
from amparo.prevention.community.rules import due, sealing

_WHOLE = "slice"


@dataclass(frozen=True, slots=True)
class Passing:
    """To which institution, and which answers by code."""

    institution: Institution
    codes: Sequence[str]


def _subject(ref: str) -> str:
    return f"slice:{ref}"


@transaction.atomic
def pass_on(*, by: Actor, report: CommunityReport, passing: Passing, today: date, at: datetime) -> Slice:
    """Seal the chosen answers anew for one institution: it opens these, and nothing else of the report."""
    permits.require(by, permissions.FOLLOW_REPORT, report, by_table=permissions.MAY)
    if passing.institution.pk not in {each.pk for each in inbox.receivers_in(by.country)}:
        raise Refused([_("Choose one of the answers that are offered.")])
    opened = open_report(by=by, report=report, at=at)
    codes = sorted(set(passing.codes))
    reasons = due.reasons_not_to_pass(codes, [code for code, said in opened.answers.items() if said])
    if reasons:
        raise Refused(reasons)
    ref, key = sealing.new_ref(), sealing.new_key()
    wrapped, by_intake = sealing.kept_for_staff(_subject(ref), key)
    text = json.dumps({code: opened.answers[code] for code in codes}, ensure_ascii=False)
    made = Slice.objects.create(
        report=report, institution=passing.institution, ref=ref, codes=codes, wrapped=wrapped, by_intake=by_intake,
        sealed=sealing.sealed(key, ref, _WHOLE, text), passed_on=today,
    )  # fmt: skip
    report.status = words.PASSED
    report.save(update_fields=["status"])
    facts = {"institution": passing.institution.code, "codes": codes, "slice": ref}
    entries.record(note_of("REPORT_PASSED_ON", report, **facts), by=by)
    return made


def _note(action: str, one: Slice, **facts: object) -> Note:
    return Note(action, subject=_subject(one.ref), group=words.GROUP, purpose=words.PURPOSE, facts=facts)


@transaction.atomic
def open_slice(*, by: Actor, one: Slice, today: date) -> Mapping[str, str]:
    """Open what was passed on to the actor's institution; written down before anything is decrypted."""
    permits.require(by, permissions.OPEN_SLICE, one, by_table=permissions.MAY)
    entries.record_opening(_note("SLICE_OPENED", one), by=by)
    subject = _subject(one.ref)
    ticket = keys.issue(
        session=by.session, account=by.account, case_id=subject, group=words.GROUP, purpose=words.PURPOSE
    )
    key = sealing.key_for_staff(ticket, bytes(one.wrapped), bytes(one.by_intake))
    if one.opened_on is None:
        one.opened_on = today
        one.save(update_fields=["opened_on"])
    told: dict[str, str] = json.loads(sealing.opened(key, one.ref, _WHOLE, bytes(one.sealed)) or "{}")
    return told


@transaction.atomic
def finish_slice(*, by: Actor, one: Slice, outcome: str, today: date) -> None:
    """Say what came of what was passed on, as a code: intake tells whoever reported in words that name nobody."""
    permits.require(by, permissions.OPEN_SLICE, one, by_table=permissions.MAY)
    if outcome not in words.OUTCOMES:
        raise Refused([_("Choose one of the answers that are offered.")])
    one.outcome, one.done_on = outcome, today
    one.save(update_fields=["outcome", "done_on"])
    entries.record(_note("SLICE_FINISHED", one, outcome=outcome), by=by)
