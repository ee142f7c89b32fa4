"""A court draws here how it does its part: begun with the agreed steps, told what is missing, and handed in."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from amparo.demo.carrying import Carrier
from amparo.partnership.internal.tasks import hear_the_clock
from tests.journeys.conftest import SignIn
from tests.journeys.staff import Staff
from tests.journeys.watching import look

LIST = "/procedimientos/internos/"
STEP = "decide_by_court"


@dataclass
class Story:
    """A judge who draws, and the secretariat who reads it once it is handed in."""

    sign_in: SignIn
    carrier: Carrier

    @property
    def judge(self) -> Staff:
        return self.sign_in("cr.juzgado")

    @property
    def page(self) -> Page:
        return self.judge.page

    @property
    def margin(self) -> Locator:
        return self.page.locator("[data-margin]")

    def given_a_drawing_begun_with_the_agreed_steps(self) -> None:
        self.judge.go(LIST)
        self.judge.press("a[href$='/dibujar/']")
        self.judge.look()
        self.page.check("input[value='p14_reparation/lane_judge']")
        self.judge.send({"title": "Resolver el reclamo en el despacho"})
        self.page.wait_for_selector("[data-ready=yes]")
        expect(self.margin).to_contain_text("Cumple lo que acordó la coalición")
        look(self.page, self.judge.watch, "drawing an internal procedure")

    def when_the_step_is_said_to_carry_out_nothing(self) -> None:
        self.page.locator(f".djs-element[data-element-id='{STEP}'] .djs-hit").first.click(force=True)
        self.page.select_option(f"[data-key='refines-{STEP}']", "")

    def then_the_margin_says_what_is_missing(self) -> None:
        expect(self.margin).to_contain_text("Decidir el reclamo en el tribunal")
        expect(self.margin).not_to_contain_text("Cumple lo que acordó la coalición")

    def when_it_is_undone_and_handed_in(self) -> None:
        self.page.click("[data-do=undo]")
        expect(self.margin).to_contain_text("Cumple lo que acordó la coalición")
        expect(self.page.locator("[data-save-state=saved]")).to_contain_text("Guardado")
        self.judge.press(".draw__head a[href*='/borradores/']:last-of-type >> nth=-1")
        self.judge.press("a[href*='/entregar/']")
        self.judge.press("main form button[type=submit]")
        assert "Se está comparando" in self.judge.text()

    def then_the_secretariat_reads_that_it_keeps_the_agreement(self) -> None:
        for _ in range(6):
            hear_the_clock(at=self.carrier.at)
        secretariat = self.sign_in("cr.secretaria")
        secretariat.go(LIST)
        row = secretariat.page.locator("tr", has_text="Resolver el reclamo en el despacho")
        assert "Cumple lo que acordó la coalición" in row.inner_text()


def test_an_institution_draws_how_it_does_its_part_and_hands_it_in(sign_in: SignIn, carrier: Carrier) -> None:
    story = Story(sign_in, carrier)

    story.given_a_drawing_begun_with_the_agreed_steps()
    story.when_the_step_is_said_to_carry_out_nothing()
    story.then_the_margin_says_what_is_missing()
    story.when_it_is_undone_and_handed_in()
    story.then_the_secretariat_reads_that_it_keeps_the_agreement()
