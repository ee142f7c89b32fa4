"""A real database for each test that asks for one: cloned from a template, reached as the application role."""

from __future__ import annotations

import fcntl
import hashlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import Client
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker

from amparo.demo.carrying import Carrier
from amparo.demo.cases import scenarios
from amparo.foundation.access.acting import acting
from amparo.foundation.access.actors import Actor
from amparo.partnership.procedures import queries as procedures
from tests.points import Point

# The same examples every time: a red test is the fault of a change. HYPOTHESIS_PROFILE=explore looks for new ones.
hypothesis_settings.register_profile("same", derandomize=True, deadline=None)
hypothesis_settings.register_profile("explore", derandomize=False, deadline=None)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = "amparo_template"
# What the template holds comes from these; other code changes nothing of it.
WATCHED = (
    "src/amparo/**/migrations/*.py",
    "src/amparo/bpmn/**/*.py",
    "src/amparo/config/*.py",
    "src/amparo/foundation/a*/**/*.py",
    "src/amparo/foundation/keys/*.py",
    "src/amparo/partnership/**/*.py",
    "src/amparo/demo/**/*.py",
    "content/**/*.*",
)
# A template that nobody asked for so long is dropped; one that another run may be using is left.
KEPT_SECONDS = 6 * 3600


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
def template_database(django_db_blocker: DjangoDbBlocker) -> str:
    """A database with every migration, the content and the demonstration's staff; made once for a tree."""
    name = f"{TEMPLATE}_{_digest()}"
    state = Path(settings.STATE)
    state.mkdir(parents=True, exist_ok=True)
    with (state / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with _server() as server:
            found = [
                str(row[0])
                for row in server.execute("select datname from pg_database where datname like %s", [f"{TEMPLATE}%"])
            ]
            if name not in found:
                for old in found:
                    _drop_when_old(server, old, state)
                _make_template(name, server, django_db_blocker)
        (state / f"{name}.asked").touch()
    return name


def _drop_when_old(server: psycopg.Connection[tuple[object, ...]], name: str, state: Path) -> None:
    asked = state / f"{name}.asked"
    if not asked.exists() or asked.stat().st_mtime < time.time() - KEPT_SECONDS:
        server.execute(f'drop database if exists "{name}" with (force)')
        asked.unlink(missing_ok=True)


def _make_template(name: str, server: psycopg.Connection[tuple[object, ...]], blocker: DjangoDbBlocker) -> None:
    draft = f"draft_{os.getpid()}"
    server.execute(f'create database "{draft}"')
    with blocker.unblock():
        use_database(draft)
        call_command("migrate", verbosity=0)
        call_command("load_demo", no_cases=True, verbosity=0)
        use_database("postgres")
    server.execute(f'alter database "{draft}" rename to "{name}"')


@pytest.fixture(scope="session")
def carried(template_database: str, django_db_blocker: DjangoDbBlocker) -> Iterator[Callable[[Point], tuple[str, str]]]:
    """Return the database in which a case was carried to a point, and its code; each is made once in a run."""
    made: dict[Point, tuple[str, str]] = {}

    def at(point: Point) -> tuple[str, str]:
        if point not in made:
            moves = point.moves(scenarios())
            name = f"point_{os.getpid()}_{len(made)}"
            with _server() as server:
                server.execute(f'create database "{name}" template "{template_database}"')
            with django_db_blocker.unblock():
                use_database(name)
                carrier = Carrier(point.country, at=datetime.now(UTC))
                carrier.open()
                carrier.play(moves)
                use_database("postgres")
            made[point] = (name, carrier.code)
        return made[point]

    yield at
    with _server() as server:
        for name, _code in made.values():
            server.execute(f'drop database "{name}" with (force)')


_count = 0


@pytest.fixture
def point() -> Point | None:
    """To which point a case is carried before the test; see `tests.points.carried_to`. None is no case at all."""
    return None


@pytest.fixture
def database(
    request: pytest.FixtureRequest, template_database: str, point: Point | None, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """A database of one test: real commits, real roles; gone afterwards."""
    global _count
    _count += 1
    name = f"t_{os.getpid()}_{_count}"
    template = template_database if point is None else request.getfixturevalue("carried")(point)[0]
    with _server() as server:
        server.execute(f'create database "{name}" template "{template}"')
    with django_db_blocker.unblock():
        use_database(name)
        yield name
        use_database("postgres")
    with _server() as server:
        server.execute(f'drop database "{name}" with (force)')


As = Callable[[str], AbstractContextManager[Actor]]
Browsing = Callable[[str], Client]


@pytest.fixture
def carrier(request: pytest.FixtureRequest, database: str, point: Point | None) -> Carrier:
    """Carries a case through the procedures, acting as the demonstration's staff; at a point it has its case."""
    if point is None:
        return Carrier("CR", at=datetime.now(UTC))
    return Carrier(point.country, code=request.getfixturevalue("carried")(point)[1], at=datetime.now(UTC))


@pytest.fixture
def as_staff(carrier: Carrier) -> As:
    """Open a transaction in which a member of the demonstration's staff acts."""
    return lambda username: acting(carrier.token(username))


@pytest.fixture
def browsing(database: str) -> Browsing:
    """Return a browser without a screen, in which a member of the demonstration's staff is signed in."""

    def sign_in(username: str) -> Client:
        client = Client()
        response = client.post("/entrar/", {"account": username})
        assert response.status_code == 302, username
        return client

    return sign_in


@pytest.fixture
def publishing(database: str) -> Iterator[None]:
    """For tests that publish: what other databases hold under the same version ids is read anew, before and after."""
    procedures.forget_versions()
    yield
    procedures.forget_versions()
