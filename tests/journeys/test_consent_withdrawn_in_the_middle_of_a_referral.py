"""A consent is withdrawn in the middle of a referral: the receiver's access ends at once, and care goes on."""

from __future__ import annotations

from dataclasses import dataclass

from amparo.demo.answers import CHOSEN
from amparo.demo.carrying import Carrier
from amparo.demo.cases import moves_until, scenarios
from tests.journeys.conftest import SignIn

NAME = CHOSEN["prs_FirstName"]


@dataclass
class Story:
    """One referral, from both sides."""

    sign_in: SignIn
    carrier: Carrier
    code: str = ""
    referral: str = ""

    def given_a_person_who_agrees_to_share_with_services(self) -> None:
        self.code = self.carrier.open()
        self.carrier.play(moves_until(scenarios()["withdraws_during_referral"], "call_referral/choose_provider"))

    def given_her_name_is_known(self) -> None:
        manager = self.sign_in("cr.gestora")
        manager.go(f"/casos/{self.code}/abrir/C1/?para=CARE")
        assert NAME in manager.text()

    def when_a_service_accepts_what_she_approved(self) -> None:
        team = min(team for team, _role in self.carrier.posts_of("cr.inamu"))
        path = "call_referral/choose_provider"
        manager = self.sign_in("cr.gestora")
        manager.open_step(self.code, path)
        manager.send({"team": team, "packet": ["prs_FirstName"], "approved": "approved"}, expect=422)
        assert "INAMU" in manager.page.locator(".error-summary").inner_text(), "no agreement with the service: it asks"
        manager.send({"without_agreement": "CANNOT_WAIT"})
        assert manager.page.url.endswith(f"/casos/{self.code}/"), manager.mistakes()
        receiver = self.sign_in("cr.inamu")
        receiver.go("/referencias/")
        receiver.press("main a[href^='/referencias/']")
        self.referral = receiver.page.url
        assert NAME not in receiver.page.content(), "the packet opens after acceptance only"
        receiver.send({"answer": "accept"})

    def then_the_receiver_opens_the_packet_and_the_case(self) -> None:
        receiver = self.sign_in("cr.inamu")
        receiver.press("main a[href$='/paquete/']")
        assert NAME in receiver.text()
        receiver.go(f"/casos/{self.code}/")
        self.sign_in("cr.gestora").do_step(self.code, "call_referral/hand_over_warmly")
        receiver.open_step(self.code, "call_referral/provide_service")

    def when_she_withdraws_her_consent(self) -> None:
        manager = self.sign_in("cr.gestora")
        manager.go(f"/casos/{self.code}/consentimientos/")
        row = manager.page.locator("tr", has=manager.page.locator("a[href$='/retirar/']"))
        links = row.locator("a[href$='/retirar/']").evaluate_all(
            "links => links.map(link => link.getAttribute('href'))"
        )
        assert len(links) == 2, "she had agreed to care and to sharing with services"
        manager.press(f"a[href='{links[-1]}']")
        manager.press("main form button[type=submit]")

    def then_the_receiver_sees_nothing_any_more(self) -> None:
        receiver = self.sign_in("cr.inamu")
        for place in ("", "personas/", "abrir/C1/?para=CARE", "pasos/call_referral/provide_service/"):
            receiver.go(f"/casos/{self.code}/{place}", expect=404)
        receiver.go(self.referral, expect=404)
        receiver.go(f"{self.referral}paquete/", expect=404)
        receiver.go("/referencias/")
        assert receiver.page.locator("main a[href^='/referencias/']").count() == 0
        receiver.go("/casos/")
        assert self.code not in receiver.text()

    def then_care_goes_on(self) -> None:
        manager = self.sign_in("cr.gestora")
        manager.do_step(self.code, "stop_sharing", withdrawn="sharing")
        manager.do_step(self.code, "care_directly")


def test_consent_withdrawn_in_the_middle_of_a_referral_ends_the_receivers_access_at_once(
    sign_in: SignIn, carrier: Carrier
) -> None:
    story = Story(sign_in, carrier)
    story.given_a_person_who_agrees_to_share_with_services()
    story.given_her_name_is_known()
    story.when_a_service_accepts_what_she_approved()
    story.then_the_receiver_opens_the_packet_and_the_case()
    story.when_she_withdraws_her_consent()
    story.then_the_receiver_sees_nothing_any_more()
    story.then_care_goes_on()
