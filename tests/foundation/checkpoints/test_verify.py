"""The attacks of somebody with every right over the database, and of somebody who has the keys as well."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from amparo.foundation import keys
from amparo.foundation.audit.verify import Fault, verify_chains
from amparo.foundation.checkpoints.verify import verify_checkpoints
from tests.foundation.checkpoints.attacking import ATTACKS, cut_and_set_back, set_the_scene, sign_anew, write_anew


@pytest.fixture
def kept(database: str) -> list[str]:
    """Six entries, two checkpoints, two entries more; the tokens as another institution keeps them."""
    return set_the_scene()


def test_untouched_checkpoints_hold_and_are_those_that_were_handed_out(kept: list[str]) -> None:
    report = verify_checkpoints(kept)

    assert (report.checkpoints, report.compared, report.faults) == (2, 2, ())


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
    assert (code, lines[0]) == (0, "2 checkpoints, 2 compared with those handed out, 0 stamped by an authority")

    write_anew(2)
    sign_anew()
    code, lines = said("--kept", str(file))
    assert (code, lines[0]) == (1, "checkpoint entry 1: not the one that was handed out")

    with pytest.raises(CommandError, match=r"none\.txt"):
        call_command("audit_verify", "--kept", str(tmp_path / "none.txt"))
