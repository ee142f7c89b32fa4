"""An accreditation is refused, appealed to other people and reversed; care goes on meanwhile."""

from __future__ import annotations

from dataclasses import dataclass

from amparo.demo.carrying import Carrier
from amparo.demo.cases import moves_until, scenarios
from tests.journeys.conftest import SignIn

VOTE, APPEAL = "call_accreditation/vote", "call_accreditation/decide_appeal"
REASONS = "Los indicios del expediente inventado no bastan para este panel inventado."


@dataclass
class Story:
    """One file before two panels."""

    sign_in: SignIn
    carrier: Carrier
    code: str = ""

    def step(self, username: str, path: str, **outcome: str) -> None:
        self.sign_in(f"cr.{username}").do_step(self.code, path, None, **outcome)

    def vote(self, username: str, path: str, choice: str) -> None:
        self.sign_in(f"cr.{username}").do_step(self.code, path, {"choice": choice, "reasons": REASONS})

    def given_a_person_in_care_whose_file_is_ready(self) -> None:
        self.code = self.carrier.open()
        self.carrier.play(moves_until(scenarios()["refused_then_reversed"], "care_directly"))
        self.carrier.play([{"do": "call_accreditation/review_file"}, {"do": "call_accreditation/technical_report"}])

    def when_the_panel_refuses_by_two_of_three(self) -> None:
        self.vote("panel1", VOTE, "not_victim")
        member = self.sign_in("cr.panel1")
        member.go(f"/casos/{self.code}/panel/{VOTE}/")
        assert member.page.locator("textarea[name=reasons]").count() == 0, "a vote does not change"
        self.vote("panel2", VOTE, "not_victim")
        self.step("panel2", "call_accreditation/sign_resolution")
        self.step("abogada", "call_accreditation/notify_resolution")

    def when_she_appeals(self) -> None:
        self.step("abogada", "call_accreditation/choose_appeal", appeals="yes")
        self.step("abogada", "call_accreditation/file_appeal")

    def then_care_goes_on_meanwhile(self) -> None:
        self.step("gestora", "care_directly")
        self.step("gestora", "call_plan/review_plan", plan_change="keep")

    def then_those_who_refused_cannot_decide_the_appeal(self) -> None:
        member = self.sign_in("cr.panel1")
        member.go(f"/casos/{self.code}/")
        assert member.page.locator(f"main a[href*='/{APPEAL}/']").count() == 0
        member.go(f"/casos/{self.code}/panel/{APPEAL}/", expect=403)

    def when_other_people_decide_in_her_favour(self) -> None:
        self.vote("revision1", APPEAL, "formal")
        self.vote("revision3", APPEAL, "formal")
        self.step("abogada", "call_accreditation/notify_resolution")

    def then_she_is_accredited_and_the_reparation_begins(self) -> None:
        # The reparation begins once the time to reflect is over too.
        moves = moves_until(scenarios()["refused_then_reversed"], "call_reparation/assess_damage")
        begun = [move.get("do") for move in moves].index("call_reflection/give_reflection")
        self.carrier.play(moves[begun:])
        lawyer = self.sign_in("cr.abogada")
        lawyer.go(f"/casos/{self.code}/")
        assert lawyer.page.locator("main a[href*='/call_reparation/assess_damage/']").count() == 1

    def then_both_resolutions_and_their_reasons_are_kept(self) -> None:
        lawyer = self.sign_in("cr.abogada")
        lawyer.go(f"/casos/{self.code}/acreditacion/")
        assert lawyer.text().count(REASONS) == 4


def test_a_refused_accreditation_is_appealed_to_other_people_and_reversed_while_care_goes_on(
    sign_in: SignIn, carrier: Carrier
) -> None:
    story = Story(sign_in, carrier)
    story.given_a_person_in_care_whose_file_is_ready()
    story.when_the_panel_refuses_by_two_of_three()
    story.when_she_appeals()
    story.then_care_goes_on_meanwhile()
    story.then_those_who_refused_cannot_decide_the_appeal()
    story.when_other_people_decide_in_her_favour()
    story.then_she_is_accredited_and_the_reparation_begins()
    story.then_both_resolutions_and_their_reasons_are_kept()
