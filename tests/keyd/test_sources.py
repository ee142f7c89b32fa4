"""Keys that a security module or Vault wraps: nothing opens without it, and nothing half."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from amparo.keyd import control, house, keyring, opening, server
from amparo.keyd.config import from_environment
from amparo.keyd.custody import keeper_of
from amparo.keyd.house import House, furnished
from amparo.keyd.journal import first_altered
from amparo.keyd.providers import Files
from amparo.keyd.sources import MARK, SourceAway
from amparo.keyd.trouble import DESTROYED, LOCKED, SOURCE_AWAY, SOURCE_REFUSES, SOURCE_WRONG, WRONG, No
from tests import keeping
from tests.keyd import transit
from tests.keyd.test_control import lock, refusal, sealed
from tests.keyd.wrapping import HAS_SOFTHSM, Far, Vault

ISSUER = cache(keyring._new_issuer)
VAULT = {"AMPARO_KEYD_VAULT_ADDRESS": "https://vault.example", "AMPARO_KEYD_VAULT_KEY": "amparo"}
NEEDS = pytest.mark.skipif(not HAS_SOFTHSM, reason="needs SoftHSM 2")


@pytest.fixture(params=[pytest.param("pkcs11", marks=NEEDS), "vault"])
def far(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Far]:
    if request.param == "pkcs11":
        yield request.getfixturevalue("token")
        return
    with transit.serving(transit.Transit()) as engine:
        yield Vault(tmp_path, engine)


@pytest.fixture(autouse=True)
def one_issuer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the pair of the issuer once: two primes for each new installation would take longer than all the rest."""
    monkeypatch.setattr(keyring, "_new_issuer", ISSUER)


def opened(far: Far, state: Path, **more: str) -> House:
    return furnished(from_environment({"AMPARO_STATE": str(state), **far.env(), **more}))


def said(of: House) -> dict[str, object]:
    return dict(json.loads(control.status(of, [])[0]))


def answer(of: House, *parts: bytes) -> bytes:
    """Ask as who runs it could, and return the code with which it refuses."""
    return server.Server(of).answer(parts, is_own=True)[-1]


def test_no_key_rests_unwrapped_and_each_is_there_again_after_a_start(far: Far, tmp_path: Path) -> None:
    first = opened(far, tmp_path)
    care, held = sealed(first), {name: first.ring.key(name) for name in keyring.NAMES}
    secret = first.ring.issuer().private_numbers()

    kept = {path.name: path.read_bytes() for path in (tmp_path / "keys").glob("*.[kp]e[ym]")}

    assert {*kept} == {*(f"{name}.key" for name in keyring.NAMES), keyring.ISSUER}
    assert all(each.startswith(MARK + far.kind.encode()) for each in kept.values())
    assert not [key for key in held.values() for each in kept.values() if key in each or key.hex().encode() in each]
    again = opened(far, tmp_path)
    assert care(again) == b"Luz"
    assert again.ring.issuer().private_numbers() == secret
    assert (said(again)["provider"], said(again)["source"]) == (far.kind, "")


def test_a_key_that_was_moved_altered_or_lies_open_closes_everything(far: Far, tmp_path: Path) -> None:
    care = sealed(opened(far, tmp_path))
    folder = tmp_path / "keys"
    kept = {path.name: path.read_bytes() for path in folder.glob("*.key")}
    end = kept["data.key"]
    flipped = end[:-2] + bytes([end[-2] ^ 1]) + end[-1:]

    for wrong in (kept["safety.key"], flipped, b"k" * 32, MARK + b"other|" + b"k" * 48):
        (folder / "data.key").write_bytes(wrong)
        again = opened(far, tmp_path)
        assert again.ring._held == {}
        assert refusal(care, again) == SOURCE_WRONG
        assert answer(again, b"mac", b"case:1", b"entry") == SOURCE_WRONG.encode()
        assert said(again)["source"] == SOURCE_WRONG
        assert (folder / "data.key").read_bytes() == wrong


def test_while_it_is_away_everything_is_closed_and_says_so_and_then_all_is_back(far: Far, tmp_path: Path) -> None:
    care = sealed(opened(far, tmp_path))
    with far.away():
        began = time.monotonic()
        again = opened(far, tmp_path)

        assert time.monotonic() - began < 5
        assert again.ring._held == {}
        closed = {answer(again, door, b"7", b"C1") for door in ({*server.DOORS, *server.INNER_DOORS} - server.ALWAYS)}
        assert closed == {SOURCE_AWAY.encode()}
        assert said(again)["source"] == SOURCE_AWAY
        assert refusal(care, again) == SOURCE_AWAY
        assert answer(again, b"ask_source") == SOURCE_AWAY.encode()
        assert (tmp_path / "keys" / "data-keys.sqlite").exists()

    house.take_up(again)
    assert care(again) == b"Luz"
    assert said(again)["source"] == ""
    assert first_altered(again.journal.file, again.ring) is None


