"""Every test here begins with a course that was held: twenty enrolled, sixteen certificates; made once in a run."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from amparo.demo.kits import load_kit
from amparo.demo.training import load_training
from amparo.partnership.training.models import CourseRun
from tests.conftest import _server, use_database


@pytest.fixture(scope="session")
def template_database(template_database: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The database of the demonstration's staff, with a kit and a course."""
    name = f"trained_{os.getpid()}"
    with _server() as server:
        server.execute(f'create database "{name}" template "{template_database}"')
    with django_db_blocker.unblock():
        use_database(name)
        load_kit()
        load_training()
        use_database("postgres")
    yield name
    with _server() as server:
        server.execute(f'drop database "{name}" with (force)')


@pytest.fixture
def run(database: str) -> CourseRun:
    """The course that was held."""
    return CourseRun.objects.select_related("activity__kept_by", "version__kit__country", "academy").get()
