"""The attacks of somebody with every right over the database, and of somebody who has the keys as well."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from amparo.foundation import keys
from amparo.foundation.audit.entries import canonical
from amparo.foundation.audit.verify import COLUMNS, Fault, verify_chains
from amparo.foundation.checkpoints import rules, vocabulary
from amparo.foundation.checkpoints.rules import End
from amparo.foundation.checkpoints.verify import verify_checkpoints
from tests.foundation.access.wall import as_owner
from tests.foundation.checkpoints.keeping import CHAIN, sign, write

TABLES = ("audit_entry", "checkpoints_checkpoint", "checkpoints_chainend")


@pytest.fixture
def kept(database: str) -> list[str]:
    """Six entries, two checkpoints, two entries more; the tokens as another institution keeps them."""
    write(4)
    sign()
    write(2)
    sign(1)
    write(2)
    for table in TABLES:
        as_owner(f"alter table {table} disable trigger user")
    return tokens()


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


def test_untouched_checkpoints_hold_and_are_those_that_were_handed_out(kept: list[str]) -> None:
    report = verify_checkpoints(kept)

    assert (report.checkpoints, report.compared, report.faults) == (2, 2, ())


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


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_named_by_the_first_thing_that_does_not_hold(kept: list[str], attack: str) -> None:
    do, chains_show_it, fault = ATTACKS[attack]

    do()

    assert bool(verify_chains().faults) == chains_show_it
    assert fault in verify_checkpoints().faults


def test_everything_written_and_signed_anew_is_shown_by_what_others_kept_and_by_nothing_else(kept: list[str]) -> None:
    write_anew(2)
    sign_anew()

    assert (verify_chains().faults, verify_checkpoints().faults) == ((), ())
    assert verify_checkpoints(kept).faults == (Fault("checkpoint", 1, "not the one that was handed out"),)


def test_what_is_younger_than_the_last_checkpoint_is_the_window_that_is_left(kept: list[str]) -> None:
    cut_and_set_back(6)

    assert (verify_chains().faults, verify_checkpoints(kept).faults) == ((), ())


def test_a_token_of_another_installation_and_one_that_is_no_checkpoint_are_told_apart(kept: list[str]) -> None:
    head, _dot, tail = kept[0].rpartition(".")
    forged = f"{head}.{tail[:-8]}{'A' * 8}"
    certificate = keys.sign_token({"sub": "somebody"}, "certificates")

    for handed_in in (forged, certificate, "nothing"):
        assert verify_checkpoints([handed_in]).faults == (
            Fault("checkpoint", 0, "what was handed in is no checkpoint signed with our key"),
        )


def said(*args: str) -> tuple[int, list[str]]:
    out = StringIO()
    try:
        call_command("audit_verify", *args, stdout=out)
    except SystemExit as ended:
        return int(str(ended.code)), out.getvalue().splitlines()
    return 0, out.getvalue().splitlines()


def test_the_command_compares_with_the_file_that_was_kept(kept: list[str], tmp_path: Path) -> None:
    file = tmp_path / "kept.txt"
    file.write_text("\n".join(kept), encoding="ascii")

    code, lines = said("--kept", str(file))
    assert (code, lines[0]) == (0, "2 checkpoints, 2 compared with those handed out")

    write_anew(2)
    sign_anew()
    code, lines = said("--kept", str(file))
    assert (code, lines[0]) == (1, "checkpoint entry 1: not the one that was handed out")

    with pytest.raises(CommandError, match=r"none\.txt"):
        call_command("audit_verify", "--kept", str(tmp_path / "none.txt"))
