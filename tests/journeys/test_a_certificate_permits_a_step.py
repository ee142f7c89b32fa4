"""A certificate permits a step of a running procedure; who holds none says why, and the supervisor is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from amparo.demo.carrying import Carrier
from amparo.demo.cases import moves_until, scenarios
from amparo.demo.kits import load_kit
from amparo.demo.training import load_training
from amparo.partnership.directory.models import Professional
from tests.journeys.conftest import SignIn
from tests.journeys.filling import fill
from tests.journeys.staff import SUBMIT

ARRIVE, INTERVIEW = "call_dispatch/arrive", "call_interview/forensic_interview"
ZONE = ZoneInfo("America/Costa_Rica")
ASKED = ("COORDINATION", "FORENSIC_INTERVIEW")
HOLDER = "Fallas"


@dataclass
class Story:
    """Two cases: one whose team arrives, and one in which the interview is next."""

    sign_in: SignIn
    carrier: Carrier
    arriving: str = ""
    hearing: str = ""
    asked: list[str] = field(default_factory=list)

    def given_a_course_that_certified_sixteen_people(self) -> None:
        load_kit()
        load_training()

    def given_a_case_whose_team_arrives_and_one_in_which_the_interview_is_next(self) -> None:
        for scenario, before in (("declines_and_is_repaired", ARRIVE), ("joins_with_one_interview", INTERVIEW)):
            self.carrier.open()
            self.carrier.play(moves_until(scenarios()[scenario], before))
            self.arriving, self.hearing = self.hearing or self.carrier.code, self.carrier.code
        self.carrier.consent("INTERVIEW")

    def ask(self, code: str, since: str) -> None:
        secretariat = self.sign_in("cr.secretaria")
        secretariat.go(f"/formacion/competencias/{code}/pedir/")
        secretariat.send({"since": since, "why": "El curso ya certificó a dieciséis personas."})

    def when_the_coalition_asks_for_two_competencies_from_today(self) -> None:
        for code in ASKED:
            self.ask(code, datetime.now(ZONE).date().isoformat())
            self.asked.append(code)

    def then_who_holds_no_certificate_sees_it_before_and_is_asked_why(self) -> None:
        guard = self.sign_in("cr.guardia")
        guard.go(f"/casos/{self.arriving}/")
        assert "Pide el certificado: Coordinar con el ERI" in guard.text()
        guard.open_step(self.arriving, ARRIVE)
        fill(guard.page, {"without": "OTHER"})
        guard.press(SUBMIT, expect=422)
        assert guard.page.locator(".error-summary").count() == 1
        guard.send({"without": "NOBODY_ELSE"})
        assert guard.page.url.endswith(f"/casos/{self.arriving}/")

    def then_the_supervisor_is_told_and_takes_note(self) -> None:
        supervisor = self.sign_in("cr.supervision")
        supervisor.go("/mi-trabajo/")
        supervisor.press("main a[href='/mi-trabajo/sin-certificado/']")
        assert self.arriving in supervisor.text()
        assert "No hay nadie disponible que lo tenga" in supervisor.text()
        supervisor.press("main form button[type=submit]")
        supervisor.go("/mi-trabajo/")
        assert supervisor.page.locator("main a[href='/mi-trabajo/sin-certificado/']").count() == 0

    def then_the_holder_is_offered_the_interview(self) -> None:
        holder = self.sign_in("cr.psicologia")
        holder.go("/mi-trabajo/")
        assert "Usted tiene el certificado" in holder.text()
        holder.open_step(self.hearing, INTERVIEW)
        assert holder.page.locator("button[value=complete]").count() == 1

    def when_the_secretariat_says_that_it_is_not_her_account(self) -> None:
        self.on_her_page("cuenta/quitar/")

    def then_she_is_not_offered_it_any_more(self) -> None:
        holder = self.sign_in("cr.psicologia")
        holder.open_step(self.hearing, INTERVIEW)
        assert holder.page.locator("button[value=complete]").count() == 0
        assert "Este paso lo hace solo quien tiene un certificado vigente" in holder.text()

    def when_the_secretariat_says_how_she_signs_in(self) -> None:
        secretariat = self.sign_in("cr.secretaria")
        secretariat.go(f"/personas/{self.her_key()}/")
        secretariat.press(f"main a[href='/personas/{self.her_key()}/cuenta/']")
        label = secretariat.page.locator("option", has_text="Irene Fallas").first
        secretariat.send({"account": label.get_attribute("value")})

    def then_she_holds_the_interview(self) -> None:
        self.sign_in("cr.psicologia").do_step(self.hearing, INTERVIEW)

    def on_her_page(self, action: str) -> None:
        secretariat = self.sign_in("cr.secretaria")
        secretariat.go(f"/personas/{self.her_key()}/")
        secretariat.press(f"main form[action='/personas/{self.her_key()}/{action}'] button")

    def her_key(self) -> int:
        return Professional.objects.using("owner").get(family_names=HOLDER, given_names="Irene").pk

    def finally_nothing_is_asked_for_any_more(self) -> None:
        for code in self.asked:
            self.ask(code, "")


@pytest.fixture
def story(sign_in: SignIn, carrier: Carrier) -> Iterator[Story]:
    """Other stories of the same site begin with nothing asked for."""
    story = Story(sign_in, carrier)
    yield story
    story.finally_nothing_is_asked_for_any_more()


def test_a_certificate_permits_a_step_and_without_it_the_supervisor_is_told(story: Story) -> None:
    story.given_a_course_that_certified_sixteen_people()
    story.given_a_case_whose_team_arrives_and_one_in_which_the_interview_is_next()
    story.when_the_coalition_asks_for_two_competencies_from_today()
    story.then_who_holds_no_certificate_sees_it_before_and_is_asked_why()
    story.then_the_supervisor_is_told_and_takes_note()
    story.then_the_holder_is_offered_the_interview()
    story.when_the_secretariat_says_that_it_is_not_her_account()
    story.then_she_is_not_offered_it_any_more()
    story.when_the_secretariat_says_how_she_signs_in()
    story.then_she_holds_the_interview()
