"""Key files."""

from __future__ import annotations

import stat
from pathlib import Path
from threading import Barrier, Thread

import pytest

from amparo.foundation.keys import store


def test_each_key_is_made_once_in_a_file_that_only_its_owner_reads(key_folder: Path) -> None:
    made = {name: store.key(name) for name in store.NAMES}
    store.key.cache_clear()

    assert {name: store.key(name) for name in store.NAMES} == made
    assert {len(key) for key in made.values()} == {32}
    assert len(set(made.values())) == len(store.NAMES)
    assert {stat.S_IMODE(path.stat().st_mode) for path in key_folder.iterdir()} == {0o600}
    assert stat.S_IMODE(key_folder.stat().st_mode) == 0o700
    assert {path.name for path in key_folder.iterdir()} == {f"{name}.key" for name in store.NAMES}


def test_a_name_that_is_not_ours_has_no_key(key_folder: Path) -> None:
    with pytest.raises(KeyError):
        store.key("../secret")
    assert not key_folder.exists()


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 33])
def test_a_key_file_that_is_cut_or_foreign_is_refused_and_left_alone(key_folder: Path, content: bytes) -> None:
    key_folder.mkdir()
    path = key_folder / "audit.key"
    path.write_bytes(content)

    with pytest.raises(store.WrongKeyFile, match=r"audit\.key"):
        store.key("audit")
    assert path.read_bytes() == content


def test_starters_at_once_agree_on_one_key(key_folder: Path) -> None:
    gate, found = Barrier(8), []

    def start() -> None:
        gate.wait()
        found.append(store._read_or_make(key_folder / "data.key"))

    threads = [Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert set(found) == {(key_folder / "data.key").read_bytes()}
    assert len(found) == 8


def test_derived_keys_differ_by_name_and_by_purpose() -> None:
    derived = {store.derived(name, purpose) for name in ("audit", "notes") for purpose in ("1", "2")}

    assert len(derived) == 4
    assert store.derived("audit", "1") in derived
