"""What somebody does who has every right over the database, and somebody who has the keys as well."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC

from amparo.foundation import keys
from amparo.foundation.audit.entries import canonical
from amparo.foundation.audit.verify import COLUMNS, Fault
from amparo.foundation.checkpoints import rules, vocabulary
from amparo.foundation.checkpoints.rules import End
from tests.foundation.access.wall import as_owner
from tests.foundation.checkpoints.keeping import CHAIN, sign, write

TABLES = ("audit_entry", "checkpoints_checkpoint", "checkpoints_chainend")


def set_the_scene() -> list[str]:
    """Write six entries, two checkpoints and two entries more; return the tokens as another institution keeps them."""
    write(4)
    sign()
    write(2)
    sign(1)
    write(2)
    guard(on=False)
    return tokens()


def guard(*, on: bool) -> None:
    """Let the database refuse changes of what was written down, or not: its owner can."""
    for table in TABLES:
        as_owner(f"alter table {table} {'enable' if on else 'disable'} trigger user")


def tokens() -> list[str]:
    return [token for (token,) in as_owner("select token from checkpoints_checkpoint order by number")]


def tamper(query: str) -> None:
    as_owner(query.replace("CHAIN", f"chain = '{CHAIN}'"))


def cut_and_set_back(last: int) -> None:
    """Cut the tail of the chain and set its head back, so that the chain alone looks whole."""
    tamper(f"delete from audit_entry where CHAIN and seq > {last}")
    tamper(
        f"update audit.chain set seq = {last}, mac = (select mac from audit_entry where CHAIN and seq = {last})"
        " where CHAIN"
    )


def write_anew(seq: int) -> None:
    """Change an entry and give it and all after it their right MACs, as whoever has the keys can."""
    tamper(f"update audit_entry set subject = 'another' where CHAIN and seq = {seq}")
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    rows = as_owner(f"select id, {names} from audit_entry where chain = '{CHAIN}' order by seq")
    before = b""
    for row in rows:
        values = dict(zip(COLUMNS, row[1:], strict=True))
        values["at"] = values["at"].astimezone(UTC).isoformat(timespec="microseconds")
        values["facts"] = json.loads(values["facts"]) if isinstance(values["facts"], str) else values["facts"]
        mac = keys.mac(CHAIN, before + canonical(values))
        as_owner(f"update audit_entry set prev = '\\x{before.hex()}', mac = '\\x{mac.hex()}' where id = {row[0]}")
        before = mac
    tamper(f"update audit.chain set mac = '\\x{before.hex()}' where CHAIN")


def sign_anew() -> None:
    """Give every checkpoint the ends that now stand, and sign them all again, as whoever has the keys can."""
    as_owner(
        "update checkpoints_chainend e set mac = a.mac from audit_entry a where a.chain = e.chain and a.seq = e.seq"
    )
    ends: dict[str, End] = {}
    before = ""
    for key, number, at in as_owner("select id, number, at from checkpoints_checkpoint order by number"):
        grown = as_owner(f"select chain, seq, mac from checkpoints_chainend where checkpoint_id = {key}")
        ends |= {chain: End(chain, seq, bytes(mac)) for chain, seq, mac in grown}
        said = rules.said_of(number=number, at=at, ends=ends, before=before)
        before = keys.sign_token(asdict(said), vocabulary.KEY_ID)
        as_owner(f"update checkpoints_checkpoint set token = '{before}' where id = {key}")


# What is done; whether the chains alone show it; what the checkpoints say.
ATTACKS: dict[str, tuple[Callable[[], None], bool, Fault]] = {
    "an entry altered": (
        lambda: tamper("update audit_entry set subject = 'x', mac = sha256(mac) where CHAIN and seq = 4"),
        True,
        Fault(CHAIN, 4, "gone or another since checkpoint 1"),
    ),
    "an entry removed": (
        lambda: tamper("delete from audit_entry where CHAIN and seq = 4"),
        True,
        Fault(CHAIN, 4, "gone or another since checkpoint 1"),
    ),
    "the tail cut and the head set back": (
        lambda: cut_and_set_back(3),
        False,
        Fault(CHAIN, 4, "gone or another since checkpoint 1"),
    ),
    "a chain removed without trace": (
        lambda: tamper("delete from audit_entry where CHAIN; delete from audit.chain where CHAIN"),
        False,
        Fault(CHAIN, 1, "gone or another since checkpoint 1"),
    ),
    "a chain written anew with the keys": (
        lambda: write_anew(2),
        False,
        Fault(CHAIN, 4, "gone or another since checkpoint 1"),
    ),
    "the ends that were kept altered too": (
        lambda: tamper("update checkpoints_chainend set seq = 3 where CHAIN and seq = 4"),
        False,
        Fault("checkpoint", 1, "altered"),
    ),
    "a checkpoint removed": (
        lambda: tamper(
            "delete from checkpoints_chainend e using checkpoints_checkpoint c where c.id = e.checkpoint_id"
            " and c.number = 1; delete from checkpoints_checkpoint where number = 1"
        ),
        False,
        Fault("checkpoint", 1, "missing"),
    ),
    "a checkpoint's token exchanged": (
        lambda: tamper(
            "update checkpoints_checkpoint set token = (select token from checkpoints_checkpoint where number = 1)"
        ),
        False,
        Fault("checkpoint", 2, "altered"),
    ),
}
