"""Searching in one's own cases, asking the contact desk, and answering there."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection, transaction
from django.utils.translation import gettext as _

from amparo.foundation import keys
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.protection.cases import queries as cases
from amparo.protection.cases.models import Case
from amparo.protection.finding import permissions, rules
from amparo.protection.finding.vocabulary import MET
from amparo.protection.people import operations as people


@dataclass(frozen=True, slots=True)
class Found:
    """A case of the actor, and how alike what was typed is (1 to 3)."""

    case: Case
    grade: int


def find_in_cases(*, by: Actor, kind: str, typed: str) -> list[Found]:
    """Search in the cases of which the actor may open the identity; written down before, without what was typed.

    Raises `Refused`: too little was typed, or the actor searched too often.
    """
    permits.require(by, permissions.FIND_IN_CASES, None, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_find(kind=kind, typed=typed)
    if reasons:
        raise Refused(reasons)
    entries.record_opening(Note("SEARCHED", facts={"by": kind}), by=by)
    found = keys.find(session=by.session, account=by.account, kind=kind, typed=typed.strip())
    cases_of = [(cases.case_by_code(code), grade) for code, grade in found]
    return [Found(case, grade) for case, grade in cases_of if case is not None and _opens(by, case)]


def _opens(by: Actor, case: Case) -> bool:
    """Say whether the actor may open who the person is, for one of the purposes that tie them to the case."""
    purposes = {relation.purpose for relation in cases.relations(case)}
    return any(not people.may_open(by, case, group=keys.WHO, purpose=purpose) for purpose in purposes)


@transaction.atomic
def ask_desk(*, by: Actor, name: str, document: str, phone: str, born: str, why: str) -> None:
    """Ask whether another institution knows somebody; the answer here is always the same.

    What was typed is sealed, compared once by the key process, and destroyed. Raises `Refused`.
    """
    permits.require(by, permissions.ASK_DESK, None, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_ask(name=name, document=document, phone=phone, born=born, why=why)
    if reasons:
        raise Refused(reasons)
    made = keys.ask_desk(session=by.session, account=by.account, name=name, document=document, phone=phone, born=born)
    with connection.cursor() as cursor:
        cursor.execute("select sec.desk_ask(%s, %s, %s, %s)", [made.mark, why, made.wrapped, made.sealed])
        key = cursor.fetchone()[0]
    entries.record(Note("DESK_ASKED", subject=f"question:{key}", facts={"why": why}), by=by)


@transaction.atomic
def answer_item(*, by: Actor, key: int, agrees: bool) -> str:
    """Agree to talk with the other institution, or not; return how the item stands then. Raises `Refused`."""
    permits.require(by, permissions.KEEP_DESK, None, by_table=permissions.MAY)
    with connection.cursor() as cursor:
        cursor.execute("select sec.desk_answer(%s, %s)", [key, agrees])
        state = str(cursor.fetchone()[0])
    if state == "GONE":
        raise Refused([_("This does not wait for your answer any more.")])
    action = "DESK_AGREED" if agrees else "DESK_DECLINED"
    entries.record(Note(action, subject=f"match:{key // 2}", facts={"met": state == MET}), by=by)
    return state


@transaction.atomic
def watch_desk(*, by: Actor) -> int:
    """Write down what came to desks and what ended unanswered, and drop what is old; return how much came."""
    permits.require(by, permissions.WATCH_DESK, None, by_table=permissions.MAY)
    with connection.cursor() as cursor:
        cursor.execute("select key, what from sec.desk_watch()")
        found = cursor.fetchall()
    for key, what in found:
        entries.record(Note(f"DESK_{what}", subject=f"match:{key}"), by=by)
    return sum(what == "FOUND" for _key, what in found)
