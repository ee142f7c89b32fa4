"""Setting periods and holds, and destroying what nobody may keep any more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from amparo.foundation import keys
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.protection.retention import permissions, queries, rules
from amparo.protection.retention.models import Erasure, Hold, Period, Proceeding
from amparo.protection.retention.vocabulary import GROUPS, HOLDS, PROCEEDINGS


@transaction.atomic
def set_period(*, by: Actor, group: str, reason: str, months: int, source: str, verified: bool, at: datetime) -> Period:
    """Say how long a country keeps a field group after a case was closed for a reason. Raises `Refused`."""
    permits.require(by, permissions.SET_PERIOD, None, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_set(group=group, reason=reason, months=months, source=source)
    if reasons:
        raise Refused(reasons)
    period = Period.objects.create(
        country=by.country, group=group, reason=reason, months=months, source=source.strip(), verified=verified,
        set_by=by.account or 0, set_at=at,
    )  # fmt: skip
    facts = {"group": group, "reason": reason, "months": months, "verified": verified}
    entries.record(Note("PERIOD_SET", subject=f"period:{period.pk}", group=group, facts=facts), by=by)
    return period


@transaction.atomic
def hold_case(*, by: Actor, case: int, code: str, reason: str, at: datetime) -> Hold:
    """Keep a case from being destroyed; it holds at once, and another person confirms it. Raises `Refused`."""
    permits.require(by, permissions.HOLD_CASE, None, by_table=permissions.MAY)
    if reason not in HOLDS:
        raise Refused([_("Choose why it is held.")])
    hold = Hold.objects.create(case_id=case, reason=reason, set_by=by.account or 0, set_at=at)
    _note(by, "HOLD_SET", case, code, hold=hold.pk, reason=reason)
    return hold


@transaction.atomic
def confirm_hold(*, by: Actor, hold: Hold, code: str, at: datetime) -> None:
    """Confirm, as the second person, that a case is held."""
    permits.require(by, permissions.CONFIRM_HOLD, hold, by_table=permissions.MAY)
    hold.confirmed_by, hold.confirmed_at = by.account, at
    hold.save(update_fields=["confirmed_by", "confirmed_at"])
    _note(by, "HOLD_CONFIRMED", hold.case_id, code, hold=hold.pk)


@transaction.atomic
def ask_to_lift(*, by: Actor, hold: Hold, code: str, at: datetime) -> None:
    """Ask that a hold is lifted; it holds until another person lifts it."""
    permits.require(by, permissions.ASK_TO_LIFT, hold, by_table=permissions.MAY)
    hold.lift_asked_by, hold.lift_asked_at = by.account, at
    hold.save(update_fields=["lift_asked_by", "lift_asked_at"])
    _note(by, "HOLD_LIFT_ASKED", hold.case_id, code, hold=hold.pk)


@transaction.atomic
def lift_hold(*, by: Actor, hold: Hold, code: str, at: datetime) -> None:
    """Lift a hold that another person asked to lift."""
    permits.require(by, permissions.LIFT_HOLD, hold, by_table=permissions.MAY)
    hold.lifted_by, hold.lifted_at = by.account, at
    hold.save(update_fields=["lifted_by", "lifted_at"])
    _note(by, "HOLD_LIFTED", hold.case_id, code, hold=hold.pk)


@transaction.atomic
def note_proceeding(*, by: Actor, case: int, code: str, kind: str, began_on: date) -> Proceeding:
    """Write down that proceedings concern a case; until they end nothing of it is destroyed. Raises `Refused`."""
    permits.require(by, permissions.NOTE_PROCEEDING, None, by_table=permissions.MAY)
    if kind not in PROCEEDINGS:
        raise Refused([_("Choose which proceedings.")])
    proceeding = Proceeding.objects.create(case_id=case, kind=kind, began_on=began_on)
    _note(by, "PROCEEDING_NOTED", case, code, proceeding=proceeding.pk, kind=kind)
    return proceeding


@transaction.atomic
def end_proceeding(*, by: Actor, proceeding: Proceeding, code: str, on: date) -> None:
    """Write down that proceedings ended. Raises `Refused` for a day before they began."""
    permits.require(by, permissions.NOTE_PROCEEDING, None, by_table=permissions.MAY)
    if on < proceeding.began_on:
        raise Refused([_("They cannot end before they began.")])
    proceeding.ended_on = on
    proceeding.save(update_fields=["ended_on"])
    _note(by, "PROCEEDING_ENDED", proceeding.case_id, code, proceeding=proceeding.pk)


@transaction.atomic
def ask_to_erase(*, by: Actor, case: int, code: str, groups: Iterable[str], at: datetime) -> Erasure:
    """Ask that field groups of a case are destroyed; another person does it. Raises `Refused`."""
    permits.require(by, permissions.ASK_TO_ERASE, None, by_table=permissions.MAY)
    wanted = sorted(set(groups) & set(GROUPS))
    standing = _require_to_erase(by, case, wanted, at)
    erasure = Erasure.objects.create(
        case_id=case, code=code, groups=wanted, closing=standing.closing, asked_by=by.account or 0, asked_at=at
    )
    _note(by, "ERASURE_ASKED", case, code, erasure=erasure.pk, groups=wanted)
    return erasure


@transaction.atomic
def erase(*, by: Actor, erasure: Erasure, at: datetime) -> Erasure:
    """Destroy what another person asked to destroy: rows now, data keys by the clock. Raises `Refused`."""
    permits.require(by, permissions.ERASE, erasure, by_table=permissions.MAY)
    _require_to_erase(by, erasure.case_id, erasure.groups, at)
    with connection.cursor() as cursor:
        cursor.execute("select sec.erase(%s)", [erasure.pk])
        if not cursor.fetchone()[0]:
            raise Refused([_("This cannot be destroyed now.")])
    done = Erasure.objects.get(pk=erasure.pk)
    _note(by, "ERASED", done.case_id, done.code, erasure=done.pk, closing=done.closing, counts=done.counts)
    return done


def _require_to_erase(by: Actor, case: int, groups: Iterable[str], at: datetime) -> rules.Standing:
    standing = queries.standing_of(case)
    decided = queries.decided_in(by.country)
    untils = {group: rules.kept_until(group, standing, decided) for group in groups}
    reasons = rules.reasons_not_to_erase(untils, standing, at)
    if reasons:
        raise Refused(reasons)
    return standing


@transaction.atomic
def destroy_keys(*, by: Actor, erasure: Erasure) -> int:
    """Have the key process destroy the data keys of what was erased, so that no backup opens; return how many."""
    permits.require(by, permissions.DESTROY_KEYS, None, by_table=permissions.MAY)
    gone = keys.destroy(bytes(handle) for handle in erasure.handles)
    with connection.cursor() as cursor:
        cursor.execute("select sec.keys_are_gone(%s)", [erasure.pk])
    _note(by, "KEYS_DESTROYED", erasure.case_id, erasure.code, erasure=erasure.pk, keys=gone)
    return gone


@transaction.atomic
def destroy_again(*, by: Actor, erasure: Erasure) -> int:
    """Destroy once more what is back: somebody put an old copy of the key process in place; return how many."""
    permits.require(by, permissions.DESTROY_KEYS, None, by_table=permissions.MAY)
    gone = keys.destroy(bytes(handle) for handle in erasure.handles)
    _note(by, "KEYS_DESTROYED_AGAIN", erasure.case_id, erasure.code, erasure=erasure.pk, keys=gone)
    return gone


def _note(by: Actor, action: str, case: int, code: str, **facts: Any) -> None:
    entries.record(Note(action, case, code, facts=facts), by=by)
