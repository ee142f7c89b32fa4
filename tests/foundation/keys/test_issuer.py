"""The key that signs certificates is made once, kept to its owner, and only its public half leaves."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from pytest_django.fixtures import Settings

from amparo.foundation.keys import issuer


@pytest.fixture
def state(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    settings.STATE = tmp_path
    issuer.issuer_key.cache_clear()
    yield tmp_path
    issuer.issuer_key.cache_clear()


def test_the_key_is_made_once_and_only_its_owner_reads_it(state: Path) -> None:
    first = issuer.issuer_key().private_numbers()
    issuer.issuer_key.cache_clear()

    path = state / "keys" / "issuer.pem"
    assert issuer.issuer_key().private_numbers() == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["issuer.pem"]


def test_it_is_long_enough_and_its_public_half_belongs_to_it(state: Path) -> None:
    key = issuer.issuer_key()

    assert key.key_size == issuer.BITS == 3072
    assert issuer.public_key().public_numbers() == key.public_key().public_numbers()


def test_a_file_with_another_kind_of_key_is_told(state: Path) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    path = state / "keys" / "issuer.pem"
    path.parent.mkdir()
    path.write_bytes(
        Ed25519PrivateKey.generate().private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )

    with pytest.raises(TypeError, match=r"issuer\.pem"):
        issuer.issuer_key()
