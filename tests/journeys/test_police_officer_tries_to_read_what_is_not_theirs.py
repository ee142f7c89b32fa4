"""A police officer tries to read a case that is not theirs: it is as if it did not exist, and the try is on record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import APIResponse

from amparo.demo.carrying import Carrier
from amparo.demo.cases import moves_until, scenarios
from tests.journeys.conftest import SignIn

NOBODYS = "CR-2222-22"
PLACES = (
    "",
    "recorrido/",
    "personas/",
    "consentimientos/",
    "servicios/",
    "accesos/",
    "abrir/C1/?para=JUSTICE",
    "abrir/C4/?para=CARE",
    "pasos/call_protection/plan_safety/",
    "panel/call_accreditation/vote/",
    "acreditacion/",
    "avisos/danger_alarm/",
    "agregar-paso/",
)


def without_chance(answered: APIResponse) -> str:
    """The page as sent, without its nonce and token and without the address that was asked."""
    code = urlsplit(answered.url).path.split("/")[2]
    return re.sub(r'(nonce|value)="[\w+/=-]{16,}"', "", answered.text()).replace(code, "CODE")


@dataclass
class Story:
    """One officer, one case of others."""

    sign_in: SignIn
    carrier: Carrier
    code: str = ""

    def given_a_case_without_police(self) -> None:
        self.code = self.carrier.open()
        self.carrier.play(moves_until(scenarios()["declines_and_is_repaired"], "call_protection/plan_safety"))

    def when_the_officer_tries_then_what_is_not_theirs_looks_like_what_does_not_exist(self) -> None:
        officer = self.sign_in("cr.policia")
        for place in PLACES:
            officer.go(f"/casos/{self.code}/{place}", expect=404)
            not_theirs = officer.page.context.request.get(f"/casos/{self.code}/{place}")
            not_existing = officer.page.context.request.get(f"/casos/{NOBODYS}/{place}")
            assert (not_theirs.status, not_existing.status) == (404, 404)
            assert without_chance(not_theirs) == without_chance(not_existing), place

    def then_no_list_of_the_officer_names_it(self) -> None:
        officer = self.sign_in("cr.policia")
        for path in ("/mi-trabajo/", "/casos/", "/referencias/"):
            officer.go(path)
            assert self.code not in officer.page.content()

    def then_the_auditor_finds_the_refusal(self) -> None:
        auditor = self.sign_in("cr.datos")
        auditor.go(f"/supervision/?a=REFUSED&caso={self.code}")
        rows = auditor.page.locator("main tbody tr")
        assert rows.count() >= len(PLACES) - 1
        told = rows.first.inner_text()
        assert self.code in told
        assert "CR_OIJ" in told or "OIJ" in told


def test_a_police_officer_learns_nothing_of_a_case_that_is_not_theirs_and_the_try_is_on_record(
    sign_in: SignIn, carrier: Carrier
) -> None:
    story = Story(sign_in, carrier)
    story.given_a_case_without_police()
    story.when_the_officer_tries_then_what_is_not_theirs_looks_like_what_does_not_exist()
    story.then_no_list_of_the_officer_names_it()
    story.then_the_auditor_finds_the_refusal()
