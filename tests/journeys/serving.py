"""A real server of Amparo on a free port, on a database of its own."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.conf import settings

from tests import keeping

WAIT_SECONDS = 120
# What is drawn and proposed is proved by a process of its own, as in every installation.
PROVER = [sys.executable, "-m", "django", "prove", "--every", "0.5"]


@dataclass(frozen=True)
class Site:
    """Where the server answers, and the database that it writes."""

    address: str
    database: str


@contextmanager
def cloned(template: str) -> Iterator[str]:
    """Give a copy of a database, and drop it afterwards."""
    name = f"j_{os.getpid()}_{secrets.token_hex(3)}"
    with as_owner() as server:
        server.execute(f'create database "{name}" template "{template}"')
    try:
        yield name
    finally:
        with as_owner() as server:
            server.execute(f'drop database "{name}" with (force)')


def as_owner(database: str = "postgres") -> psycopg.Connection[tuple[object, ...]]:
    """Connect as the owner of the databases, for what no member of staff may do."""
    given = settings.DATABASES["owner"]
    return psycopg.connect(
        host=given["HOST"], port=given["PORT"] or None, user=given["USER"], password=given["PASSWORD"],
        dbname=database, autocommit=True,
    )  # fmt: skip


@contextmanager
def served(database: str, log: Path) -> Iterator[Site]:
    """Serve a database until the block ends."""
    port = _free_port()
    with (
        log.open("wb") as out,
        keeping.key_process(database) as keys,
        subprocess.Popen(_command(port), env=_environment(database, keys), stdout=out, stderr=out) as web,
    ):
        try:
            _wait_for(f"http://localhost:{port}/entrar/", web, log)
            with subprocess.Popen(PROVER, env=_environment(database, keys), stdout=out, stderr=out) as prover:
                try:
                    yield Site(f"http://localhost:{port}", database)
                finally:
                    prover.terminate()
        finally:
            _stop(web)


def _stop(web: subprocess.Popen[bytes]) -> None:
    """End the server; one that was still starting does not hear the first word."""
    web.terminate()
    try:
        web.wait(20)
    except subprocess.TimeoutExpired:
        web.kill()


def _command(port: int) -> list[str]:
    options = ["--interface", "wsgi", "--workers", "1", "--blocking-threads", "1", "--log-level", "warning"]
    address = ["--host", "127.0.0.1", "--port", str(port)]
    return [sys.executable, "-m", "granian", *options, *address, "amparo.config.wsgi:application"]


def _environment(database: str, keys: Mapping[str, str]) -> dict[str, str]:
    url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}").geturl()
    chosen = {"DJANGO_SETTINGS_MODULE": "amparo.config.settings.test", "AMPARO_STATE": str(settings.STATE)}
    return {**os.environ, "DATABASE_URL": url, **chosen, **keys}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, web: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < until:
        if web.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"The server did not answer at {address}:\n{log.read_text()[-3000:]}")
