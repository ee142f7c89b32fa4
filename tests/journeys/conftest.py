"""One server and one browser for the journeys of a worker; each journey has cases and browser contexts of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from amparo.demo.carrying import Carrier
from tests.databases import use_database
from tests.journeys.serving import Site, cloned, served
from tests.journeys.staff import Staff
from tests.journeys.watching import DESK, Watch

CHROMIUM = "/usr/bin/chromium"


@pytest.fixture(scope="session")
def site(template_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server on a database with the content and the demonstration's staff."""
    log = tmp_path_factory.mktemp("journeys") / "server.log"
    with cloned(template_database) as name, served(name, log) as site:
        yield site


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real browser, which asks nobody but the site."""
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    # The browser is driven from an event loop in this thread; the cases are carried in the same thread.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
    flags = ["--disable-background-networking", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=os.environ.get("AMPARO_CHROMIUM", CHROMIUM), args=flags)
        yield browser
        browser.close()
    if before is None:
        os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE")


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Watches the browser contexts of a journey; what it found fails the journey at its end."""
    watch = Watch()
    yield watch
    assert watch.faults == []


NewContext = Callable[..., BrowserContext]
SignIn = Callable[[str], Staff]


@pytest.fixture
def new_context(chromium: Browser, site: Site, watch: Watch) -> Iterator[NewContext]:
    """Open browser contexts that are watched: one for each member of staff."""
    opened = []

    def new(**options: Any) -> BrowserContext:
        chosen: dict[str, Any] = {"viewport": DESK, "locale": "es-CR", "base_url": site.address, **options}
        context = chromium.new_context(**chosen)
        context.set_default_timeout(20_000)
        watch.over(context)
        opened.append(context)
        return context

    yield new
    for context in opened:
        context.close()


@pytest.fixture
def sign_in(new_context: NewContext, watch: Watch) -> SignIn:
    """Sign in as a member of the demonstration's staff; the same person keeps the same browser."""
    known: dict[str, Staff] = {}

    def as_staff(username: str) -> Staff:
        if username not in known:
            known[username] = Staff(username, new_context().new_page(), watch).sign_in()
        return known[username]

    return as_staff


@pytest.fixture
def carrier(site: Site, chromium: Browser, django_db_blocker: Any) -> Iterator[Carrier]:
    """Carries a case to where the story begins, in the database of the site."""
    with django_db_blocker.unblock():
        use_database(site.database)
        yield Carrier("CR", at=datetime.now(UTC))
        use_database("postgres")