def test_who_runs_already_goes_on_while_it_is_away_but_makes_no_new_key(far: Far, tmp_path: Path) -> None:
    runs = opened(far, tmp_path)
    care = sealed(runs)
    with far.away():
        assert care(runs) == b"Luz"
        with pytest.raises(SourceAway):
            control.rotate(runs, [b"new"])
        assert answer(runs, b"rotate", b"new") == SOURCE_AWAY.encode()
    while control.rotate(runs, [b"new"]) != [b"0"]:
        pass
    assert care(opened(far, tmp_path)) == b"Luz"


def test_a_lock_forgets_at_once_also_while_it_is_away_and_a_start_does_not_undo_it(far: Far, tmp_path: Path) -> None:
    runs = opened(far, tmp_path)
    care, safety = sealed(runs), sealed(runs, "C2")
    assert (care(runs), safety(runs)) == (b"Luz", b"Luz")
    with far.away():
        began = time.monotonic()
        assert lock(runs, 1, 2) == [[b"ASKED"], [b"LOCKED", b"STAY"]]
        assert time.monotonic() - began < 5
    again = opened(far, tmp_path)

    for one in (runs, again):
        assert {refusal(care, one), refusal(safety, one)} == {LOCKED}
        assert {name for name, _ in one.ring._held} <= {"audit", "tickets"}
        assert one.shelf._held == {}
    assert answer(again, b"wrap") == LOCKED.encode()
    with far.away(), pytest.raises(SourceAway):
        control.unlock(again, [])
    assert refusal(care, again) == LOCKED
    assert (tmp_path / "keyd" / "locked").exists()
    control.unlock(again, [])
    assert (care(again), safety(again)) == (b"Luz", b"Luz")


def test_shares_bring_the_keys_back_under_something_else_that_wraps(far: Far, tmp_path: Path) -> None:
    runs = opened(far, tmp_path)
    care, issuer = sealed(runs), runs.ring.issuer().private_numbers()
    one, two, three = control.make_shares(runs, [])
    control.try_shares(runs, [one, two])
    assert lock(runs, 1, 2)[-1] == [b"LOCKED", b"GONE"]
    assert {path.name for path in (tmp_path / "keys").glob("*.key")} == {"audit.key", "tickets.key"}
    control.unlock(runs, [two, three])
    assert care(runs) == b"Luz"

    for path in (tmp_path / "keys").glob("*.[kp]e[ym]"):
        path.unlink()  # the module broke: what it wrapped is worth nothing
    without = furnished(from_environment({"AMPARO_STATE": str(tmp_path)}))
    assert control.unlock(without, [one, three]) == [str(len(keyring.NAMES) + 1).encode()]
    assert care(without) == b"Luz"
    assert without.ring.issuer().private_numbers() == issuer


def with_a_destroyed_key_put_back(runs: House) -> list[bytes]:
    """Destroy a data key, and put a store back that was copied before; return its handle."""
    handles = opening.new_key(runs, [b"7", b"C1"])
    runs.shelf.close()
    store = runs.config.keys / "data-keys.sqlite"
    before = store.read_bytes()
    again = furnished(runs.config)
    opening.destroy(again, handles)
    again.shelf.close()
    for each in runs.config.keys.glob("data-keys.sqlite-*"):
        each.unlink()
    store.write_bytes(before)
    return handles


def why_closed(of: House, handle: bytes) -> str:
    with pytest.raises(No) as refused:
        of.shelf.cipher(handle, "7", "C1")
    return refused.value.code


def test_what_was_destroyed_is_so_again_before_anything_opens_once_it_is_back(far: Far, tmp_path: Path) -> None:
    (handle,) = with_a_destroyed_key_put_back(opened(far, tmp_path))
    with far.away():
        again = opened(far, tmp_path)
        assert why_closed(again, handle) == SOURCE_AWAY

    house.take_up(again)

    assert why_closed(again, handle) == DESTROYED


