"""Breaking a glass, agreeing to it, ending it, and looking at it afterwards."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from amparo.foundation import keys
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.need_to_know import EMERGENCY
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.posting import operations as posting
from amparo.foundation.posting import texts
from amparo.protection.emergencies import permissions, queries, rules
from amparo.protection.emergencies.models import Emergency, Told
from amparo.protection.people import operations as people

# The field group under which it is sealed why a glass was broken, and what a review says.
GROUP = "EM"


@dataclass(frozen=True, slots=True)
class Broken:
    """What came of giving a code: the key of what was asked, and whether it opens now."""

    key: int
    opens: bool


@transaction.atomic
def break_glass(*, by: Actor, code: str, category: str, reason: str) -> Broken:
    """Open a case by its code for four hours, and tell those who answer for it in the same transaction.

    A code that opens nothing, one of another country and one of a sealed case are answered alike. Raises `Refused`.
    """
    permits.require(by, permissions.BREAK_GLASS, None, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_break(category=category, reason=reason)
    if reasons:
        raise Refused(reasons)
    mark = secrets.token_hex(16)
    wanted = rules.code_typed(code) or "-"
    wrapped = keys.new_data_key(_subject(mark), GROUP)
    sealed = _seal(by, mark, wrapped, "reason", reason.strip())
    with connection.cursor() as cursor:
        cursor.execute("select * from sec.break_glass(%s, %s, %s, %s, %s)", [wanted, category, mark, sealed, wrapped])
        key, case, too_many = cursor.fetchone()
    if too_many:
        raise Refused([_("You gave too many codes within the hour. Call the duty officer.")])
    facts = {"emergency": key, "category": category}
    note = Note("GLASS_ASKED", subject=f"emergency:{key}", purpose=EMERGENCY, facts=facts)
    if case is not None:
        note = Note("GLASS_BROKEN", case, wanted, subject=f"emergency:{key}", purpose=EMERGENCY, facts=facts)
    entries.record(note, by=by)
    return Broken(int(key), case is not None)


@transaction.atomic
def second_glass(*, by: Actor, emergency: Emergency) -> None:
    """Agree, as the second person, that a sealed case is opened. Raises `Refused`."""
    permits.require(by, permissions.SECOND_GLASS, emergency, by_table=permissions.MAY)
    if not _done("select sec.second_glass(%s)", [emergency.pk]):
        raise Refused([_("This does not wait for you any more.")])
    _note(by, emergency, "GLASS_SECONDED")


@transaction.atomic
def end_glass(*, by: Actor, emergency: Emergency) -> None:
    """End what one opened before its time is over."""
    permits.require(by, permissions.END_GLASS, emergency, by_table=permissions.MAY)
    if _done("select sec.end_glass(%s)", [emergency.pk]):
        _note(by, emergency, "GLASS_ENDED")


def open_through(by: Actor, emergency: Emergency, *, group: str, now: datetime) -> dict[str, Any]:
    """Open identity or safety through a broken glass; audited before anything is decrypted. Raises `NotAllowed`."""
    facts = queries.facts(by, emergency, group=group, now=now)
    return people.reveal_by_glass(by, facts, code=emergency.code, record=f"emergency:{emergency.pk}")


@transaction.atomic
def review_glass(*, by: Actor, emergency: Emergency, verdict: str, words: str) -> None:
    """Say what one found of a broken glass; nobody looks at their own. Raises `Refused`."""
    permits.require(by, permissions.REVIEW_GLASS, emergency, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_review(verdict=verdict, words=words)
    if reasons:
        raise Refused(reasons)
    sealed = _seal(by, emergency.mark, bytes(emergency.wrapped), "words", words.strip())
    if not _done("select sec.review_glass(%s, %s, %s)", [emergency.pk, verdict, sealed]):
        raise Refused([_("Somebody has reviewed this already.")])
    _note(by, emergency, "GLASS_REVIEWED", verdict=verdict)


@transaction.atomic
def take_note(*, by: Actor, emergency: Emergency, at: datetime) -> None:
    """Write down that one has seen what one was told."""
    permits.require(by, permissions.SEE_GLASS, emergency, by_table=permissions.MAY)
    if queries.told_of(by, emergency).filter(seen_at=None).update(seen_at=at):
        _note(by, emergency, "GLASS_SEEN")


@transaction.atomic
def watch_glasses(*, by: Actor) -> int:
    """Tell whoever must agree to a sealed case, and raise reviews that are late; return how many of the latter."""
    permits.require(by, permissions.WATCH_GLASSES, None, by_table=permissions.MAY)
    with connection.cursor() as cursor:
        cursor.execute("select key, of_case, of_code, late from sec.watch_glasses()")
        found = cursor.fetchall()
    for key, case, code, late in found:
        action = "GLASS_REVIEW_LATE" if late else "GLASS_WAITS"
        entries.record(Note(action, case, code, subject=f"emergency:{key}", facts={"emergency": key}), by=by)
    return sum(late for *_rest, late in found)


@transaction.atomic
def write_to_those_told(*, by: Actor, at: datetime) -> None:
    """Let those who were told, and have said how they are reached, know that something cannot wait."""
    permits.require(by, permissions.WATCH_GLASSES, None, by_table=permissions.MAY)
    posting.tell(by=by, accounts=queries.to_message(at), text=texts.URGENT, at=at)


@transaction.atomic
def send_word(*, by: Actor, key: int, address: str, send: Callable[[str], None], at: datetime) -> bool:
    """Send the neutral mail to one who was told; what mail refuses is tried again later. Return whether it left."""
    permits.require(by, permissions.WATCH_GLASSES, None, by_table=permissions.MAY)
    told = Told.objects.get(pk=key)
    told.mail_tries += 1
    try:
        send(address)
    except OSError:
        told.save(update_fields=["mail_tries"])
        return False
    told.mailed_at = at
    told.save(update_fields=["mail_tries", "mailed_at"])
    entries.record(Note("GLASS_WORD_SENT", subject=f"told:{key}"), by=by)
    return True


def written_of(by: Actor, emergency: Emergency) -> dict[str, str]:
    """Return why a glass was broken ("reason") and what the review says ("words"), for whoever looks at it."""
    sealed = {"reason": bytes(emergency.reason), "words": bytes(emergency.words or b"")}
    sealed = {name: blob for name, blob in sealed.items() if blob}
    if not sealed:
        return {}
    ticket = keys.issue(
        session=by.session, account=by.account, case_id=_subject(emergency.mark), group=GROUP, purpose="REVIEW"
    )
    return keys.open_values(ticket, bytes(emergency.wrapped), sealed)


def _subject(mark: str) -> str:
    return f"emergency:{mark}"


def _seal(by: Actor, mark: str, wrapped: bytes, place: str, text: str) -> bytes:
    ticket = keys.issue(session=by.session, account=by.account, case_id=_subject(mark), group=GROUP, purpose="WRITE")
    return keys.seal_values(ticket, wrapped, {place: text})[place]


def _done(query: str, values: list[Any]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return bool(cursor.fetchone()[0])


def _note(by: Actor, emergency: Emergency, action: str, **facts: Any) -> None:
    said = {"emergency": emergency.pk, **facts}
    note = Note(action, emergency.case_id, emergency.code, subject=f"emergency:{emergency.pk}", facts=said)
    entries.record(note, by=by)
