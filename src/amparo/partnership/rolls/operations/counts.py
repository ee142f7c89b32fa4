"""Telling a session with the public by counts, and correcting what was counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.rolls import permissions
from amparo.partnership.rolls import vocabulary as words
from amparo.partnership.rolls.models import CountCorrection, HeadCount, Session
from amparo.partnership.rolls.queries import presence


@dataclass(frozen=True, slots=True)
class Count:
    """How many women, men and others of an age band came."""

    age_band: str
    women: int
    men: int
    others: int


@transaction.atomic
def record_counts(*, by: Actor, session: Session, counts: Iterable[Count], at: datetime, why: str = "") -> int:
    """Roll a session with the public by counts; returns how many came.

    What was counted before is corrected only with a reason, and stays to be seen. Raises `Refused` when the actor may
    not, names are rolled in this activity, or a correction gives no reason.
    """
    permits.require(by, permissions.FILL_ROLL, session.activity, by_table=permissions.MAY)
    told = list(counts)
    session = Session.objects.select_for_update(of=("self",)).select_related("activity__kept_by").get(pk=session.pk)
    before = counted(session)
    is_correction = bool(before) and bool(changes(session, told))
    reasons = _reasons(session, told)
    if is_correction and not why.strip():
        reasons.append(_("Write why the counts are corrected."))
    if len(why) > words.LONGEST_TEXT:
        reasons.append(_("The text is too long."))
    if reasons:
        raise Refused(reasons)
    if is_correction:
        was = [list(astuple(each)) for each in before.values()]
        CountCorrection.objects.create(
            session=session, before=was, why=why.strip(), corrected_at=at, corrected_by=by.account
        )
    for each in told:
        numbers = {"women": each.women, "men": each.men, "others": each.others}
        defaults = {**numbers, "recorded_at": at, "recorded_by": by.account}
        HeadCount.objects.update_or_create(session=session, age_band=each.age_band, defaults=defaults)
    facts = {"session": session.number, "bands": len(told)}
    note = "COUNTS_CORRECTED" if is_correction else "COUNTS_RECORDED"
    entries.record(Note(note, subject=f"activity:{session.activity_id}", facts=facts), by=by)
    return sum(each.total for each in presence.counts_of(session))


def _reasons(session: Session, told: list[Count]) -> list[str]:
    if not session.activity.is_by_counts:
        return [_("This activity is rolled by names.")]
    if session.activity.state == words.CANCELLED:
        return [_("The activity was cancelled.")]
    if any(min(each.women, each.men, each.others) < 0 or each.age_band not in words.AGE_BANDS for each in told):
        return [_("A count is a whole number from 0 on.")]
    return []


def counted(session: Session) -> dict[str, Count]:
    """Return what is counted in a session, by age band."""
    rows = presence.counts_of(session)
    return {row.age_band: Count(row.age_band, row.women, row.men, row.others) for row in rows}


def changes(session: Session, told: Iterable[Count]) -> list[tuple[Count, Count]]:
    """Return what counts would change in a session, each as it is and as it would be."""
    before = counted(session)
    pairs = [(before.get(each.age_band, Count(each.age_band, 0, 0, 0)), each) for each in told]
    return [(was, now) for was, now in pairs if was != now]
