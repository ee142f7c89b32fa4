"""The technical administrator tries every address that Amparo has, and finds nothing of any case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from amparo.demo.answers import CHOSEN
from amparo.demo.carrying import Carrier
from amparo.demo.cases import moves_until, scenarios
from tests.journeys.conftest import SignIn

# What the administrator may open; everything else must refuse or know nothing.
OPEN = {
    "home:start",
    "home:sign_in",
    "home:about",
    "home:service",
    "guarding:keys",
    "guarding:lock",
    "signon:list",
    "signon:keep",
    "posting:dead",
    "posting:reach",
    "procedures:list",
    "procedures:procedure",
    "procedures:list_form",
    "procedures:file",
    "coalition:list",
    "coalition:institution",
}
# Leaving ends the session and choosing a language only sets a cookie: they hold nothing.
NOT_TRIED = {"home:sign_out", "home:leave", "home:language"}
# Anybody may send these. What is sent here is incomplete, and they say so; or it leads back to where everybody starts.
# Whether there is an event to register for depends on the journeys before.
OF_ANYBODY = {
    "rolls:sign_in": {422}, "events:back": {422}, "events:withdraw": {200}, "events:close": {200},
    "events:register": {422, 404}, "events:invitation": {422, 404}, "events:verify": {200, 404, 422},
    "releases:verify": {422},
}  # fmt: skip
# What concerns whoever sends it, and nobody else: their passkeys, password, sessions, and how they are told.
OF_ONESELF = {
    "accounts:ask_passkey": {200}, "accounts:ask_new_passkey": {200}, "accounts:ask_proof": {200},
    "accounts:come_in": {200}, "accounts:add_passkey": {200}, "accounts:time_code": {200},
    "accounts:end_session": {200}, "accounts:end_others": {200}, "accounts:change_password": {422},
    "accounts:code": {422}, "accounts:set_time_code": {422}, "accounts:prove": {422},
    "posting:reach": {422},
}  # fmt: skip
# An officer asks to lock everything; nothing is locked before a second one does.
# And sets up the sign-in of an institution, which asks for more than nothing.
OF_AN_OFFICER = {"guarding:lock": {200}, "signon:keep": {422}}


def names(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, list[str]]]:
    """Yield the name of every address, with the names of what it takes."""
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from names(each, each.namespace or space)
        elif isinstance(each, URLPattern) and each.name and space != "design":
            yield f"{space}:{each.name}", sorted(each.pattern.regex.groupindex)


@dataclass
class Story:
    """One administrator, one case that is full of what must not be seen."""

    sign_in: SignIn
    carrier: Carrier
    takes: dict[str, str | int] = field(default_factory=dict)

    def given_a_case_with_everything_in_it(self) -> None:
        code = self.carrier.open()
        self.carrier.play(moves_until(scenarios()["declines_and_is_repaired"], "call_accreditation/vote"))
        self.takes = {
            "code": code,
            "path": "call_accreditation/vote",
            "group": "C1",
            "message": "danger_alarm",
            "key": 1,
            "number": "00",
            "institution": 1,
            "language": "es",
            "comment": 1,
            **dict.fromkeys(("certificate", "enrolment", "item", "page", "period", "person", "point", "row"), 1),
            **dict.fromkeys(("session", "speaker", "taken_in"), 1),
            "country": "CR",
            "year": 2025,
            "slug": "planes",
            "stage": "concept",
            **dict.fromkeys(("condition", "kind", "moment", "name", "question", "scope"), "x"),
            **dict.fromkeys(("reason", "shown", "state", "token", "way", "what"), "x"),
        }

    def when_the_administrator_tries_every_page_then_none_tells_of_a_case(self) -> None:
        administrator = self.sign_in("cr.tecnica")
        browser = administrator.page.context.request
        for name, takes in names(get_resolver()):
            if name in NOT_TRIED:
                continue
            address = reverse(name, kwargs={key: self.takes[key] for key in takes})
            answered = browser.get(address, params={"para": "CARE"})
            said = answered.text().replace(address, "")
            assert str(self.takes["code"]) not in said, name
            assert CHOSEN["prs_FirstName"] not in said, name
            refuses = answered.status in {403, 404, 405}
            assert refuses or name in OPEN or "CR-" not in said, f"{name} answers {answered.status}"

    def when_the_administrator_sends_to_every_page_then_nothing_is_done(self) -> None:
        administrator = self.sign_in("cr.tecnica")
        administrator.go("/servicio-tecnico/")
        token = administrator.page.locator("[name=csrfmiddlewaretoken]").first.input_value()
        browser = administrator.page.context.request
        for name, takes in names(get_resolver()):
            if name in NOT_TRIED or name == "home:sign_in":
                continue
            address = reverse(name, kwargs={key: self.takes[key] for key in takes})
            answered = browser.post(address, form={"csrfmiddlewaretoken": token, "mandate": "TRAFFICKING"})
            expected = {**OF_ANYBODY, **OF_ONESELF, **OF_AN_OFFICER}.get(name, {403, 404, 405})
            assert answered.status in expected, f"{name} answers {answered.status}"

    def then_there_are_no_pages_of_work(self) -> None:
        administrator = self.sign_in("cr.tecnica")
        for path in ("/mi-trabajo/", "/casos/", "/referencias/"):
            administrator.go(path, expect=404)


def test_the_technical_administrator_finds_nothing_of_any_case(sign_in: SignIn, carrier: Carrier) -> None:
    story = Story(sign_in, carrier)
    story.given_a_case_with_everything_in_it()
    story.when_the_administrator_tries_every_page_then_none_tells_of_a_case()
    story.when_the_administrator_sends_to_every_page_then_nothing_is_done()
    story.then_there_are_no_pages_of_work()
