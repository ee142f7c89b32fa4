"""How Vault is asked: over HTTPS, following nowhere, with a token that is given back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from amparo.keyd.providers import WrongKeyFile
from amparo.keyd.sources import SourceAway
from amparo.keyd.trouble import SOURCE_AWAY, SOURCE_REFUSES
from amparo.keyd.vault import vault_of
from tests.keyd import transit

NAMED = "AMPARO_KEYD_VAULT_"


@pytest.fixture
def engine() -> Iterator[transit.Transit]:
    with transit.serving(transit.Transit()) as engine:
        yield engine


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    (tmp_path / "secret").write_text(f"{transit.ROOT}\n")
    (tmp_path / "secret").chmod(0o600)
    return tmp_path / "secret"


def given(address: str, **more: str) -> dict[str, str]:
    return {f"{NAMED}ADDRESS": address, f"{NAMED}KEY": "amparo", **{NAMED + name: each for name, each in more.items()}}


def test_with_a_token_of_a_file_it_wraps_for_one_place(engine: transit.Transit, secret: Path) -> None:
    vault = vault_of(given(engine.address), secret)

    wrapped = vault.wrap("data.key", b"k" * 32)

    assert wrapped.startswith(b"vault:v1:")
    assert vault.unwrap("data.key", wrapped) == b"k" * 32
    with pytest.raises(WrongKeyFile, match=r"safety\.key"):
        vault.unwrap("safety.key", wrapped)


def test_a_token_that_a_role_got_is_given_back_whatever_comes(engine: transit.Transit, secret: Path) -> None:
    secret.write_text(transit.SECRET_ID)
    vault = vault_of(given(engine.address, ROLE=transit.ROLE), secret)

    with pytest.raises(WrongKeyFile):
        vault.unwrap("data.key", vault.wrap("safety.key", b"k"))

    assert engine.tokens == {transit.ROOT}
    assert [path for path, _ in engine.seen].count("/v1/auth/token/revoke-self") == 2


@pytest.mark.parametrize(("status", "code"), [(503, SOURCE_AWAY), (500, SOURCE_AWAY), (429, SOURCE_AWAY),
                                              (403, SOURCE_REFUSES), (404, SOURCE_REFUSES)])  # fmt: skip
def test_each_way_of_saying_no_is_told_apart(engine: transit.Transit, secret: Path, status: int, code: str) -> None:
    engine.status = status
    with pytest.raises(SourceAway) as away:
        vault_of(given(engine.address), secret).wrap("data.key", b"k")
    assert away.value.code == code
    assert transit.ROOT not in str(away.value)


def test_it_follows_nowhere_so_that_no_token_goes_elsewhere(engine: transit.Transit, secret: Path) -> None:
    with transit.serving(transit.Transit()) as other:
        engine.elsewhere = f"{other.address}/v1/transit/encrypt/amparo"
        with pytest.raises(SourceAway):
            vault_of(given(engine.address), secret).wrap("data.key", b"k")
        assert other.seen == []


@pytest.mark.parametrize(
    "address", ["http://vault.example:8200", "vault.example", "file:///vault", "http://127.0.0.1.example"]
)
def test_only_https_is_spoken_with_another_machine(address: str, secret: Path) -> None:
    with pytest.raises(ValueError, match="AMPARO_KEYD_VAULT_ADDRESS"):
        vault_of(given(address), secret)
