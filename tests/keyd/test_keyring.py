"""Keys in files that only their owner reads; what opens is forgotten when it is locked."""

from __future__ import annotations

import stat
from pathlib import Path
from threading import Barrier, Thread

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256

from amparo.keyd.keyring import BITS, NAMES, OPENING, Keyring
from amparo.keyd.providers import Credentials, Files, WrongKeyFile, provider_of
from amparo.keyd.trouble import LOCKED, No


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "keys"


@pytest.fixture
def ring(folder: Path) -> Keyring:
    return Keyring(Files(folder))


def test_each_key_is_made_once_in_a_file_that_only_its_owner_reads(ring: Keyring, folder: Path) -> None:
    made = {name: ring.key(name) for name in NAMES}

    assert {name: Keyring(Files(folder)).key(name) for name in NAMES} == made
    assert {len(key) for key in made.values()} == {32}
    assert len({*made.values()}) == len(NAMES)
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {path.name for path in folder.iterdir()} == {f"{name}.key" for name in NAMES}


def test_a_name_that_is_not_ours_has_no_key(ring: Keyring, folder: Path) -> None:
    with pytest.raises(KeyError):
        ring.key("../secret")
    assert not folder.exists()


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 33])
def test_a_key_file_that_is_cut_or_foreign_is_refused_and_left_alone(
    ring: Keyring, folder: Path, content: bytes
) -> None:
    folder.mkdir()
    (folder / "audit.key").write_bytes(content)

    with pytest.raises(WrongKeyFile, match=r"audit\.key"):
        ring.key("audit")
    assert (folder / "audit.key").read_bytes() == content


def test_starters_at_once_agree_on_one_key(folder: Path) -> None:
    gate, found = Barrier(8), []

    def start() -> None:
        ring = Keyring(Files(folder))
        gate.wait()
        found.append(ring.key("data"))

    threads = [Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {*found} == {(folder / "data.key").read_bytes()}
    assert len(found) == 8


def test_derived_keys_differ_by_name_and_by_purpose(ring: Keyring) -> None:
    derived = {ring.derived(name, purpose) for name in ("audit", "notes", "tickets") for purpose in ("1", "2")}

    assert len(derived) == 6
    assert ring.derived("audit", "1") in derived


def test_a_locked_ring_opens_nothing_and_still_makes_marks(ring: Keyring) -> None:
    marks = {name: ring.derived(name, "x") for name in ("audit", "tickets")}
    for name in OPENING:
        ring.key(name)

    ring.forget()

    for name in OPENING:
        with pytest.raises(No) as refused:
            ring.key(name)
        assert refused.value.code == LOCKED
        with pytest.raises(No):
            ring.derived(name, "x")
    assert {name: ring.derived(name, "x") for name in marks} == marks


def test_the_issuers_key_is_made_once_and_signs(ring: Keyring, folder: Path) -> None:
    issuer = ring.issuer()

    signature = ring.sign(b"said")

    assert issuer.key_size == BITS == 3072
    assert Keyring(Files(folder)).issuer().private_numbers() == issuer.private_numbers()
    assert stat.S_IMODE((folder / "issuer.pem").stat().st_mode) == 0o600
    issuer.public_key().verify(signature, b"said", padding.PKCS1v15(), SHA256())
    with pytest.raises(InvalidSignature):
        issuer.public_key().verify(signature, b"Said", padding.PKCS1v15(), SHA256())


def test_a_file_with_another_kind_of_key_is_told(ring: Keyring, folder: Path) -> None:
    folder.mkdir()
    (folder / "issuer.pem").write_bytes(
        Ed25519PrivateKey.generate().private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )

    with pytest.raises(WrongKeyFile, match=r"issuer\.pem"):
        ring.issuer()


def test_credentials_of_systemd_are_read_and_never_made(tmp_path: Path) -> None:
    (tmp_path / "amparo-data.key").write_bytes(b"d" * 32)
    (tmp_path / "other").write_bytes(b"x")
    provider = provider_of("systemd", keys=tmp_path / "unused", credentials=tmp_path)
    ring = Keyring(provider)

    assert ring.key("data") == b"d" * 32
    assert provider.names() == ["data.key"]
    with pytest.raises(WrongKeyFile, match=r"amparo-safety\.key"):
        ring.key("safety")
    assert isinstance(provider, Credentials)


@pytest.mark.parametrize("name", ["systemd", "cloud", ""])
def test_a_provider_that_there_is_not_is_told(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="AMPARO_KEYD_PROVIDER"):
        provider_of(name, keys=tmp_path, credentials=None)


def test_a_removed_key_is_overwritten_and_gone(folder: Path) -> None:
    files = Files(folder)
    files.write("data.key", b"k" * 32)
    (folder / "same").hardlink_to(folder / "data.key")

    files.remove("data.key")

    assert not (folder / "data.key").exists()
    assert (folder / "same").read_bytes() != b"k" * 32
