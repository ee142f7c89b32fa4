"""One number over many chains: a Merkle tree of their ends, as RFC 6962 builds it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class End:
    """Where a chain ends: the place and the MAC of its last entry."""

    chain: str
    seq: int
    mac: bytes


def leaf_of(end: End) -> bytes:
    """Return the leaf of a chain: a hash of its name, place and MAC, each of which has one reading only."""
    name = end.chain.encode()
    said = len(name).to_bytes(4, "big") + name + end.seq.to_bytes(8, "big") + end.mac
    return hashlib.sha256(b"\x00" + said).digest()


def root_of(ends: Iterable[End]) -> bytes:
    """Return the root over the ends of all chains, in the order of their names."""
    return _root([leaf_of(end) for end in sorted(ends, key=lambda end: end.chain)])


def _root(leaves: Sequence[bytes]) -> bytes:
    if not leaves:
        return hashlib.sha256(b"").digest()
    level = list(leaves)
    while len(level) > 1:
        pairs = [level[at : at + 2] for at in range(0, len(level), 2)]
        # The last of an odd number goes up as it is, so that no two different lists have the same root.
        level = [hashlib.sha256(b"\x01" + pair[0] + pair[1]).digest() if len(pair) == 2 else pair[0] for pair in pairs]
    return level[0]


def is_due(*, last: datetime | None, at: datetime, every: timedelta) -> bool:
    """Say whether the time for the next checkpoint has come."""
    return last is None or at - last >= every


@dataclass(frozen=True, slots=True)
class Said:
    """What a checkpoint says, tied to the token of the one before it."""

    number: int
    at: str
    chains: int
    entries: int
    root: str
    before: str


def said_of(*, number: int, at: datetime, ends: Mapping[str, End], before: str) -> Said:
    """Return what a checkpoint says of where all chains end; `before` is the token of the one before, or nothing."""
    return Said(
        number=number,
        at=at.isoformat(timespec="seconds"),
        chains=len(ends),
        entries=sum(end.seq for end in ends.values()),
        root=root_of(ends.values()).hex(),
        before=hashlib.sha256(before.encode()).hexdigest(),
    )
