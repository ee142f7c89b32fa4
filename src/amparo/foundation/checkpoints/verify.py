"""Holding the audit against its checkpoints, as the owner: what was gone or altered since each was signed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import connections

from amparo.foundation import keys
from amparo.foundation.audit.verify import Fault
from amparo.foundation.checkpoints.rules import End, root_of
from amparo.foundation.checkpoints.stamps import Authority, stamped_at

NAME: Final = "checkpoint"
SIGNED = "select number, token from checkpoints_checkpoint order by number"
ENDS = """
select k.number, e.chain, e.seq, e.mac from checkpoints_chainend e
join checkpoints_checkpoint k on k.id = e.checkpoint_id order by k.number, e.chain
"""
# The first place of each chain at which an entry that a checkpoint signed is not there any more, or is another.
BROKEN = """
select e.chain, min(e.seq), min(k.number) from checkpoints_chainend e
join checkpoints_checkpoint k on k.id = e.checkpoint_id
left join audit_entry a on a.chain = e.chain and a.seq = e.seq
where a.mac is distinct from e.mac group by e.chain order by e.chain
"""
STAMPED = """
select k.number, k.token, s.reply, s.at from checkpoints_stamp s
join checkpoints_checkpoint k on k.id = s.checkpoint_id order by k.number
"""
LAST = "select coalesce(max(seq), 0) from audit_entry where chain = %s"


@dataclass(frozen=True, slots=True)
class Report:
    """How many checkpoints were read, how many compared with those handed out, how many stamped, and what is wrong."""

    checkpoints: int
    compared: int
    faults: tuple[Fault, ...]
    stamped: int = 0


def verify_checkpoints(
    handed_out: Iterable[str] = (), *, authority: Authority | None = None, using: str = "owner"
) -> Report:
    """Verify every checkpoint and what it signed; and against tokens that other institutions kept, if given.

    What kept tokens and stamps show that the database alone cannot: that everything was written anew with the keys.
    Stamps are verified with the certificates of `authority`, if given.
    """
    with connections[using].cursor() as cursor:
        cursor.execute(SIGNED)
        signed = [(int(number), str(token)) for number, token in cursor.fetchall()]
        cursor.execute(ENDS)
        ends = [(int(number), End(chain, seq, bytes(mac))) for number, chain, seq, mac in cursor.fetchall()]
        cursor.execute(BROKEN)
        broken = cursor.fetchall()
        cursor.execute(STAMPED)
        stamps = cursor.fetchall()
        faults = _signatures(signed, ends) + [_first_gone(cursor, *each) for each in broken]
    kept = [token.strip() for token in handed_out if token.strip()]
    faults += _compared(dict(signed), kept) + _stamps(stamps, authority)
    return Report(len(signed), len(kept), tuple(faults), len(stamps))


def _signatures(signed: Sequence[tuple[int, str]], ends: Sequence[tuple[int, End]]) -> list[Fault]:
    """Hold each checkpoint against its token, the one before it and the ends that were kept; end at the first fault."""
    grown: dict[int, list[End]] = {}
    for number, end in ends:
        grown.setdefault(number, []).append(end)
    all_ends: dict[str, End] = {}
    before = ""
    for expected, (number, token) in enumerate(signed, start=1):
        if number != expected:
            return [Fault(NAME, expected, "missing")]
        all_ends |= {end.chain: end for end in grown.get(number, ())}
        if not _holds(keys.read_token(token), number, all_ends.values(), before):
            return [Fault(NAME, number, "altered")]
        before = token
    return []


def _holds(said: dict[str, Any] | None, number: int, ends: Iterable[End], before: str) -> bool:
    if said is None or said.get("number") != number:
        return False
    return said.get("root") == root_of(ends).hex() and said.get("before") == hashlib.sha256(before.encode()).hexdigest()


def _first_gone(cursor: Any, chain: str, seq: int, number: int) -> Fault:
    """Name the first entry of a chain that is not what was signed: past its end it is cut, else it is another."""
    cursor.execute(LAST, [chain])
    last = int(cursor.fetchone()[0])
    return Fault(chain, min(last + 1, seq), f"gone or another since checkpoint {number}")


def _stamps(rows: Sequence[tuple[int, str, bytes, datetime]], authority: Authority | None) -> list[Fault]:
    """Hold each checkpoint against what an authority signed of it; the first that is not the same is named."""
    if authority is None:
        return []
    for number, token, reply, at in rows:
        if stamped_at(authority, token, bytes(reply)) != at:
            return [Fault(NAME, number, "not the one that the authority stamped")]
    return []


def _compared(signed: dict[int, str], kept: Sequence[str]) -> list[Fault]:
    """Hold the tokens that others kept against ours; the first that is not the same is named."""
    for token in kept:
        said = keys.read_token(token)
        number = said.get("number") if said is not None else None
        if not isinstance(number, int):  # signed by somebody else, or a certificate of ours
            return [Fault(NAME, 0, "what was handed in is no checkpoint signed with our key")]
        if signed.get(number) != token:
            return [Fault(NAME, number, "not the one that was handed out")]
    return []
