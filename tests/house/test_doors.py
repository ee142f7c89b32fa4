"""Every page is marked for everyone or for those who signed in; the others lead to sign-in; each carries the policy."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.conftest import Browsing
from tests.house.source import Place, nothing, places, templates

VALUES = {
    "code": "CR-7Q4M-2X", "group": "C1", "message": "danger", "path": "call_accreditation/vote", "key": "1",
    "number": "00", "country": "CR", "name": "x",
}  # fmt: skip


class Page(NamedTuple):
    """An address of the application: its name, an example of it, and the view behind it."""

    name: str
    address: str
    view: Callable[..., Any]


def pages(patterns: Iterable[URLPattern | URLResolver], prefix: str = "") -> Iterator[Page]:
    """Yield every address with a view of ours."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from pages(pattern.url_patterns, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
        elif pattern.name:
            keys = list(pattern.pattern.regex.groupindex)
            kept = pattern.pattern.converters if hasattr(pattern.pattern, "converters") else {}
            values = {key: _value(key, kept.get(key)) for key in keys}
            yield Page(prefix + pattern.name, reverse(prefix + pattern.name, kwargs=values), pattern.callback)


def _value(key: str, converter: object) -> str | int:
    return 1 if type(converter).__name__ == "IntConverter" else VALUES.get(key, "x")


PAGES = [page for page in pages(get_resolver().url_patterns) if not page.name.startswith("design:")]
CLOSED = [page for page in PAGES if not getattr(page.view, "is_public", False)]
OPEN = {
    "home:sign_in", "home:sign_out", "home:leave", "home:language", "home:about", "adoption:verify", "releases:verify",
    # Whoever comes in proves who they are first.
    "accounts:ask_passkey", "accounts:come_in", "accounts:time_code", "accounts:code",
    # Or their institution does, for the first half; it may also end the sessions of its people.
    "signon:begin", "signon:answer", "signon:come_in", "signon:end",
    # Whoever is at a session signs in with its code and their own.
    "rolls:sign_in",
    # A survey is answered without an account, by a link that is made of a secret.
    "surveys:start", "surveys:page", "surveys:questions", "surveys:send", "surveys:forget", "surveys:form_list",
    "surveys:phone_form", "surveys:submission",
    # A call is read by everybody, and applied to without an account, under a code.
    "calls:open", "calls:call", "calls:begin", "calls:back", "calls:mine", "calls:code", "calls:about", "calls:answers",
    "calls:budget", "calls:together", "calls:files", "calls:send", "calls:clarify", "calls:withdraw", "calls:close",
    "calls:my_grant", "calls:my_session", "calls:my_report",
    # A congress is read by everybody; one registers without an account, and comes back with a code.
    "events:open", "events:public", "events:calendar", "events:register", "events:invitation", "events:back",
    # From their hour on everybody reads press releases, and published reports; certificates are verified.
    "events:press_room", "events:feed", "events:press", "events:published", "events:published_file", "events:verify",
    "events:mine", "events:code", "events:own_calendar", "events:withdraw", "events:close",
    # What communities and companies of a country do is read by everybody.
    "outreach:public",
    # Certificates and badges are verified by whoever holds one.
    "training:verify", "training:issuer", "training:key", "training:revoked",
}  # fmt: skip


# What cannot be called back, and what takes away what is known of a person, asks again who one is.
ASK_PROOF = {
    "seals:seal", "seals:lift", "seals:name", "seals:allow", "seals:refuse", "releases:ask", "releases:ask_original",
    "releases:allow", "releases:refuse", "releases:password", "releases:file", "releases:original",
    "pathways:document", "members:invite", "members:posts", "members:close", "members:recover", "members:confirm",
}  # fmt: skip


def names(found: list[Page]) -> list[str]:
    return [page.name for page in found]


def test_every_view_is_marked() -> None:
    assert len(PAGES) > 25
    nothing([page.name for page in PAGES if not hasattr(page.view, "is_public")])


def test_what_cannot_be_called_back_asks_for_a_fresh_proof() -> None:
    nothing(ASK_PROOF - {page.name for page in PAGES if getattr(page.view, "asks_proof", False)})


def test_the_pages_for_everyone_are_these() -> None:
    assert {page.name for page in PAGES if page not in CLOSED} == OPEN


@pytest.fixture
def stranger(database: str) -> Client:
    return Client()


