"""Writing entries: in the transaction of the change, or on the ledger before something is opened."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import connections, transaction

from amparo.foundation import keys
from amparo.foundation.access.actors import Actor

SYSTEM_CHAIN = "system"


@dataclass(frozen=True, slots=True)
class Note:
    """What an entry says, in codes: never a name, a narrative or a location."""

    action: str
    case_id: int | None = None
    case: str = ""
    subject: str = ""
    group: str = ""
    purpose: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Head:
    """Where a chain ends: the place and the MAC of its last entry. Holds while the transaction that read it lasts."""

    seq: int
    mac: bytes


def chain_of(note: Note, by: Actor | None) -> str:
    """Name the chain that an entry belongs to: its case, else the actor's institution, else the system."""
    if note.case_id is not None:
        return f"case:{note.case_id}"
    if by is not None and by.institution_code:
        return f"institution:{by.institution_code}"
    return SYSTEM_CHAIN


def canonical(values: dict[str, Any]) -> bytes:
    """Return the bytes that the MAC covers: sorted JSON of every column but the MAC itself."""
    return json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def head_of(chain: str, *, using: str = "default") -> Head:
    """Return where a chain ends, and hold it there until this transaction ends."""
    with connections[using].cursor() as cursor:
        cursor.execute("select seq, mac from audit.head(%s)", [chain])
        seq, mac = cursor.fetchone()
    return Head(seq, bytes(mac))


def columns(note: Note, *, by: Actor | None, head: Head) -> dict[str, Any]:
    """Return the row of the entry that comes after a head, tied to it by its MAC."""
    chain = chain_of(note, by)
    values = {
        "chain": chain,
        "seq": head.seq + 1,
        "at": datetime.now(UTC).isoformat(timespec="microseconds"),
        "account_id": by.account if by else None,
        "institution": by.institution_code if by else "",
        "role": " ".join(sorted(by.roles)) if by else "",
        "action": note.action,
        "case_id": note.case_id,
        "case": note.case,
        "subject": note.subject,
        "group": note.group,
        "purpose": note.purpose,
        "facts": note.facts,
    }
    return {**values, "prev": head.mac, "mac": keys.mac(chain, head.mac + canonical(values))}


def record(note: Note, *, by: Actor | None, using: str = "default", head: Head | None = None) -> None:
    """Append an entry in the current transaction of a connection; `head` spares reading where its chain ends.

    Raises whatever the database raises: a change without its entry must not happen.
    """
    row = columns(note, by=by, head=head or head_of(chain_of(note, by), using=using))
    row["facts"] = json.dumps(row["facts"])
    names, marks = ", ".join(f'"{name}"' for name in row), ", ".join(["%s"] * len(row))
    with connections[using].cursor() as cursor:
        cursor.execute(
            f"insert into audit_entry ({names}) values ({marks})",  # noqa: S608 - column names are ours
            list(row.values()),
        )


def record_opening(note: Note, *, by: Actor) -> None:
    """Commit, on the ledger, that something is about to be opened; nothing is decrypted before this returns."""
    with transaction.atomic(using="ledger"):
        record(note, by=by, using="ledger")


def record_refusal(*, by: Actor | None, action: str, case: str = "", subject: str = "") -> None:
    """Commit, on the ledger, that something was refused; in the chain of the actor's institution."""
    with transaction.atomic(using="ledger"):
        record(Note(action=f"REFUSED_{action}", case=case[:20], subject=subject), by=by, using="ledger")
