"""A jurist makes reparation depend on joining the proceedings, sees it refused and why, and takes it back."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import NewContext, SignIn
from tests.journeys.staff import Staff
from tests.journeys.watching import PHONE, look

RIGHT = "Quien decide no participar en el proceso penal puede obtener reparación"


@dataclass
class Story:
    """One jurist and one draft of procedure 14."""

    staff: Staff

    @property
    def page(self) -> Page:
        return self.staff.page

    @property
    def margin(self) -> Locator:
        return self.page.locator("[data-margin]")

    @property
    def address(self) -> str:
        return self.page.url

    def ready(self) -> None:
        self.page.wait_for_selector("[data-ready=yes]")

    def pick(self, element: str) -> None:
        """Choose something on the drawing by pressing on it."""
        self.page.locator(f".djs-element[data-element-id='{element}'] .djs-hit").first.click(force=True)

    def saved(self) -> None:
        """Wait until what is drawn is saved and checked."""
        expect(self.page.locator("[data-save-state=saved]")).to_contain_text("Guardado")
        expect(self.margin).not_to_have_attribute("aria-busy", "true")

    def given_the_procedure_of_reparation(self) -> None:
        self.staff.go("/procedimientos/14/")
        self.page.click("a:has-text('Revisarlo')")
        self.page.click("button:has-text('Empezar la revisión')")
        self.ready()
        expect(self.margin).to_contain_text("Todo se cumple")
        self.staff.look()

    def when_who_does_not_join_is_led_to_the_refusal(self) -> None:
        self.pick("flow_joined_choose_route")
        self.page.click(".djs-context-pad .entry[title='Quitarlo']")
        self.pick("joined")
        self.page.click("[data-panel] summary:has-text('Flechas, quitar')")
        self.page.select_option("[data-key='leads-joined']", "denied_finally")
        self.page.locator("[data-panel] [data-key^=default-]").last.check()
        self.margin.locator("[data-at=choose_route]").click()
        self.page.keyboard.press("Delete")

    def then_it_is_refused_in_the_margin_with_its_story(self) -> None:
        expect(self.margin.locator("[data-finding=R2]")).to_contain_text(RIGHT)
        expect(self.margin.locator("[data-finding=R2]")).to_contain_text("No participa")
        self.saved()
        look(self.page, self.staff.watch, "a broken right in the margin")

    def then_the_way_is_lit_step_by_step(self) -> None:
        self.margin.locator("[data-show=R2]").click()
        player = self.page.locator("[data-player]")
        expect(player).to_contain_text("1 /")
        expect(self.page.locator(".djs-connection.path-now")).not_to_have_count(0)
        self.page.keyboard.press("ArrowRight")
        expect(player).to_contain_text("2 /")
        expect(self.page.locator(".djs-shape.path-now")).not_to_have_count(0)
        self.page.keyboard.press("Escape")
        expect(player).to_be_hidden()
        expect(self.page.locator(".path-now")).to_have_count(0)

    def when_all_of_it_is_undone(self) -> None:
        undo = self.page.locator("[data-do=undo]")
        while undo.is_enabled():
            undo.click()

    def then_the_right_holds_again(self) -> None:
        expect(self.margin).to_contain_text("Todo se cumple")
        self.saved()

    def when_a_step_is_renamed_without_a_connection_and_the_tab_is_closed(self) -> None:
        self.page.context.set_offline(True)
        self.pick("assess_damage")
        self.page.fill("[data-key='name-assess_damage']", "Reunir todos los daños")
        self.page.keyboard.press("Tab")
        expect(self.page.locator("[data-save-state=unsaved]")).to_contain_text("Se conserva en este navegador")
        address = self.address
        context = self.page.context
        self.page.close()
        context.set_offline(False)
        self.staff.page = context.new_page()
        self.staff.page.goto(address)

    def then_the_draft_is_as_it_was_left(self) -> None:
        self.ready()
        self.saved()
        self.page.reload()
        self.ready()
        self.pick("assess_damage")
        expect(self.page.locator("[data-key='name-assess_damage']")).to_have_value("Reunir todos los daños")


def test_a_coercive_change_is_refused_and_why_and_undone_and_nothing_is_lost(sign_in: SignIn) -> None:
    story = Story(sign_in("cr.jurista"))
    story.given_the_procedure_of_reparation()
    story.when_who_does_not_join_is_led_to_the_refusal()
    story.then_it_is_refused_in_the_margin_with_its_story()
    story.then_the_way_is_lit_step_by_step()
    story.when_all_of_it_is_undone()
    story.then_the_right_holds_again()
    story.when_a_step_is_renamed_without_a_connection_and_the_tab_is_closed()
    story.then_the_draft_is_as_it_was_left()


def test_on_a_phone_one_reads_the_drawing_and_the_check(sign_in: SignIn) -> None:
    story = Story(sign_in("cr.jurista"))
    story.given_the_procedure_of_reparation()
    story.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    story.page.reload()

    expect(story.page.locator(".draw__narrow")).to_be_visible()
    expect(story.page.locator(".draw__picture .diagram__view svg").first).to_be_visible()
    expect(story.margin).to_contain_text("Todo se cumple")
    expect(story.page.locator("[data-canvas]")).to_be_hidden()


def test_without_scripts_one_sees_the_drawing_its_check_and_the_way_to_bring_a_file(
    sign_in: SignIn, new_context: NewContext
) -> None:
    story = Story(sign_in("cr.jurista"))
    story.given_the_procedure_of_reparation()
    plain = new_context(java_script_enabled=False)
    plain.add_cookies(story.page.context.cookies())  # type: ignore[arg-type]
    page = plain.new_page()
    page.goto(story.address)

    expect(page.locator(".draw__picture .diagram__view svg").first).to_be_visible()
    expect(page.locator("[data-margin]")).to_contain_text("Todo se cumple")
    expect(page.locator("input[type=file][name=drawing]")).to_be_visible()
    expect(page.locator("[data-tool=step]")).to_be_hidden()
