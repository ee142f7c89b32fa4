"""With the keyboard alone: sign in, find the step, fill it in, complete it; one always sees where one is."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

from amparo.demo.answers import TEXT
from amparo.demo.carrying import Carrier
from tests.journeys.conftest import SignIn
from tests.journeys.filling import FORM, questions
from tests.journeys.staff import Staff

FAR = 250
IS_HERE = "selector => !!document.activeElement?.matches(selector)"
IS_SEEN = """() => {
  for (let each = document.activeElement; each && each !== document.body; each = each.parentElement) {
    if (getComputedStyle(each).outlineStyle !== "none") return true;
  }
  return false;
}"""


@dataclass
class Story:
    """Someone who uses no pointer."""

    staff: Staff
    carrier: Carrier
    code: str = ""

    @property
    def page(self) -> Page:
        return self.staff.page

    def go_to(self, selector: str) -> None:
        """Press Tab until something has the focus, and see that it shows."""
        for _press in range(FAR):
            if self.page.evaluate(IS_HERE, selector):
                assert self.page.evaluate(IS_SEEN), f"{selector} has the focus and does not show it"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {selector} on {self.page.url}")

    def press(self, key: str) -> None:
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.keyboard.press(key)
        self.staff.look()

    def given_an_alert(self) -> None:
        self.code = self.carrier.open()

    def when_one_signs_in(self) -> None:
        self.page.goto("/entrar/")
        self.go_to(f"button[name=account][value='{self.staff.username}']")
        self.press("Enter")

    def then_the_first_key_offers_to_skip_to_the_content(self) -> None:
        self.page.keyboard.press("Tab")
        assert self.page.evaluate(IS_HERE, "a.skip")
        self.page.keyboard.press("Enter")
        assert self.page.evaluate(IS_HERE, "#main")

    def when_the_step_is_opened(self) -> None:
        self.go_to(f"main a[href*='/{self.code}/']")
        self.press("Enter")
        assert "/pasos/" in self.page.url

    def when_every_question_is_answered(self) -> None:
        for question in questions(self.page):
            control = f"{FORM} [name='{question.name}']"
            if question.optional:
                continue
            self.go_to(control)
            if question.kind in {"radio", "checkbox"}:
                self.page.keyboard.press("Space")
            elif question.kind == "select":
                self.page.keyboard.press("ArrowDown")
            else:
                self.page.keyboard.type(TEXT)

    def then_the_step_is_completed_with_a_key(self) -> None:
        self.go_to(f"{FORM} button[value=complete]")
        self.press("Enter")
        assert self.page.url.endswith(f"/casos/{self.code}/")


def test_the_keyboard_alone_is_enough_to_sign_in_and_complete_a_step(sign_in: SignIn, carrier: Carrier) -> None:
    story = Story(sign_in("cr.recepcion"), carrier)
    story.given_an_alert()
    story.when_one_signs_in()
    story.then_the_first_key_offers_to_skip_to_the_content()
    story.when_the_step_is_opened()
    story.when_every_question_is_answered()
    story.then_the_step_is_completed_with_a_key()
