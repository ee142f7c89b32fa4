"""Which provider keeps the keys, as the configuration says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from amparo.keyd.config import Config
from amparo.keyd.providers import Files, provider_of
from amparo.keyd.sources import Wrapped

_VAULT_TOKEN: Final = ("AMPARO_KEYD_VAULT_TOKEN_FILE", "vault-token")


def keeper_of(config: Config) -> Files:
    """Return what keeps the keys, as the configuration says; raises `ValueError` naming what is missing there."""
    if config.provider == "pkcs11":
        from amparo.keyd.hsm import Module  # noqa: PLC0415 - needs a package that only who has such a module installs

        module, token, key = _words(
            config.source, *(f"AMPARO_KEYD_PKCS11_{each}" for each in ("MODULE", "TOKEN", "KEY"))
        )
        pin = _secret(config, "AMPARO_KEYD_PKCS11_PIN_FILE", "pkcs11-pin")
        return Wrapped(config.keys, Module(module, token, key, pin))
    if config.provider == "vault":
        from amparo.keyd.vault import vault_of  # noqa: PLC0415 - loads what speaks HTTPS

        named = bool(config.source.get("AMPARO_KEYD_VAULT_ROLE"))
        asked = ("AMPARO_KEYD_VAULT_SECRET_FILE", "vault-secret") if named else _VAULT_TOKEN
        _words(config.source, "AMPARO_KEYD_VAULT_ADDRESS", "AMPARO_KEYD_VAULT_KEY")
        return Wrapped(config.keys, vault_of(config.source, _secret(config, *asked)))
    return provider_of(config.provider, keys=config.keys, credentials=config.credentials)


def _words(given: Mapping[str, str], *names: str) -> list[str]:
    for name in names:
        if not given.get(name):
            raise ValueError(f"{name} is not set")
    return [given[name] for name in names]


def _secret(config: Config, variable: str, credential: str) -> Path:
    """Return the file of a secret: the one that is named, else the credential of systemd."""
    if config.source.get(variable):
        return Path(config.source[variable])
    if config.credentials is None:
        raise ValueError(f"{variable} is not set, and systemd gave no credential amparo-{credential}")
    return config.credentials / f"amparo-{credential}"
