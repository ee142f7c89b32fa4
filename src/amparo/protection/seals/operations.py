"""Sealing a case at once, and changing a seal by two persons: each checked here, and once more by the database."""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection, transaction
from django.utils.translation import gettext as _

from amparo.foundation import keys
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.protection.seals import permissions, queries, rules
from amparo.protection.seals.queries import Change, Standing
from amparo.protection.seals.vocabulary import LIFT, NAME


@transaction.atomic
def seal_case(*, by: Actor, case: Standing, kind: str, named: Collection[int]) -> None:
    """Seal a case: from now on it exists for those named only. Raises `Refused`."""
    permits.require(by, permissions.SEAL_CASE, case, by_table=permissions.MAY)
    people = {each.account for each in queries.people_of(case.case_id)}
    reasons = rules.reasons_not_to_seal(is_sealed=case.seal is not None, kind=kind, named=named, people=people)
    if reasons:
        raise Refused(reasons)
    chosen = sorted(set(named))
    # Written down first: whoever seals a case without being named for it is out of it afterwards.
    facts = {"kind": kind, "named": chosen, "closed_to": len(people - set(chosen))}
    entries.record(Note("CASE_SEALED", case.case_id, case.code, facts=facts), by=by)
    with connection.cursor() as cursor:
        cursor.execute("select sec.seal_case(%s, %s, %s)", [case.case_id, kind, chosen])
    keys.ask_anew(case.case_id)


@transaction.atomic
def ask_change(*, by: Actor, case: Standing, kind: str, why: str, account: int | None = None) -> int:
    """Ask that a seal is lifted, or that a person is named for it; return the key of what waits. Raises `Refused`."""
    permits.require(by, permissions.CHANGE_SEAL, case, by_table=permissions.MAY)
    unnamed = {each.account for each in queries.people_of(case.case_id) if not each.is_named}
    of_account = account if kind == NAME else None
    reasons = rules.reasons_not_to_change(
        is_sealed=case.seal is not None, kind=kind, why=why, account=of_account, unnamed=unnamed
    )
    if reasons:
        raise Refused(reasons)
    with connection.cursor() as cursor:
        cursor.execute("select sec.ask_seal_change(%s, %s, %s, %s)", [case.case_id, kind, why, of_account])
        key = cursor.fetchone()[0]
    if key is None:
        raise Refused([_("This was asked already and waits for a second person.")])
    action = "SEAL_LIFT_ASKED" if kind == LIFT else "SEAL_NAME_ASKED"
    facts = {"why": why, **({"account": of_account} if of_account else {})}
    entries.record(Note(action, case.case_id, case.code, subject=f"seal-change:{key}", facts=facts), by=by)
    return int(key)


@transaction.atomic
def decide_change(*, by: Actor, change: Change, is_allowed: bool) -> None:
    """Allow or refuse, as the second person, a change of a seal. Raises `Refused`."""
    permits.require(by, permissions.DECIDE_SEAL, change, by_table=permissions.MAY)
    case = queries.standing_of(change.code)
    action = ("SEAL_LIFTED" if change.kind == LIFT else "SEAL_NAMED") if is_allowed else "SEAL_CHANGE_REFUSED"
    with connection.cursor() as cursor:
        cursor.execute("select sec.decide_seal_change(%s, %s)", [change.key, is_allowed])
        done = bool(cursor.fetchone()[0])
    if not done or case is None:
        raise Refused([_("This does not wait for you any more.")])
    facts = {"asked_by": change.asked_by, **({"account": change.account} if change.account else {})}
    note = Note(action, case.case_id, case.code, subject=f"seal-change:{change.key}", facts=facts)
    entries.record(note, by=by)
