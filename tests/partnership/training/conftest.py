"""Every test here begins with a course that was held: twenty enrolled, sixteen certificates; made once in a run."""

from __future__ import annotations

import pytest
from pytest_django import DjangoDbBlocker

from amparo.demo.kits import load_kit
from amparo.demo.training import load_training
from amparo.partnership.training.models import CourseRun
from tests import databases
from tests.conftest import WATCHED
from tests.databases import use_database


@pytest.fixture(scope="session")
def template_database(template_database: str, django_db_blocker: DjangoDbBlocker) -> str:
    """The database of the demonstration's staff, with a kit and a course."""

    def make(draft: str) -> str:
        with django_db_blocker.unblock():
            use_database(draft)
            load_kit()
            load_training()
            use_database("postgres")
        return ""

    return databases.kept("trained", databases.digest_of(*WATCHED), make, template_database)[0]


@pytest.fixture
def run(database: str) -> CourseRun:
    """The course that was held."""
    return CourseRun.objects.select_related("activity__kept_by", "version__kit__country", "academy").get()
