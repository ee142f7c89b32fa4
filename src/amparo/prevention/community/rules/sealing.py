"""Sealing a report under a key of its own, which is kept twice: for whoever has the receipt, and for intake."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Final

from amparo.foundation import keys
from amparo.foundation.keys import Ticket
from amparo.prevention.community.rules import receipts
from amparo.prevention.community.vocabulary import GROUP, SEALS

LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_KEY: Final = "report key"
_TEXT: Final = "report"
_KEPT: Final = "key"


@dataclass(frozen=True, slots=True)
class Locks:
    """The key of a report, kept twice: wrapped under the receipt, and under a data key of intake."""

    lookup: bytes
    salt: bytes
    by_receipt: bytes
    wrapped: bytes
    by_intake: bytes


def new_ref() -> str:
    """Return what a report is called among staff: eight letters that tell neither how many there are nor when."""
    letters = "".join(LETTERS[each % len(LETTERS)] for each in os.urandom(8))
    return f"{letters[:4]}-{letters[4:]}"


def subject_of(ref: str) -> str:
    """Return what intake's data key of a report belongs to."""
    return f"report:{ref}"


def locks_for(ref: str, receipt: str, key: str) -> Locks:
    """Keep the key of a report twice. Computes Argon2id: never inside a transaction."""
    salt = os.urandom(receipts.SALT_BYTES)
    secret = receipts.secret_of(receipt, salt)
    wrapped, by_intake = kept_for_staff(subject_of(ref), key)
    by_receipt = keys.seal_under_secret(secret, _KEY, ref, key)
    return Locks(receipts.lookup_of(receipt), salt, by_receipt, wrapped, by_intake)


def kept_for_staff(subject: str, key: str) -> tuple[bytes, bytes]:
    """Return a new wrapped data key of a subject, and a key sealed under it; whoever does so opens nothing by it."""
    wrapped = keys.new_data_key(subject, GROUP)
    ticket = keys.issue(session=subject, account=None, case_id=subject, group=GROUP, purpose=SEALS)
    return wrapped, keys.seal_values(ticket, wrapped, {_KEPT: key})[_KEPT]


def key_by_receipt(ref: str, receipt: str, salt: bytes, by_receipt: bytes) -> str | None:
    """Return the key of a report to whoever has its receipt. Computes Argon2id: never inside a transaction."""
    return keys.open_under_secret(receipts.secret_of(receipt, salt), _KEY, ref, by_receipt)


def key_for_staff(ticket: Ticket, wrapped: bytes, by_intake: bytes) -> str:
    """Return the key of a report or a slice for a ticket; the opening was written down before."""
    return keys.open_values(ticket, wrapped, {_KEPT: by_intake})[_KEPT]


def new_key() -> str:
    """Return a new random key of a report (256 bits, hex)."""
    return os.urandom(32).hex()


def new_place() -> str:
    """Return the place of a part within its report, to which its seal is bound."""
    return os.urandom(8).hex()


def sealed(key: str, ref: str, place: str, text: str) -> bytes:
    """Seal a part of a report, bound to the report and its place."""
    return keys.seal_under_secret(key, _TEXT, f"{ref}|{place}", text)


def opened(key: str, ref: str, place: str, blob: bytes) -> str | None:
    """Open a part of a report; None when it is of another report or place, or altered."""
    return keys.open_under_secret(key, _TEXT, f"{ref}|{place}", blob)
