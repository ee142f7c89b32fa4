"""A real database for each test that asks for one: cloned from a template, reached as the application role."""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections

from amparo.demo.carrying import Carrier
from amparo.foundation.access.acting import acting
from amparo.foundation.access.actors import Actor

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = "amparo_template"
WATCHED = ("src/amparo/**/*.py", "content/**/*.*")


def _digest() -> str:
    """The digest of everything that the template holds."""
    whole = hashlib.sha256()
    for pattern in WATCHED:
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file() and "templates" not in path.parts:
                whole.update(path.read_bytes())
    return whole.hexdigest()[:20]


def _server() -> psycopg.Connection[tuple[object, ...]]:
    given = settings.DATABASES["owner"]
    return psycopg.connect(
        host=given["HOST"], port=given["PORT"] or None, user=given["USER"], password=given["PASSWORD"],
        dbname="postgres", autocommit=True,
    )  # fmt: skip


def use_database(name: str) -> None:
    """Point the three connections of Django at a database."""
    for alias in settings.DATABASES:
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


@pytest.fixture(scope="session")
def template_database(django_db_blocker: pytest.FixtureRequest) -> str:
    """A database with every migration, the content and the demonstration's staff; made once for a tree."""
    name = f"{TEMPLATE}_{_digest()}"
    Path(settings.STATE).mkdir(parents=True, exist_ok=True)
    with (Path(settings.STATE) / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with _server() as server:
            found = server.execute("select datname from pg_database where datname like %s", [f"{TEMPLATE}%"]).fetchall()
            if (name,) not in found:
                for (old,) in found:
                    server.execute(f'drop database if exists "{old}" with (force)')
                _make_template(name, server, django_db_blocker)
    return name


def _make_template(name: str, server: psycopg.Connection[tuple[object, ...]], blocker: object) -> None:
    draft = f"draft_{os.getpid()}"
    server.execute(f'create database "{draft}"')
    with blocker.unblock():  # type: ignore[attr-defined]
        use_database(draft)
        call_command("migrate", verbosity=0)
        call_command("load_demo", no_cases=True, verbosity=0)
        use_database("postgres")
    server.execute(f'alter database "{draft}" rename to "{name}"')


_count = 0


@pytest.fixture
def database(template_database: str, django_db_blocker: pytest.FixtureRequest) -> Iterator[str]:
    """A database of one test: real commits, real roles; gone afterwards."""
    global _count
    _count += 1
    name = f"t_{os.getpid()}_{_count}"
    with _server() as server:
        server.execute(f'create database "{name}" template "{template_database}"')
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        use_database(name)
        yield name
        use_database("postgres")
    with _server() as server:
        server.execute(f'drop database "{name}" with (force)')


As = Callable[[str], AbstractContextManager[Actor]]


@pytest.fixture
def carrier(database: str) -> Carrier:
    """Carries a new case of Costa Rica through the procedures, acting as the demonstration's staff."""
    return Carrier("CR", at=datetime.now(UTC))


@pytest.fixture
def as_staff(carrier: Carrier) -> As:
    """Open a transaction in which a member of the demonstration's staff acts."""
    return lambda username: acting(carrier.token(username))
