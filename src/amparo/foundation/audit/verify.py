"""Reading the chains back as the owner, entry by entry."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any, Final, NamedTuple

from django.db import connections

from amparo.foundation import keys
from amparo.foundation.audit.entries import canonical

COLUMNS = (
    "chain", "seq", "at", "account_id", "institution", "role", "action", "case_id", "case", "subject", "group",
    "purpose", "facts",
)  # fmt: skip

# Entries for which the key process is asked at once.
AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Fault:
    """The first entry of a chain that does not hold, and why."""

    chain: str
    seq: int
    why: str

    def __str__(self) -> str:
        """Return the line that is printed."""
        return f"{self.chain} entry {self.seq}: {self.why}"


@dataclass(frozen=True, slots=True)
class Report:
    """How many chains and entries were read, and the first fault of each broken chain."""

    chains: int
    entries: int
    faults: tuple[Fault, ...]


def verify_chains(using: str = "owner") -> Report:
    """Recompute every MAC in order and compare the end of each chain with its head."""
    faults: list[Fault] = []
    ends: dict[str, tuple[int, bytes]] = {}
    count = 0
    with connections[using].cursor() as cursor:
        cursor.execute("select chain, seq, mac from audit.chain")
        heads = {chain: (seq, bytes(mac)) for chain, seq, mac in cursor.fetchall()}
        names = ", ".join(f'"{column}"' for column in COLUMNS)
        cursor.execute(f"select {names}, prev, mac from audit_entry order by chain, seq")  # noqa: S608 - ours
        while rows := cursor.fetchmany(AT_ONCE):
            count += len(rows)
            for entry in _entries(rows):
                _walk(entry, ends, faults)
    broken = {fault.chain for fault in faults}
    for chain, head in sorted(heads.items()):
        end = ends.get(chain, (0, b""))
        if chain not in broken and end != head:
            faults.append(Fault(chain, end[0] + 1, "cut: the chain should go on"))
    headless = sorted(ends.keys() - heads.keys() - broken)
    faults.extend(Fault(chain, ends[chain][0] + 1, "cut: the chain's head is gone") for chain in headless)
    return Report(len(heads.keys() | ends.keys()), count, tuple(faults))


class _Entry(NamedTuple):
    """What an entry says, the MAC before it, its own, and the one that it should have."""

    values: dict[str, Any]
    before: bytes
    mac: bytes
    expected: bytes


def _entries(rows: Sequence[tuple[Any, ...]]) -> Iterator[_Entry]:
    """Yield entries with the MAC that each should have, for which the key process is asked once for all of them."""
    read = [(_values(row), bytes(row[-2]), bytes(row[-1])) for row in rows]
    expected = keys.macs([(values["chain"], before + canonical(values)) for values, before, _mac in read])
    for (values, before, mac), right in zip(read, expected, strict=True):
        yield _Entry(values, before, mac, right)


def _values(row: tuple[Any, ...]) -> dict[str, Any]:
    """Return what an entry says, as it was when its MAC was made."""
    values = dict(zip(COLUMNS, row[:-2], strict=True))
    values["at"] = values["at"].astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(values["facts"], str):
        values["facts"] = json.loads(values["facts"])
    return values


def _walk(entry: _Entry, ends: dict[str, tuple[int, bytes]], faults: list[Fault]) -> None:
    """Hold one entry against the one before it in its chain; after a fault the chain is not read further."""
    chain, seq = entry.values["chain"], entry.values["seq"]
    if any(fault.chain == chain for fault in faults):
        return
    last, head = ends.get(chain, (0, b""))
    if seq != last + 1:
        faults.append(Fault(chain, last + 1, "missing"))
        return
    if entry.before != head or entry.mac != entry.expected:
        faults.append(Fault(chain, seq, "altered"))
        return
    ends[chain] = (seq, entry.mac)
