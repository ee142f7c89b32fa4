"""Quick exit: a neutral page at once, nothing behind it, and the session is over."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from amparo.demo.carrying import Carrier
from tests.journeys.conftest import SignIn
from tests.journeys.staff import Staff


@dataclass
class Story:
    """Someone who must close the page now."""

    staff: Staff
    carrier: Carrier
    code: str = ""

    @property
    def page(self) -> Page:
        return self.staff.page

    def given_a_case_on_the_screen(self) -> None:
        self.code = self.carrier.open()
        self.staff.go(f"/casos/{self.code}/")

    def when_one_leaves(self, way: str) -> None:
        if way == "button":
            self.page.click("header a.exit")
        else:
            for _press in range(3):
                self.page.keyboard.press("Shift")
        self.page.wait_for_url("**/servicios/")
        self.page.wait_for_load_state("domcontentloaded")

    def then_the_page_is_neutral(self) -> None:
        shown = f"{self.page.title()} {self.page.locator('body').inner_text()}"
        assert [word for word in ("Amparo", "trata", "víctima", self.code) if word in shown] == []
        self.staff.look()

    def then_going_back_shows_nothing(self) -> None:
        self.page.go_back(wait_until="domcontentloaded")
        self.page.wait_for_load_state("load")
        assert self.code not in self.page.locator("body").inner_text()

    def then_the_session_is_over(self) -> None:
        self.page.goto(f"/casos/{self.code}/", wait_until="domcontentloaded")
        assert "/entrar/" in self.page.url


@pytest.mark.parametrize("way", ["button", "keys"])
def test_quick_exit_shows_a_neutral_page_and_ends_the_session(sign_in: SignIn, carrier: Carrier, way: str) -> None:
    story = Story(sign_in("cr.recepcion"), carrier)
    story.given_a_case_on_the_screen()
    story.when_one_leaves(way)
    story.then_the_page_is_neutral()
    story.then_going_back_shows_nothing()
    story.then_the_session_is_over()
