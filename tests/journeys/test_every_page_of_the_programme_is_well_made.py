"""Every page of people, rolls, training, surveys, figures and results is read by everyone, on a phone too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from django.urls import Resolver404, resolve, reverse
from playwright.sync_api import Browser, Page

from tests.journeys.serving import Site, cloned, served
from tests.journeys.staff import Staff
from tests.journeys.watching import DESK, Watch

# Each part: what stands in it, and where one begins.
PARTS = {
    "people": (
        {"directory", "rolls", "lists"},
        (
            "directory:people", "directory:organisations", "directory:pairs", "directory:imports", "rolls:activities",
        ),
    ),
    "training": (
        {"competencies", "kits", "training"},
        (
            "training:home", "training:runs", "training:coverage", "training:people", "training:mine",
            "training:trainers", "competencies:list", "kits:list", "kits:needs",
        ),
    ),
    "evidence": (
        {"surveys", "claims", "results", "reports", "studies"},
        (
            "surveys:list", "claims:register", "results:projects", "reports:list", "studies:list",
            "studies:consultations", "studies:protect",
        ),
    ),
    "events": ({"events"}, ("events:events", "events:make")),
    "coalition": (
        {"governance", "practices", "calls", "outreach", "community"},
        (
            "governance:bodies", "governance:points", "governance:agreements", "governance:enter_body",
            "practices:catalogue", "practices:selections", "practices:uptakes", "practices:messages",
            "practices:exchanges", "practices:lessons", "calls:list", "calls:grants", "calls:make",
            "outreach:home", "outreach:hold", "outreach:sessions", "outreach:channels", "outreach:companies",
            "outreach:danger", "community:cards", "community:make_card", "community:pass_words",
        ),
    ),
}  # fmt: skip
# These are files, or a page that everybody reads and that has no navigation.
FILES = re.compile(
    r"(calendar|own_calendar|feed|framework|workbook|results_csv|results_xlsx|rows_csv|pdf|badge|document|file|iati|room_code|approval|paper|not_taken"
    r"|points_xlsx|practices:xlsx|practices:proof|practices:report|selection_xlsx|outreach:public)$"
)
READERS = ("cr.secretaria", "hn.secretaria")
# Who has no such page at all.
CLOSED_TO = {
    "cr.tecnica": tuple(name for _packages, start in PARTS.values() for name in start),
    "cr.policia": ("directory:pairs", "directory:imports", "training:people"),
}


@pytest.fixture(scope="module")
def programme_site(programme_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server on a database with the demonstration's activities, courses, surveys and results."""
    log = tmp_path_factory.mktemp("programme") / "server.log"
    with cloned(programme_database) as name, served(name, log) as site:
        yield site


def name_of(path: str) -> tuple[str, str]:
    """Return the package and the name of the page of an address of ours; nothing for a file or what is not ours."""
    try:
        match = resolve(path.partition("?")[0])
    except Resolver404:
        return "", ""
    return ("", "") if FILES.search(match.view_name) else (match.namespace, match.view_name)


def says_days_in_words_and_lights_its_place(page: Page, path: str) -> None:
    """No day stands as 2026-11-22 before a reader; the navigation, where there is one, says where the page is."""
    assert re.findall(r"\b20\d\d-\d\d-\d\d\b", page.inner_text("main")) == [], path
    is_for_everybody = getattr(resolve(path.partition("?")[0]).func, "is_public", False)
    assert is_for_everybody or page.locator(".nav [aria-current], .bottom-bar [aria-current]").count() > 0, path


def walk(staff: Staff, part: str, seen: set[str]) -> None:
    """Open the first pages and those to which they lead, each kind once, and look at it at both sizes."""
    packages, start = PARTS[part]
    todo = [reverse(name) for name in start]
    for _depth in range(3):
        found: list[str] = []
        for path in todo:
            package, name = name_of(path)
            if package not in packages or name in seen:
                continue
            seen.add(name)
            staff.go(path)
            says_days_in_words_and_lights_its_place(staff.page, path)
            links = staff.page.eval_on_selector_all("main a[href]", "all => all.map(one => one.getAttribute('href'))")
            found += [link for link in links if link.startswith("/")]
        todo = found


@pytest.fixture
def as_staff_of(programme_site: Site, chromium: Browser, watch: Watch) -> Iterator[Callable[[str], Staff]]:
    """Sign somebody in, each in a browser of their own."""
    contexts = []

    def sign_in(username: str) -> Staff:
        context = chromium.new_context(viewport=DESK, locale="es-CR", base_url=programme_site.address)  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(20_000)
        watch.over(context)
        return Staff(username, context.new_page(), watch).sign_in()

    yield sign_in
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("part", "at_least"), [("people", 20), ("training", 15), ("evidence", 20), ("coalition", 20), ("events", 15)]
)
def test_every_page_of_the_programme_is_well_made(
    as_staff_of: Callable[[str], Staff], part: str, at_least: int
) -> None:
    seen: set[str] = set()
    # Events are held in Honduras only: a kind of page is opened by who comes to it first.
    for username in reversed(READERS) if part == "events" else READERS:
        walk(as_staff_of(username), part, seen)

    assert len(seen) >= at_least


def test_pages_of_the_programme_are_not_there_for_those_whose_work_they_are_not(
    as_staff_of: Callable[[str], Staff],
) -> None:
    for username, names in CLOSED_TO.items():
        asked = as_staff_of(username).page.request
        answers = {name: asked.get(reverse(name)).status for name in names}
        assert answers == dict.fromkeys(names, 404), username
