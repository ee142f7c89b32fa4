"""Data keys, tickets, sealed values and the audit MAC: all of it done by the key process."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from django.db import transaction

from amparo.foundation.keys.client import ask
from amparo.foundation.keys.refusals import Altered, Unavailable
from amparo.keyd.tickets import Ticket

# Whose data key it is: a case by its number, or something else by its kind and name ("report:12").
Subject = int | str


def new_data_key(case_id: Subject, group: str) -> bytes:
    """Make a data key for one case (or other subject) and field group and return its handle (17 bytes).

    The key itself stays with the key process. Raises `ValueError` for a text that is not a kind and a name.
    """
    return ask("new_key", named(case_id), group.encode())[0]


def named(subject: Subject) -> bytes:
    """Return how a subject is said; no text can be taken for a case."""
    if isinstance(subject, str) and ":" not in subject:
        raise ValueError("Not the name of something that has a data key.")
    return str(subject).encode()


def take_in(case_id: Subject, group: str, wrapped: bytes) -> bytes:
    """Hand a data key that lay wrapped in the database to the key process, and return its handle."""
    return ask("take_in", named(case_id), group.encode(), wrapped)[0]


def destroy(handles: Iterable[bytes]) -> int:
    """Destroy data keys for good, also for every backup of the database; return how many there were."""
    return int(ask("destroy", *handles)[0])


def still_kept(handles: Iterable[bytes]) -> int:
    """Return how many of some data keys the key process still has."""
    return int(ask("kept", *handles)[0])


def issue(*, session: str, account: int | None, case_id: Subject, group: str, purpose: str) -> Ticket:
    """Get a ticket for the next minute; called after `decide` has allowed it and the entry is written.

    To open, the session's token must be live, of that account and tied to the case and group by a live grant; a ticket
    for the purpose WRITE seals only. Raises `Unavailable`.
    """
    who = str(account or "").encode()
    return Ticket.from_parts(ask("issue", session.encode(), who, named(case_id), group.encode(), purpose.encode()))


def ask_anew(case_id: Subject) -> None:
    """Have the key process ask anew who may open something, once this transaction holds; it remembers for a minute."""

    def tell() -> None:
        # What was committed stands; a key process that is away remembers nothing when it comes back.
        with suppress(Unavailable):
            ask("forget", named(case_id))

    transaction.on_commit(tell)


def seal_values(ticket: Ticket, wrapped: bytes, values: Mapping[str, str]) -> dict[str, bytes]:
    """Seal texts under a case's group key; each is bound to its place (row|field), so that none can be moved."""
    sealed = ask("seal", *ticket.to_parts(), wrapped, *_pairs(values))
    return dict(zip(values, sealed, strict=True))


def seal_groups(
    *, session: str, case_id: Subject, keys: Mapping[str, bytes], values: Mapping[str, Mapping[str, str]]
) -> dict[str, list[bytes]]:
    """Seal texts of several groups of a case, asking once; return those of each group in their order."""
    said: list[bytes] = []
    for group, texts in values.items():
        said += (group.encode(), keys[group], str(len(texts)).encode(), *_pairs(texts))
    sealed = iter(ask("seal_groups", session.encode(), named(case_id), *said))
    return {group: [next(sealed) for _ in texts] for group, texts in values.items()}


def open_values(ticket: Ticket, wrapped: bytes, sealed: Mapping[str, bytes]) -> dict[str, str]:
    """Open texts sealed by `seal_values`; raises `Altered` when one was altered or moved."""
    given = [piece for place, blob in sealed.items() for piece in (place.encode(), bytes(blob))]
    opened = ask("open", *ticket.to_parts(), wrapped, *given)
    return {place: text.decode() for place, text in zip(sealed, opened, strict=True)}


def _pairs(values: Mapping[str, str]) -> list[bytes]:
    return [piece.encode() for pair in values.items() for piece in pair]


def mac(chain: str, entry: bytes) -> bytes:
    """Return the keyed MAC (HMAC-SHA-256, 32 bytes) of an audit entry in its chain."""
    return ask("mac", chain.encode(), entry)[0]


def macs(entries: Sequence[tuple[str, bytes]]) -> list[bytes]:
    """Return the MACs of many entries, each with its chain, asking once."""
    return ask("mac", *(piece for chain, entry in entries for piece in (chain.encode(), entry)))


def seal_note(account: int, place: str, text: str) -> bytes:
    """Seal a draft for one account and one page."""
    return ask("seal_note", str(account).encode(), place.encode(), text.encode())[0]


def status() -> dict[str, Any]:
    """Return how the key process stands: figures and accounts, never a case."""
    return dict(json.loads(ask("status")[0]))


def release(*, session: str, account: int) -> None:
    """Let a user open as many cases again for an hour, as another person who answers for them."""
    ask("release", session.encode(), str(account).encode())


def lock(*, session: str) -> bool:
    """Ask to lock everything, as an officer; return whether it is locked now, by a second one."""
    return ask("lock", session.encode())[0] == b"LOCKED"


def seal_secret(account: int, place: str, text: str) -> bytes:
    """Seal what proves who an account is: a secret that is needed before anybody has signed in."""
    return ask("seal_secret", str(account).encode(), place.encode(), text.encode())[0]


def open_secret(account: int, place: str, sealed: bytes) -> str | None:
    """Open a secret of an account; None when it does not open."""
    try:
        return ask("open_secret", str(account).encode(), place.encode(), sealed)[0].decode()
    except Altered:
        return None


def open_note(account: int, place: str, sealed: bytes, *, session: str) -> str | None:
    """Open a draft for its writer, whose session's token must be live; None when it does not open."""
    try:
        return ask("open_note", session.encode(), str(account).encode(), place.encode(), sealed)[0].decode()
    except Altered:
        return None
