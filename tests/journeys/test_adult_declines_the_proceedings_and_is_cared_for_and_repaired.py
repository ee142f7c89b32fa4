"""An adult declines the criminal proceedings and is cared for, accredited, repaired and closed, all in the browser."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from amparo.demo.carrying import Carrier
from tests.journeys.conftest import SignIn

NAME, STREET = "Xiomara Inventada", "Calle Inventada 45, portón verde"
JUSTICE = ("call_participation/explain_consequences", "call_participation/decide_participation")


@dataclass
class Story:
    """One case in the hands of those who work on it."""

    sign_in: SignIn
    carrier: Carrier
    code: str = ""
    before: set[str] = field(default_factory=set)
    done: list[str] = field(default_factory=list)

    def step(self, username: str, path: str, fields: dict[str, Any] | None = None, **outcome: str) -> None:
        self.sign_in(f"cr.{username}").do_step(self.code, path, fields, **outcome)
        self.done.append(path)

    # the alert and the immediate response

    def given_an_alert_that_intake_receives(self) -> None:
        intake = self.sign_in("cr.recepcion")
        intake.go("/mi-trabajo/")
        intake.press("main a[href='/casos/nueva-alerta/']")
        intake.send({"mandate": "TRAFFICKING"})
        self.code = intake.page.url.rstrip("/").rpartition("/")[2]
        self.step("recepcion", "call_reports/receive_report")
        self.step("recepcion", "call_reports/triage", report_route="response_team")
        self.step("guardia", "call_reports/take_alert")

    def and_an_adult_who_accepts_help(self) -> None:
        self.step("recepcion", "call_detection/secure_privacy")
        self.step("recepcion", "call_detection/inform_rights")
        self.step("recepcion", "call_detection/meet_needs")
        self.step("recepcion", "call_detection/observe_indicators", grounds="yes")
        self.step("recepcion", "call_detection/ask_age", age="adult")
        self.step("gestora", "call_detection/accept_help", accepts_help="yes")
        self.step("guardia", "call_detection/activate")

    def and_the_response_team_with_a_police_escort(self) -> None:
        self.step("guardia", "call_dispatch/assess_security", response="on_site", escort="yes")
        self.step("guardia", "call_dispatch/acknowledge")
        self.step("policia", "call_dispatch/provide_escort")
        self.step("guardia", "call_dispatch/arrive")
        self.step("guardia", "call_dispatch/give_first_aid")

    def and_a_safe_place_to_sleep(self) -> None:
        self.step("gestora", "plan_safety", {"amp_safety_plan": STREET})
        self.step("gestora", "choose_lodging", lodging="safe")
        self.step("albergue", "receive_person", {"amp_lodging_address": STREET})
        self.step("salud", "triage_health")
        self.step("gestora", "offer_reflection")

    # the decision

    def when_she_asks_to_decide_and_declines_the_proceedings(self) -> None:
        manager = self.sign_in("cr.gestora")
        manager.go(f"/casos/{self.code}/")
        manager.press(f"main a[href='/casos/{self.code}/avisos/participation_asked/']")
        manager.press("main form button[type=submit]")
        self.step("abogada", "call_participation/explain_consequences")
        self.before = self.steps_in_the_case()
        self.step("abogada", "call_participation/decide_participation", crim="out")

    def steps_in_the_case(self) -> set[str]:
        manager = self.sign_in("cr.gestora")
        manager.go(f"/casos/{self.code}/")
        return set(manager.offered())


def test_an_adult_who_declines_the_proceedings_is_cared_for_accredited_and_repaired(
    sign_in: SignIn, carrier: Carrier
) -> None:
    story = Story(sign_in, carrier)
    story.given_an_alert_that_intake_receives()
    story.and_an_adult_who_accepts_help()
    story.and_the_response_team_with_a_police_escort()
    story.and_a_safe_place_to_sleep()
    story.when_she_asks_to_decide_and_declines_the_proceedings()
