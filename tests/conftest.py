"""A real database for each test that asks for one: cloned from a template, reached as the application role."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import pytest
from django.core.management import call_command
from django.test import Client
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker

from amparo.demo.carrying import Carrier
from amparo.demo.cases import scenarios
from amparo.demo.gathering import load_gathering
from amparo.demo.holding import load_events
from amparo.demo.kits import load_kit
from amparo.demo.money import load_money
from amparo.demo.outreach import load_outreach
from amparo.demo.results import load_results
from amparo.demo.studying import load_studies
from amparo.demo.surveying import load_surveys
from amparo.demo.training import load_training
from amparo.foundation.access.acting import acting
from amparo.foundation.access.actors import Actor
from amparo.partnership.procedures import queries as procedures
from tests import databases, keeping
from tests.databases import use_database
from tests.points import Point

# The same examples every time: a red test is the fault of a change. HYPOTHESIS_PROFILE=explore looks for new ones.
hypothesis_settings.register_profile("same", derandomize=True, deadline=None)
hypothesis_settings.register_profile("explore", derandomize=False, deadline=None)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

# What the template holds comes from these; other code changes nothing of it.
WATCHED = (
    "src/amparo/**/migrations/*.py",
    "src/amparo/bpmn/**/*.py",
    "src/amparo/config/*.py",
    "src/amparo/foundation/a*/**/*.py",
    "src/amparo/foundation/keys/*.py",
    "src/amparo/keyd/*.py",
    "src/amparo/partnership/**/*.py",
    "src/amparo/prevention/**/*.py",
    "src/amparo/demo/**/*.py",
    "content/**/*.*",
)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Drop what only this run could use; the workers have ended by now."""
    if "PYTEST_XDIST_WORKER" not in os.environ and not session.config.option.collectonly:
        databases.forget(f"point_{databases.RUN}")


@pytest.fixture(scope="session", autouse=True)
def key_process() -> Iterator[None]:
    """A key process for this worker; which database it asks, `use_database` says."""
    with keeping.key_process() as around, keeping.found_at(around):
        yield


@pytest.fixture(scope="session")
def template_database(django_db_blocker: DjangoDbBlocker) -> str:
    """A database with every migration, the content and the demonstration's staff; made once for a tree."""

    def make(draft: str) -> str:
        with django_db_blocker.unblock():
            use_database(draft)
            call_command("migrate", verbosity=0)
            call_command("load_demo", no_cases=True, verbosity=0)
            use_database("postgres")
        return ""

    return databases.kept("template", databases.digest_of(*WATCHED), make)[0]


def _carry(point: Point) -> str:
    carrier = Carrier(point.country, at=datetime.now(UTC))
    carrier.open()
    carrier.play(point.moves(scenarios()))
    return carrier.code


def _hold_course(code: str) -> str:
    load_kit()
    load_training()
    return code


@pytest.fixture(scope="session")
def carried(template_database: str, django_db_blocker: DjangoDbBlocker) -> Callable[[Point], tuple[str, str]]:
    """Return the database in which a case was carried to a point, and its code; each is made once in a run."""

    @cache
    def at(point: Point) -> tuple[str, str]:
        template, code = at(replace(point, trained=False)) if point.trained else (template_database, "")

        def make(draft: str) -> str:
            with django_db_blocker.unblock():
                use_database(draft)
                found = _hold_course(code) if point.trained else _carry(point)
                use_database("postgres")
            return found

        made_of = databases.digest_of(more=str(point))
        return databases.kept("point", f"{databases.RUN}_{made_of}", make, template)

    return at


As = Callable[[str], AbstractContextManager[Actor]]
Browsing = Callable[[str], Client]


@pytest.fixture(scope="session")
def programme_database(template_database: str, django_db_blocker: DjangoDbBlocker) -> str:
    """The template with the demonstration's activities, projects, kits, courses, surveys and studies; made once."""

    def make(draft: str) -> str:
        with django_db_blocker.unblock():
            use_database(draft)
            for load in (
                load_gathering, load_events, load_results, load_money, load_kit, load_training, load_surveys,
                load_studies, load_outreach,
            ):  # fmt: skip
                load()
            use_database("postgres")
        return ""

    digest = databases.digest_of(*WATCHED, "src/amparo/evidence/**/*.py")
    return databases.kept("programme", digest, make, template_database)[0]


@pytest.fixture
def programme(
    programme_database: str, reused: Callable[[str], databases.Reused], django_db_blocker: DjangoDbBlocker
) -> Iterator[Browsing]:
    """Return a browser without a screen in a copy of that database, in which a member of staff is signed in."""
    one = reused(programme_database)
    with django_db_blocker.unblock():
        use_database(one.name)
        yield _signed_in
        use_database("postgres")
    one.put_back()


def _signed_in(username: str) -> Client:
    client = Client()
    response = client.post("/entrar/", {"account": username})
    assert response.status_code == 302, username
    return client


@pytest.fixture(scope="session")
def reused() -> Iterator[Callable[[str], databases.Reused]]:
    """Give databases copied from a template, to be put back after each test."""
    with databases.reusing() as of:
        yield of


@pytest.fixture
def point() -> Point | None:
    """To which point a case is carried before the test; see `tests.points.carried_to`. None is no case at all."""
    return None


@pytest.fixture
def database(
    request: pytest.FixtureRequest,
    template_database: str,
    reused: Callable[[str], databases.Reused],
    point: Point | None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[str]:
    """A database of one test: real commits, real roles; afterwards it is as it was."""
    template = template_database if point is None else request.getfixturevalue("carried")(point)[0]
    one = reused(template)
    with django_db_blocker.unblock():
        use_database(one.name)
        yield one.name
        use_database("postgres")
    one.put_back()


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

    return _signed_in


@pytest.fixture
def publishing(database: str) -> Iterator[None]:
    """For tests that publish: what other databases hold under the same version ids is read anew, before and after."""
    procedures.forget_versions()
    yield
    procedures.forget_versions()
