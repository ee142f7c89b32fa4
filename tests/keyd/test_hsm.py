"""What a security module must do: keep its key to itself, and have only one of a name."""

from __future__ import annotations

from typing import Any

import pytest

from amparo.keyd.providers import WrongKeyFile
from amparo.keyd.sources import SourceAway
from amparo.keyd.trouble import SOURCE_REFUSES
from tests.keyd.wrapping import HAS_SOFTHSM, PIN, Token

pytestmark = pytest.mark.skipif(not HAS_SOFTHSM, reason="needs SoftHSM 2")


def module(token: Token, key: str, of: str = "amparo") -> Any:
    from amparo.keyd.hsm import Module

    return Module(token.env()["AMPARO_KEYD_PKCS11_MODULE"], of, key, token.folder / "pin")


def made_there(token: Token, label: str, **attributes: bool) -> None:
    import pkcs11

    library = pkcs11.lib(token.env()["AMPARO_KEYD_PKCS11_MODULE"])
    with library.get_token(token_label="amparo").open(rw=True, user_pin=PIN) as session:
        template = {pkcs11.Attribute[name]: value for name, value in attributes.items()}
        session.generate_key(pkcs11.KeyType.AES, 256, label=label, store=True, template=template)


def test_the_key_is_made_in_the_token_and_does_not_come_out(token: Token) -> None:
    import pkcs11

    wrapped = module(token, "first").wrap("data.key", b"k" * 32)

    assert module(token, "another").unwrap("data.key", wrapped) == b"k" * 32
    library = pkcs11.lib(token.env()["AMPARO_KEYD_PKCS11_MODULE"])
    with library.get_token(token_label="amparo").open(user_pin=PIN) as session:
        (key,) = session.get_objects({pkcs11.Attribute.LABEL: "first"})
        assert key[pkcs11.Attribute.NEVER_EXTRACTABLE]
        with pytest.raises(pkcs11.exceptions.AttributeSensitive):
            key[pkcs11.Attribute.VALUE]


def test_a_key_that_the_token_would_give_away_is_not_used(token: Token) -> None:
    made_there(token, "loose", SENSITIVE=False, EXTRACTABLE=True)

    with pytest.raises(SourceAway, match="never leaves") as refused:
        module(token, "loose").wrap("data.key", b"k")
    assert refused.value.code == SOURCE_REFUSES


def test_two_keys_of_one_name_are_told_and_neither_is_used(token: Token) -> None:
    for _ in range(2):
        made_there(token, "twin", SENSITIVE=True, EXTRACTABLE=False)

    with pytest.raises(SourceAway, match="there must be one"):
        module(token, "twin").wrap("data.key", b"k")


def test_what_was_wrapped_by_a_key_that_is_no_more_names_the_key(token: Token) -> None:
    wrapped = module(token, "first").wrap("data.key", b"k")

    with pytest.raises(WrongKeyFile, match="holds no key “other”"):
        module(token, "first").unwrap("data.key", b"\x05other" + wrapped[6:])
    with pytest.raises(WrongKeyFile, match=r"safety\.key"):
        module(token, "first").unwrap("safety.key", wrapped)
    with pytest.raises(SourceAway):
        module(token, "first", of="nobody's").unwrap("data.key", wrapped)