def test_without_the_key_of_the_log_a_start_is_closed_until_shares_bring_it_back(tmp_path: Path) -> None:
    runs = furnished(from_environment({"AMPARO_STATE": str(tmp_path)}))
    shares = control.make_shares(runs, [])
    (handle,) = with_a_destroyed_key_put_back(runs)
    (tmp_path / "keys" / "audit.key").unlink()

    again = furnished(runs.config)

    assert (said(again)["source"], answer(again, b"mac", b"case:1", b"entry")) == (SOURCE_WRONG, SOURCE_WRONG.encode())
    assert not (tmp_path / "keys" / "audit.key").exists()
    assert control.unlock(again, shares[:2]) == [b"1"]
    assert said(again)["source"] == ""
    assert why_closed(again, handle) == DESTROYED


def test_what_wraps_is_changed_and_files_that_lay_open_are_wrapped(far: Far, tmp_path: Path) -> None:
    open_files = furnished(from_environment({"AMPARO_STATE": str(tmp_path)}))
    care = sealed(open_files)
    with pytest.raises(No) as refused:
        control.wrap(open_files, [])
    assert refused.value.code == WRONG
    plain = (tmp_path / "keys" / "data.key").read_bytes()
    (tmp_path / "same").hardlink_to(tmp_path / "keys" / "data.key")

    runs, lay_open = opened(far, tmp_path), len([*(tmp_path / "keys").glob("*.key")])
    assert said(runs)["source"] == SOURCE_WRONG

    assert control.wrap(runs, []) == [str(lay_open).encode()]
    assert care(runs) == b"Luz"
    assert (tmp_path / "same").read_bytes() != plain
    before = Files(tmp_path / "keys").read("data.key")
    far.renew()
    anew = opened(far, tmp_path)
    assert care(anew) == b"Luz"
    control.wrap(anew, [])
    assert Files(tmp_path / "keys").read("data.key") != before
    assert care(opened(far, tmp_path)) == b"Luz"


def test_a_wrong_secret_is_tried_once_and_told(far: Far, tmp_path: Path) -> None:
    care = sealed(opened(far, tmp_path))
    right = far.secret().read_text()
    try:
        far.secret().write_text("314159")
        refused = opened(far, tmp_path)
        assert said(refused)["source"] == SOURCE_REFUSES
        assert refusal(care, refused) == SOURCE_REFUSES
        far.secret().write_text(right)
        far.secret().chmod(0o644)
        assert answer(refused, b"ask_source") == SOURCE_REFUSES.encode()
    finally:
        far.secret().write_text(right)
        far.secret().chmod(0o600)
    assert control.ask_source(refused, []) == []
    assert care(refused) == b"Luz"


def test_a_process_of_its_own_starts_closed_says_why_and_opens_by_itself(tmp_path: Path) -> None:
    with transit.serving(transit.Transit()) as engine:
        far = Vault(tmp_path, engine)
        engine.status = 503
        with keeping.key_process(AMPARO_KEYD_STATE=str(tmp_path), **far.env()) as around:
            assert keeping.say(around, b"mac", b"case:1", b"entry") == [b"no", SOURCE_AWAY.encode()]
            assert json.loads(keeping.say(around, b"status")[1])["source"] == SOURCE_AWAY
            engine.status = 0
            until = time.monotonic() + 15
            while keeping.say(around, b"mac", b"case:1", b"entry")[0] != b"ok":
                assert time.monotonic() < until
                time.sleep(0.2)
            assert keeping.say(around, b"new_key", b"7", b"C1")[0] == b"ok"


def test_a_half_told_source_is_named() -> None:
    for kind, told, missing in (
        ("pkcs11", {}, "AMPARO_KEYD_PKCS11_MODULE"),
        ("pkcs11", {"AMPARO_KEYD_PKCS11_MODULE": "m", "AMPARO_KEYD_PKCS11_TOKEN": "t"}, "AMPARO_KEYD_PKCS11_KEY"),
        ("vault", {"AMPARO_KEYD_VAULT_ADDRESS": "https://vault.example"}, "AMPARO_KEYD_VAULT_KEY"),
        ("vault", VAULT, "AMPARO_KEYD_VAULT_TOKEN_FILE"),
        ("vault", {**VAULT, "AMPARO_KEYD_VAULT_ROLE": "r"}, "AMPARO_KEYD_VAULT_SECRET_FILE"),
    ):
        with pytest.raises(ValueError, match=missing):
            keeper_of(from_environment({"AMPARO_KEYD_PROVIDER": kind, **told}))