def test_whoever_has_not_signed_in_is_led_to_sign_in(stranger: Client) -> None:
    answers = {page.name: stranger.get(page.address) for page in CLOSED}
    address = reverse("home:sign_in")

    nothing({name for name, answer in answers.items() if answer.status_code != 302})
    nothing({name for name, answer in answers.items() if not answer.headers["Location"].startswith(address)})


def test_whoever_has_not_signed_in_does_nothing(stranger: Client) -> None:
    assert {page.name: stranger.post(page.address).status_code for page in CLOSED} == {
        page.name: 401 for page in CLOSED
    }


def lacks_policy(answer: HttpResponse) -> bool:
    policy = str(answer.headers.get("Content-Security-Policy", ""))
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
    return (
        rules.get("default-src") != "'none'"
        or "unsafe" in policy
        or re.search(r"https?:|\*|data:", policy) is not None
        or rules.get("frame-ancestors") != "'none'"
        or rules.get("base-uri") != "'none'"
    )


@pytest.mark.parametrize("username", ["", "cr.gestora", "cr.datos", "cr.tecnica"])
def test_every_page_carries_the_policy_and_is_not_kept(browsing: Browsing, username: str) -> None:
    client = browsing(username) if username else Client()
    asked = [page for page in PAGES if page.name not in {"home:leave", "home:sign_out"}]
    answers = {page.name: client.get(page.address) for page in asked}
    answers["nothing"] = client.get("/nothing/")

    assert {name for name, answer in answers.items() if lacks_policy(answer)} == set()  # type: ignore[arg-type]
    nothing({name for name, answer in answers.items() if answer.headers.get("X-Frame-Options") != "DENY"})
    embedded = "Cross-Origin-Resource-Policy"
    nothing({name for name, answer in answers.items() if answer.headers.get(embedded) != "same-origin"})
    nothing({name for name, answer in answers.items() if "no-store" not in answer.headers.get("Cache-Control", "")})
    nothing({name: answer.status_code for name, answer in answers.items() if answer.status_code >= 500})
    nothing({name for name, answer in answers.items() if username and lacks_way_out(answer)})  # type: ignore[arg-type]


def lacks_way_out(answer: HttpResponse) -> bool:
    """Say whether a page has neither the button to sign out nor the quick exit, which ends the session too."""
    is_file = "attachment" in answer.headers.get("Content-Disposition", "")
    is_page = not is_file and answer.status_code == 200 and answer.content.lstrip().startswith(b"<!DOCTYPE html")
    return is_page and not any(reverse(way).encode() in answer.content for way in ("home:sign_out", "home:leave"))


def test_whoever_looks_after_the_machines_finds_no_page_of_a_case(browsing: Browsing) -> None:
    client = browsing("cr.tecnica")
    of_a_case = [page for page in PAGES if VALUES["code"] in page.address]

    assert len(of_a_case) > 8
    nothing({page.name for page in of_a_case if client.get(page.address).status_code not in {403, 404, 405}})


def is_decorated(place: Place, name: str) -> bool:
    return any(name in ast.unparse(each) for each in place.node.decorator_list)


def views() -> list[Place]:
    return [
        place
        for place in places(ast.FunctionDef)
        if "/views" in place.file and "design/examples" not in place.file and is_decorated(place, "signed_in")
    ]


def test_every_view_says_how_it_may_be_asked() -> None:
    assert len(views()) > 20
    nothing([place.key for place in views() if not is_decorated(place, "require_")])


def test_the_door_stands_before_everything_else_of_a_view() -> None:
    nothing([place.key for place in views() if "signed_in" not in ast.unparse(place.node.decorator_list[0])])


def test_no_link_leads_to_what_only_a_form_may_do() -> None:
    decorated = {
        place.node.name
        for place in places(ast.FunctionDef)
        if "/views" in place.file and is_decorated(place, "require_POST")
    }
    sent_only = {page.name for page in PAGES if page.view.__name__ in decorated}
    links = {
        (path.name, name)
        for path in templates()
        for name in re.findall(r"<a[^>]+href=\"{% url ['\"]([a-z_:]+)", path.read_text(encoding="utf-8"))
    }

    assert sent_only
    nothing({(file, name) for file, name in links if name in sent_only})


def test_djangos_administration_is_not_installed(stranger: Client) -> None:
    nothing([app for app in settings.INSTALLED_APPS if "admin" in app])
    nothing([page.name for page in PAGES if "admin" in page.address])
    assert stranger.get("/admin/").status_code == 404
