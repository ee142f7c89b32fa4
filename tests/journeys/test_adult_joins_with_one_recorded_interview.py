"""An adult joins the proceedings: one recorded interview, and no second one without a judge's reasoned order."""

from __future__ import annotations

from dataclasses import dataclass

from amparo.demo.carrying import Carrier
from amparo.demo.cases import moves_until, scenarios
from tests.journeys.conftest import SignIn
from tests.journeys.filling import fill
from tests.journeys.staff import SUBMIT

TELLINGS = ".measures__figure"
DECISION = "call_reflection/call_participation"


@dataclass
class Story:
    """One case in which the person takes part."""

    sign_in: SignIn
    carrier: Carrier
    code: str = ""

    def step(self, username: str, path: str, **outcome: str) -> None:
        self.sign_in(f"cr.{username}").do_step(self.code, path, None, **outcome)

    def given_an_adult_who_is_cared_for_and_accredited(self) -> None:
        self.code = self.carrier.open()
        self.carrier.play(moves_until(scenarios()["joins_with_one_interview"], "participation_asked"))

    def when_she_asks_to_decide_and_joins(self) -> None:
        manager = self.sign_in("cr.gestora")
        manager.go(f"/casos/{self.code}/")
        manager.press(f"main a[href='/casos/{self.code}/avisos/participation_asked/']")
        manager.press("main form button[type=submit]")
        self.step("abogada", f"{DECISION}/explain_consequences")
        self.step("abogada", f"{DECISION}/decide_participation", crim="in")

    def then_nothing_is_planned_with_the_prosecution_before_she_agrees_to_share(self) -> None:
        lawyer = self.sign_in("cr.abogada")
        lawyer.open_step(self.code, f"{DECISION}/plan_participation")
        lawyer.send(expect=422)
        assert lawyer.page.locator(".error-summary").count() == 1

    def when_she_agrees_to_share_and_to_be_heard_once(self) -> None:
        for purpose in ("SHARE_JUSTICE", "INTERVIEW"):
            lawyer = self.sign_in("cr.abogada")
            lawyer.go(f"/casos/{self.code}/consentimientos/")
            lawyer.press(f"main a[href='/casos/{self.code}/consentimientos/nuevo/']")
            lawyer.send({"purpose": purpose, "language": "es", "witness": "STAFF"})
        self.step("abogada", f"{DECISION}/plan_participation")

    def when_the_recording_is_asked_for_and_ordered(self) -> None:
        self.step("fiscalia", "call_interview/request_evidence")
        self.step("defensa", "call_interview/send_questions")
        self.step("juzgado", "call_interview/order_evidence", evidence="granted")

    def when_the_interview_is_prepared_wanted_and_recorded(self) -> None:
        self.step("psicologia", "call_interview/prepare_person")
        self.step("psicologia", "call_interview/decide_interview", wish="today")
        self.step("psicologia", "call_interview/forensic_interview")
        self.step("juzgado", "call_interview/admit_recording")

    def then_she_has_told_her_story_twice(self) -> None:
        assert self.tellings() == "2", "once to those who detected it, once in the recorded interview"

    def tellings(self) -> str:
        manager = self.sign_in("cr.gestora")
        manager.go(f"/casos/{self.code}/")
        return manager.page.locator(TELLINGS).first.inner_text().strip()

    def then_a_second_interview_outside_the_procedure_is_refused(self) -> None:
        prosecutor = self.sign_in("cr.fiscalia")
        prosecutor.go(f"/casos/{self.code}/")
        prosecutor.press(f"main a[href='/casos/{self.code}/agregar-paso/']")
        line = "Hacen falta más detalles"
        fill(prosecutor.page, {"step": "call_interview/second_interview", "telling": "yes", "line": line})
        prosecutor.press(SUBMIT, expect=422)
        assert prosecutor.page.locator(".error-summary").count() == 1
        assert prosecutor.page.input_value("[name=line]") == line
        assert self.tellings() == "2"

    def when_another_interview_is_asked_and_the_judge_says(self, answer: str) -> None:
        lawyer = self.sign_in("cr.abogada")
        lawyer.go(f"/casos/{self.code}/")
        lawyer.press(f"main a[href='/casos/{self.code}/avisos/second_interview_asked/']")
        lawyer.press("main form button[type=submit]")
        self.step("juzgado", "call_interview/rule_on_second", judge_order=answer)

    def then_the_recording_is_used_instead(self) -> None:
        self.step("fiscalia", "call_interview/reuse_recording")
        psychologist = self.sign_in("cr.psicologia")
        psychologist.go(f"/casos/{self.code}/")
        assert psychologist.page.locator("main a[href*='/call_interview/']").count() == 0
        assert self.tellings() == "2"

    def then_the_ordered_interview_is_held_only_if_she_wants_it_and_counted(self) -> None:
        self.step("psicologia", "call_interview/prepare_person")
        self.step("psicologia", "call_interview/decide_interview", wish="today")
        self.step("psicologia", "call_interview/second_interview")
        assert self.tellings() == "3"


def test_an_adult_who_joins_is_heard_once_and_again_only_by_a_reasoned_order(sign_in: SignIn, carrier: Carrier) -> None:
    story = Story(sign_in, carrier)
    story.given_an_adult_who_is_cared_for_and_accredited()
    story.when_she_asks_to_decide_and_joins()
    story.then_nothing_is_planned_with_the_prosecution_before_she_agrees_to_share()
    story.when_she_agrees_to_share_and_to_be_heard_once()
    story.when_the_recording_is_asked_for_and_ordered()
    story.when_the_interview_is_prepared_wanted_and_recorded()
    story.then_she_has_told_her_story_twice()
    story.then_a_second_interview_outside_the_procedure_is_refused()
    story.when_another_interview_is_asked_and_the_judge_says("no")
    story.then_the_recording_is_used_instead()
    story.when_another_interview_is_asked_and_the_judge_says("yes")
    story.then_the_ordered_interview_is_held_only_if_she_wants_it_and_counted()
