"""A real key process for the tests: one for each worker, and one for each site that a journey serves."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from psycopg.conninfo import make_conninfo

from amparo.foundation.access.roles import role_password
from amparo.foundation.keys import client
from amparo.keyd import wire
from amparo.keyd.config import ROLE

# The same accounts open the cases of many databases: hours of work in a minute.
PLENTY = dict.fromkeys(
    (
        "AMPARO_KEYD_CASES_PER_SESSION",
        "AMPARO_KEYD_CASES_PER_USER",
        "AMPARO_KEYD_CASES_IN_ALL",
        "AMPARO_KEYD_CASES_WRITTEN",
        "AMPARO_KEYD_KEYS_DESTROYED",
        "AMPARO_KEYD_SEARCHES",
        "AMPARO_KEYD_DESK_QUESTIONS",
    ),
    "1000000",
)


def address_of(database: str) -> str:
    """Return how the key process reaches a database."""
    given = settings.DATABASES["owner"]
    word = role_password(Path(settings.STATE), ROLE)
    return make_conninfo(host=given["HOST"], port=given["PORT"] or None, user=ROLE, password=word, dbname=database)


@contextmanager
def key_process(database: str = "", *options: str, **env: str) -> Iterator[dict[str, str]]:
    """Run a key process until the block ends; gives the environment in which it is found."""
    folder = Path(tempfile.mkdtemp(prefix="amparo-keyd-"))
    around = {
        "AMPARO_STATE": str(settings.STATE),
        "AMPARO_KEYD_SOCKET": str(folder / "socket"),
        "AMPARO_KEYD_LOG": str(folder),
        "AMPARO_KEYD_DATABASE_FILE": str(folder / "database"),
        **PLENTY,
        **env,
    }
    (folder / "database").write_text(address_of(database) if database else "")
    with start(around, *options):
        yield around
    shutil.rmtree(folder)


@contextmanager
def start(around: Mapping[str, str], *options: str) -> Iterator[subprocess.Popen[bytes]]:
    """Start a key process in these surroundings, and stop it when the block ends."""
    process = subprocess.Popen([sys.executable, "-m", "amparo.keyd", *options], env={**os.environ, **around})
    try:
        until = time.monotonic() + 20
        while not Path(around["AMPARO_KEYD_SOCKET"]).is_socket() and process.poll() is None:
            assert time.monotonic() < until, "the key process does not start"
            time.sleep(0.01)
        assert process.poll() is None, "the key process did not start"
        yield process
    finally:
        process.terminate()
        process.wait(timeout=10)


@contextmanager
def found_at(around: Mapping[str, str]) -> Iterator[None]:
    """Let this process find a key process, and forget it when the block ends."""
    before = {name: os.environ.get(name) for name in around}
    os.environ.update(around)
    client.forget()
    try:
        yield
    finally:
        client.forget()
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.__setitem__(name, value)


def say(around: Mapping[str, str], *parts: bytes) -> list[bytes]:
    """Say something to a key process on a connection of its own, as whoever has the socket could."""
    with wire_to(around) as link:
        link.sendall(wire.pack(parts))
        return wire.receive(link) or []


def wire_to(around: Mapping[str, str]) -> socket.socket:
    """Connect to a key process."""
    link = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    link.connect(around["AMPARO_KEYD_SOCKET"])
    return link
