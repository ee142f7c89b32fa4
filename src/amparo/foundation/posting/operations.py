"""Saying how one is reached, telling members, letting a message leave, and trying a dead one again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from amparo.foundation import keys
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.posting import permissions, rules, texts
from amparo.foundation.posting.carriers import Letter, Messenger, NeverTaken, NotTaken
from amparo.foundation.posting.models import Message, Reach

PLACE = "reach"
NOWHERE = "NO_ADDRESS"


@dataclass(frozen=True, slots=True)
class Wish:
    """How somebody wishes to be reached; no channel is not at all."""

    channel: str
    address: str
    first_hour: int
    last_hour: int
    is_shared: bool
    language: str


@transaction.atomic
def keep_reach(*, by: Actor, wish: Wish, offered: frozenset[str], at: datetime) -> None:
    """Keep how the actor wishes to be reached; an address that is left empty stays as it is. Raises `Refused`."""
    permits.require(by, permissions.KEEP_REACH, None, by_table=permissions.MAY)
    if by.account is None:
        raise NotAllowed(permissions.KEEP_REACH)
    held = Reach.objects.filter(account_id=by.account).first()
    address = rules.plain_address(wish.channel, wish.address)
    stays = held is not None and not address and wish.channel == held.channel
    reasons = [] if stays else rules.reasons_not_to_keep(wish.channel, address, offered)
    if reasons:
        raise Refused(reasons)
    values = {
        "channel": wish.channel, "first_hour": wish.first_hour, "last_hour": wish.last_hour,
        "time_zone": by.time_zone, "language": wish.language, "is_shared": wish.is_shared, "changed_at": at,
    }  # fmt: skip
    if not stays:
        values |= {"sealed": _sealed(by.account, wish.channel, address), "shown": _shown(wish.channel, address)}
    Reach.objects.update_or_create(account_id=by.account, defaults=values)
    facts = {"channel": wish.channel or "NONE"}
    entries.record(Note("REACH_CHANGED", subject=f"account:{by.account}", facts=facts), by=by)


def _sealed(account: int, channel: str, address: str) -> bytes:
    return keys.seal_secret(account, PLACE, address) if channel else b""


def _shown(channel: str, address: str) -> str:
    return rules.masked(channel, address) if channel else ""


@transaction.atomic
def tell(*, by: Actor, accounts: Iterable[int], text: str, at: datetime) -> None:
    """Let members know, by the code of a text; whoever has said no way to be reached is told in the application only.

    A message of the same code that waits already is enough. Raises `KeyError` for a code that the content has not.
    """
    permits.require(by, permissions.TELL_MEMBERS, None, by_table=permissions.MAY)
    texts.text_of(text, "")
    rows = [Message(account_id=account, text=text, queued_at=at, next_at=at) for account in sorted({*accounts})]
    Message.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def carry(*, by: Actor, message: Message, carriers: Mapping[str, Messenger], at: datetime) -> bool:
    """Let a message leave, wait for the safe hours, be tried again later, or end as dead. Return whether it left."""
    permits.require(by, permissions.CARRY_MESSAGES, None, by_table=permissions.MAY)
    reach = Reach.objects.filter(account_id=message.account_id).first()
    if reach is None or not reach.channel:
        message.delete()
        return False
    text = texts.text_of(message.text, reach.language)
    if rules.waits(is_urgent=text.is_urgent, is_shared=reach.is_shared):
        leaves = rules.leaves_at(at, first=reach.first_hour, last=reach.last_hour, zone=reach.time_zone)
        if leaves > at:
            return _keep(message, next_at=leaves)
    try:
        _handed_over(message, reach, text, carriers)
    except NotTaken as trouble:
        return _not_taken(by, message, trouble, at)
    _keep(message, tries=message.tries + 1, sent_at=at, why="")
    facts = {"text": message.text, "channel": reach.channel}
    entries.record(Note("MESSAGE_SENT", subject=f"account:{message.account_id}", facts=facts), by=by)
    return True


def _handed_over(message: Message, reach: Reach, text: texts.Text, carriers: Mapping[str, Messenger]) -> None:
    carrier = carriers.get(reach.channel)
    address = keys.open_secret(message.account_id, PLACE, bytes(reach.sealed))
    if carrier is None:
        raise NotTaken("NO_CARRIER")
    if not address:
        raise NeverTaken(NOWHERE)
    carrier.send(Letter(address, text.subject, text.body))


def _not_taken(by: Actor, message: Message, trouble: NotTaken, at: datetime) -> bool:
    """Note why, and when it is tried again; what is of no use to try again is dead."""
    tries, why = message.tries + 1, str(trouble)[:40]
    again = None if isinstance(trouble, NeverTaken) else rules.tried_again_at(tries, at)
    if again is not None:
        return _keep(message, tries=tries, next_at=again, why=why)
    facts = {"text": message.text, "why": why}
    entries.record(Note("MESSAGE_DEAD", subject=f"account:{message.account_id}", facts=facts), by=by)
    return _keep(message, tries=tries, dead_at=at, why=why)


def _keep(message: Message, **values: object) -> bool:
    for name, value in values.items():
        setattr(message, name, value)
    message.save(update_fields=[*values])
    return False


@transaction.atomic
def try_again(*, by: Actor, message: Message, at: datetime) -> None:
    """Let a dead message leave once more. Raises `NotAllowed`."""
    permits.require(by, permissions.SEE_DEAD_MESSAGES, message, by_table=permissions.MAY)
    tell(by=by, accounts=[message.account_id], text=message.text, at=at)
    entries.record(Note("MESSAGE_TRIED_AGAIN", subject=f"account:{message.account_id}"), by=by)
