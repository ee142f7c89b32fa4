"""What the environment says to the key process."""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit

from amparo.keyd.wire import socket_path

ROLE: Final = "amparo_keyd"
# How a hardware security module or Vault is reached; where their secrets lie, never the secrets.
_SOURCES: Final = ("AMPARO_KEYD_PKCS11_", "AMPARO_KEYD_VAULT_")


@dataclass(frozen=True, slots=True)
class Limits:
    """How many different cases may be opened in an hour, by a session, a user and everybody; how many written.

    `destroyed` is how many data keys may go in an hour: who takes over the web process cannot empty the shelf.
    `searched` and `asked` are how often a session or user may search, and ask the contact desk.
    """

    session: int = 30
    account: int = 30
    everybody: int = 200
    written: int = 300
    destroyed: int = 300
    searched: int = 40
    asked: int = 10


@dataclass(frozen=True, slots=True)
class Config:
    """Where the key process keeps what, who may connect, and how much it opens.

    `own` is the folder of its log and of the mark that it is locked; `source` is how what wraps the keys is reached.
    `intake_days` is for how long sheets are sealed to one key, `intake_kept_days` how long it still opens after that.
    """

    socket: Path
    state: Path
    own: Path
    provider: str
    credentials: Path | None
    clients: frozenset[int]
    group: int | None
    limits: Limits
    database: str
    database_file: Path | None
    intake_days: int = 90
    intake_kept_days: int = 30
    clock: Path | None = None
    source: Mapping[str, str] = field(default_factory=dict)

    @property
    def keys(self) -> Path:
        """The folder of the keys and data keys."""
        return self.state / "keys"


def from_environment(env: Mapping[str, str]) -> Config:
    """Read the configuration; raises `ValueError` naming the variable that cannot be used."""
    web = Path(env.get("AMPARO_STATE", "var"))
    state = Path(env.get("AMPARO_KEYD_STATE") or web)
    credentials, file = env.get("CREDENTIALS_DIRECTORY"), env.get("AMPARO_KEYD_DATABASE_FILE")
    clients = [each for each in env.get("AMPARO_KEYD_CLIENTS", "").split(",") if each.strip()]
    group = env.get("AMPARO_KEYD_GROUP")
    return Config(
        socket=socket_path(env, web),
        state=state,
        own=Path(env.get("AMPARO_KEYD_LOG") or state / "keyd"),
        provider=env.get("AMPARO_KEYD_PROVIDER", "file"),
        credentials=Path(credentials) if credentials else None,
        clients=frozenset(_number("AMPARO_KEYD_CLIENTS", each) for each in clients) or frozenset({os.geteuid()}),
        group=_number("AMPARO_KEYD_GROUP", group) if group else None,
        limits=_limits(env),
        database=env.get("AMPARO_KEYD_DATABASE") or _database(env, state),
        database_file=Path(file) if file else None,
        intake_days=_days(env, "AMPARO_KEYD_INTAKE_DAYS", 90),
        intake_kept_days=_days(env, "AMPARO_KEYD_INTAKE_KEPT_DAYS", 30),
        source={name: value for name, value in env.items() if name.startswith(_SOURCES)},
    )


def _limits(env: Mapping[str, str]) -> Limits:
    usual = Limits()
    names = {
        "session": "AMPARO_KEYD_CASES_PER_SESSION",
        "account": "AMPARO_KEYD_CASES_PER_USER",
        "everybody": "AMPARO_KEYD_CASES_IN_ALL",
        "written": "AMPARO_KEYD_CASES_WRITTEN",
        "destroyed": "AMPARO_KEYD_KEYS_DESTROYED",
        "searched": "AMPARO_KEYD_SEARCHES",
        "asked": "AMPARO_KEYD_DESK_QUESTIONS",
    }
    return Limits(**{key: _number(name, env.get(name) or str(getattr(usual, key))) for key, name in names.items()})


def _days(env: Mapping[str, str], name: str, usual: int) -> int:
    return max(1, _number(name, env.get(name) or str(usual)))


def _number(name: str, given: str) -> int:
    if not (given.strip().isascii() and given.strip().isdecimal()):
        raise ValueError(f"{name}: {given!r} is not a whole number")
    return int(given)


def _database(env: Mapping[str, str], state: Path) -> str:
    """Return the address of the database under the role of the key process, from that of the owner."""
    url = env.get("DATABASE_URL", "")
    if not url:
        return ""
    parts = urlsplit(url)
    secret = state / "keys" / "secret"
    word = ""
    if secret.exists():
        mac = hmac.new(bytes.fromhex(secret.read_text().strip()), f"pg-role|{ROLE}".encode(), hashlib.sha256)
        word = f":{quote(mac.hexdigest())}"
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{ROLE}{word}@{host}"))
