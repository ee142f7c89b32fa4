"""An adult declines the criminal proceedings and is cared for, accredited, repaired and closed, all in the browser."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from amparo.demo.answers import TEXT
from amparo.demo.carrying import Carrier
from tests.journeys.conftest import SignIn

NAME, STREET = "Xiomara Inventada", "Calle Inventada 45, portón verde"
DECIDE = "Decidir si participa en el proceso penal"


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
        self.step("guardia", "call_detection/accept_help", {"prs_FirstName": NAME}, accepts_help="yes")
        self.step("guardia", "call_detection/activate")

    def and_the_response_team_with_a_police_escort(self) -> None:
        self.step("guardia", "call_dispatch/assess_security", response="on_site", escort="yes")
        self.step("guardia", "call_dispatch/acknowledge")
        self.step("policia", "call_dispatch/provide_escort")
        self.step("guardia", "call_dispatch/arrive")
        self.step("guardia", "call_dispatch/give_first_aid")

    def and_a_safe_place_to_sleep(self) -> None:
        self.step("guardia", "call_protection/meet_basic_needs")
        self.step("salud", "call_protection/triage_health", urgent="no")
        self.step("guardia", "call_protection/plan_safety", {"amp_safety_plan": STREET}, escort="no")
        self.step("guardia", "call_protection/choose_place", place="shelter")
        self.step("albergue", "call_protection/offer_room", room="yes")
        self.step("guardia", "call_protection/travel_together")
        self.step("albergue", "call_protection/receive_person", {"amp_lodging_address": STREET})

    def and_the_health_care_that_she_accepts(self) -> None:
        self.step("salud", "call_health/explain_options", sample_fits="no")
        self.step("salud", "call_health/choose_care", health_care="accepted")
        self.step("salud", "call_health/treat_now")
        self.step("psicologia", "call_health/give_calm")
        self.step("salud", "call_health/follow_up")

    # care and accreditation, side by side

    def then_the_plan_and_the_accreditation_are_open_at_once(self) -> None:
        assert {"Explicar cada permiso", "Revisar el expediente"} <= self.steps_in_the_case()

    def when_she_is_cared_for(self) -> None:
        self.step("abogada", "call_plan/explain_permissions")
        self.step("abogada", "call_plan/choose_permissions", consent_care="yes", consent_share="yes")
        self.step("gestora", "call_plan/assess_needs")
        self.step("psicologia", "call_plan/assess_risk", risk_today="low")
        self.step("gestora", "call_plan/agree_plan", plan="agreed")
        self.refer_to_the_shelter()
        self.step("gestora", "call_referral/hand_over_warmly")
        self.step("albergue", "call_referral/provide_service")
        self.step("albergue", "call_referral/counter_refer")
        self.step("gestora", "call_referral/close_referral")
        self.step("gestora", "call_plan/review_plan", plan_change="keep")

    def refer_to_the_shelter(self) -> None:
        team = min(team for team, _role in self.carrier.posts_of("cr.albergue"))
        self.step("gestora", "call_referral/choose_provider", {"team": team}, approved="approved")
        shelter = self.sign_in("cr.albergue")
        shelter.go("/referencias/")
        shelter.press("main a[href^='/referencias/']")
        shelter.send({"answer": "accept"})

    def when_she_is_accredited(self) -> None:
        self.step("panel1", "call_accreditation/review_file")
        self.step("panel1", "call_accreditation/technical_report")
        for member in ("panel1", "panel3"):
            self.step(member, "call_accreditation/vote", choice="formal")
        self.step("panel2", "call_accreditation/sign_resolution")
        self.step("abogada", "call_accreditation/notify_resolution")

    # the decision

    def when_she_asks_to_decide_and_declines_the_proceedings(self) -> None:
        self.step("gestora", "call_reflection/give_reflection", stay="not_needed")
        manager = self.sign_in("cr.gestora")
        manager.go(f"/casos/{self.code}/")
        manager.press(f"main a[href='/casos/{self.code}/avisos/participation_asked/']")
        manager.press("main form button[type=submit]")
        decision = "call_reflection/call_participation"
        self.step("abogada", f"{decision}/explain_consequences")
        self.before = self.steps_in_the_case()
        self.step("abogada", f"{decision}/decide_participation", crim="out")
        self.step("gestora", f"{decision}/register_notice")
        self.step("gestora", f"{decision}/confirm_services")

    def then_every_step_of_care_and_reparation_is_still_there(self) -> None:
        assert self.before - self.steps_in_the_case() == {DECIDE}

    def then_police_and_prosecutor_see_the_notice_level_only(self) -> None:
        for username in ("policia", "fiscalia"):
            officer = self.sign_in(f"cr.{username}")
            officer.go(f"/casos/{self.code}/")
            seen = officer.text()
            officer.go(f"/casos/{self.code}/recorrido/")
            seen += officer.text()
            assert [secret for secret in (NAME, STREET, TEXT) if secret in seen] == []
            assert officer.page.locator(".tabs a").count() == 2
            for beyond in ("personas/", "consentimientos/", "servicios/", "accesos/", "abrir/C1/?para=JUSTICE"):
                officer.go(f"/casos/{self.code}/{beyond}", expect=404)

    # what goes on as before

    def when_the_harm_is_repaired(self) -> None:
        self.step("abogada", "call_reparation/assess_damage")
        self.step("abogada", "call_reparation/choose_route", route="fund")
        self.step("abogada", "call_reparation/file_with_fund")
        self.step("fondo", "call_reparation/decide_by_fund", claim="granted")
        self.step("abogada", "call_reparation/collect_payment", payment="full")

    def when_the_case_is_closed_with_her(self) -> None:
        self.step("abogada", "keep_informed")
        self.step("abogada", "choose_where", move="stay")
        self.step("abogada", "call_inclusion/agree_life_plan")
        self.step("inclusion", "call_inclusion/support_inclusion")
        self.step("gestora", "call_inclusion/follow_up", contact="well")
        self.step("gestora", "call_inclusion/review_closure", closing="goals_met")
        self.step("gestora", "call_inclusion/tell_experience")
        self.step("supervision", "call_inclusion/confirm_closure")
        self.step("custodia", "call_inclusion/count_in_statistics")

    def then_nothing_is_open_and_the_course_tells_it_all(self) -> None:
        assert self.steps_in_the_case() == set()
        manager = self.sign_in("cr.gestora")
        manager.go(f"/casos/{self.code}/recorrido/")
        assert manager.page.locator(".timeline").count() == 1

    def then_police_and_prosecutor_no_longer_see_it(self) -> None:
        for username in ("policia", "fiscalia"):
            self.sign_in(f"cr.{username}").go(f"/casos/{self.code}/", expect=404)

    def steps_in_the_case(self) -> set[str]:
        """The steps that the page of the case shows to the case manager, hers and those of others."""
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
    story.and_the_health_care_that_she_accepts()
    story.then_the_plan_and_the_accreditation_are_open_at_once()
    story.when_she_is_cared_for()
    story.when_she_is_accredited()
    story.when_she_asks_to_decide_and_declines_the_proceedings()
    story.then_every_step_of_care_and_reparation_is_still_there()
    story.then_police_and_prosecutor_see_the_notice_level_only()
    story.when_the_harm_is_repaired()
    story.when_the_case_is_closed_with_her()
    story.then_nothing_is_open_and_the_course_tells_it_all()
    story.then_police_and_prosecutor_no_longer_see_it()
