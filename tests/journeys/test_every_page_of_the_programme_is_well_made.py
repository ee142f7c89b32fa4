"""Every page of people, rolls, training, surveys, figures and results is read by everyone, on a phone too."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.urls import Resolver404, resolve, reverse
from playwright.sync_api import Browser

from tests.journeys.serving import Site, cloned, served
from tests.journeys.staff import Staff
from tests.journeys.watching import DESK, Watch

PACKAGES = {
    "directory",
    "rolls",
    "competencies",
    "kits",
    "training",
    "surveys",
    "claims",
    "results",
    "reports",
    "lists",
}
START = (
    "directory:people", "directory:organisations", "directory:pairs", "directory:imports", "rolls:activities",
    "training:home", "training:runs", "training:coverage", "training:people", "training:mine", "training:trainers",
    "competencies:list", "kits:list", "kits:needs", "surveys:list", "claims:register", "results:projects",
    "reports:list",
)  # fmt: skip
# These are files, not pages.
FILES = re.compile(
    r"(calendar|framework|workbook|results_csv|results_xlsx|rows_csv|pdf|badge|document|file|iati|room_code|paper|not_taken)$"
)
# What a role sees first, and a role that sees none of it.
READERS = ("cr.secretaria", "hn.secretaria")
CLOSED_TO = {"cr.tecnica": START, "cr.policia": ("directory:pairs", "directory:imports", "training:people")}


@pytest.fixture(scope="module")
def programme_site(programme_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server on a database with the demonstration's activities, courses, surveys and results."""
    log = tmp_path_factory.mktemp("programme") / "server.log"
    with cloned(programme_database) as name, served(name, log) as site:
        yield site


def name_of(path: str) -> str:
    """Return the name of the page of an address of ours; "" for a file, and for what is not of the programme."""
    try:
        match = resolve(path.partition("?")[0])
    except Resolver404:
        return ""
    return match.view_name if match.namespace in PACKAGES and not FILES.search(match.view_name) else ""


def walk(staff: Staff, seen: set[str]) -> None:
    """Open the first pages and those to which they lead, each kind once, and look at it at both sizes."""
    todo = [reverse(name) for name in START]
    for depth in range(3):
        found: list[str] = []
        for path in todo:
            name = name_of(path)
            if not name or name in seen:
                continue
            seen.add(name)
            staff.go(path)
            links = staff.page.eval_on_selector_all("main a[href]", "all => all.map(one => one.getAttribute('href'))")
            found += [link for link in links if link.startswith("/")]
        todo = found if depth < 2 else []


def test_every_page_of_the_programme_is_well_made(programme_site: Site, chromium: Browser, watch: Watch) -> None:
    seen: set[str] = set()
    for username in (*READERS, *CLOSED_TO):
        context = chromium.new_context(viewport=DESK, locale="es-CR", base_url=programme_site.address)  # type: ignore[arg-type]
        context.set_default_timeout(20_000)
        watch.over(context)
        staff = Staff(username, context.new_page(), watch).sign_in()
        if username in READERS:
            walk(staff, seen)
        else:
            answers = {name: context.request.get(reverse(name)).status for name in CLOSED_TO[username]}
            assert answers == dict.fromkeys(CLOSED_TO[username], 404), username
        context.close()

    assert len(seen) > 60
