"""Tickets, sealing and opening."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from amparo.keyd import tickets
from amparo.keyd.gate import token_hash
from amparo.keyd.house import DESTROYED, INDEX_DUE, OPENED, House
from amparo.keyd.shelf import NONCE, VERSION
from amparo.keyd.tickets import WRITE, Ticket, subject_of
from amparo.keyd.trouble import ALTERED, GRANT, TICKET, WRONG, No


def mark_of(token: str) -> str:
    """Return by what a session is known in the log and in tickets; nobody acts with it."""
    return token_hash(token).hex()[:16] if token else ""


def new_key(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Make a data key: subject, group. Answers its handle."""
    subject, group = _texts(given, 2)
    return [house.shelf.new(subject_of(subject), group)]


def take_in(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Take a data key that lay wrapped in the database: subject, group, what lay there. Answers its handle."""
    subject, group = _texts(given[:2], 2)
    return [house.shelf.take_in(subject_of(subject), group, given[2])]


def destroy(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Destroy data keys: handles. Answers how many there were."""
    with house.counting:
        house.budgets.destroy(given, house.now())
    # Written down first, by handle: what was destroyed stays so when an older store is put back under this log.
    house.tell(DESTROYED, keys=len(given), handles=[handle.hex() for handle in given])
    gone = house.shelf.destroy(given)
    due = house.config.own / INDEX_DUE
    if gone and not due.exists():
        due.write_text(str(house.now()))
    return [str(gone).encode()]


def forget(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Ask anew who may open something, and take no older ticket: subject. Whoever asks loses a minute at most."""
    (subject,) = _texts(given, 1)
    house.gate.forget(subject_of(subject))
    return []


def kept(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Answer how many of some data keys, by their handles, are still here; nothing is opened."""
    return [str(house.shelf.kept(given)).encode()]


def issue(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Give a ticket: token, account, subject, group, purpose. Answers it, or refuses.

    To open, the session must be live and of that account, a live grant must tie it to the case and group, and the
    hour's budgets must have room. To write, only a budget is asked.
    """
    token, account, subject, group, purpose = _texts(given, 5)
    mark, who = mark_of(token), int(account) if account else None
    subject_of(subject)
    facts = {"session": mark, "account": who, "subject": subject, "group": group, "purpose": purpose}
    if purpose == WRITE:
        with house.counting:
            house.budgets.write(mark, subject, house.now())
    else:
        _allow(house, token, facts)
    expires = int(house.now()) + tickets.LASTS_SECONDS
    return tickets.signed(house.ring, Ticket(mark, who, subject, group, purpose, expires)).to_parts()


def _allow(house: House, token: str, facts: dict[str, Any]) -> None:
    """Raise `No` unless a case may be opened now; what is let through or refused is in the log first."""
    try:
        allowed = house.gate.may_open(token, str(facts["subject"]), str(facts["group"])) if token else None
        if allowed is None or allowed != facts["account"]:
            raise No(GRANT)
        with house.counting:
            house.budgets.open(str(facts["session"]), str(allowed), str(facts["subject"]), house.now())
            house.tell(OPENED, durable=False, **facts)
    except No as refusal:
        house.tell("REFUSED", why=refusal.code, **facts)
        raise


def seal(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Seal: a ticket (7), a handle, then place and text by turns. Answers what is sealed, in order."""
    ticket = checked(house, given)
    cipher = house.shelf.cipher(given[7], ticket.subject, ticket.group)
    return _sealed(cipher, f"{ticket.subject}|{ticket.group}|".encode(), given[8:])


def seal_groups(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Seal in several groups of a case at once: token, subject, then for each group its name, handle, count, pairs.

    Answers what is sealed, in order.
    """
    token, subject = _texts(given[:2], 2)
    with house.counting:
        house.budgets.write(mark_of(token), subject_of(subject), house.now())
    at, done = 2, []
    while at < len(given):
        group, handle, count = given[at].decode(), given[at + 1], int(given[at + 2])
        pairs = given[at + 3 : at + 3 + 2 * count]
        if len(pairs) != 2 * count:
            raise No(WRONG)
        done += _sealed(house.shelf.cipher(handle, subject, group), f"{subject}|{group}|".encode(), pairs)
        at += 3 + 2 * count
    return done


def _sealed(cipher: AESGCM, bound: bytes, pairs: Sequence[bytes]) -> list[bytes]:
    return [sealed_with(cipher, bound, place, text) for place, text in zip(pairs[::2], pairs[1::2], strict=True)]


def sealed_with(cipher: AESGCM, bound: bytes, place: bytes, text: bytes) -> bytes:
    """Seal one text with a data key, bound to its case, group and place."""
    nonce = os.urandom(NONCE)
    return VERSION + nonce + cipher.encrypt(nonce, text, bound + place + b"|1")


def opened_with(cipher: AESGCM, bound: bytes, place: bytes, blob: bytes) -> bytes:
    """Open one text; raises `No` when it was altered or moved."""
    try:
        return cipher.decrypt(blob[1 : 1 + NONCE], blob[1 + NONCE :], bound + place + b"|1")
    except (InvalidTag, ValueError) as altered:
        raise No(ALTERED) from altered


def open_values(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Open: a ticket (7), a handle, then place and what is sealed by turns. Answers the texts, in order."""
    ticket = checked(house, given)
    if ticket.purpose == WRITE:
        raise No(TICKET)
    cipher = house.shelf.cipher(given[7], ticket.subject, ticket.group)
    bound, pairs = f"{ticket.subject}|{ticket.group}|".encode(), given[8:]
    return [opened_with(cipher, bound, place, blob) for place, blob in zip(pairs[::2], pairs[1::2], strict=True)]


def checked(house: House, given: Sequence[bytes]) -> Ticket:
    """Return the ticket that comes first in a message; raises `No` unless it is ours and fresh."""
    ticket = Ticket.from_parts(list(given[:7]))
    tickets.check(house.ring, ticket, now=house.now())
    if house.gate.has_changed_since(ticket.subject, ticket.expires - tickets.LASTS_SECONDS):
        raise No(TICKET)
    return ticket


def _texts(given: Sequence[bytes], count: int) -> list[str]:
    if len(given) != count:
        raise No(WRONG)
    return [each.decode() for each in given]
