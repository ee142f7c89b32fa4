"""The secretariat halves the panel before anybody waits for it in earnest: the bottleneck and missed limits move."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.journeys.conftest import SignIn
from tests.journeys.staff import Staff

PANEL = "#papel-panel"


@dataclass
class Story:
    """The secretariat of a country and its plan; a police officer, who finds nothing."""

    sign_in: SignIn
    missed: int = 0
    address: str = ""

    @property
    def secretariat(self) -> Staff:
        return self.sign_in("cr.secretaria")

    def missed_now(self) -> int:
        """Return how many limits in a hundred the page says are missed."""
        tile = self.secretariat.page.locator(".tile", has_text="Plazos que se pasaron").locator(".tile__figure")
        return int(re.findall(r"\d+", tile.inner_text())[0])

    def given_the_plan_as_written_in_which_the_panel_does_not_keep_anybody_waiting(self) -> None:
        self.secretariat.go("/procedimientos/")
        self.secretariat.press("main a[href='/procedimientos/ensayo/']")
        assert "Este es el plan escrito" in self.secretariat.text()
        assert "donde más se espera" not in self.secretariat.page.locator(PANEL).inner_text()
        assert self.secretariat.page.locator(f"{PANEL} input").input_value() == "5"
        self.missed = self.missed_now()
        panel = self.secretariat.page.locator(PANEL)
        if not panel.is_visible():
            self.secretariat.page.locator("details", has=panel).locator("> summary").click()

    def when_the_panel_is_halved_by_pressing_one_less(self) -> None:
        for people in ("4", "3", "2"):
            self.secretariat.press(f"{PANEL} button[name=menos]")
            assert self.secretariat.page.locator(f"{PANEL} input").input_value() == people
        self.address = self.secretariat.page.url

    def then_the_panel_is_where_one_waits_and_more_limits_are_missed(self) -> None:
        assert "donde más se espera" in self.secretariat.page.locator(PANEL).inner_text()
        assert "Donde más se espera: Panel de acreditación." in self.secretariat.text()
        assert self.missed_now() > self.missed
        assert "Qué cambia" in self.secretariat.text()
        assert self.secretariat.page.locator("svg .bp-heat-5").count() > 0

    def then_each_chart_has_its_table_behind(self) -> None:
        charts = self.secretariat.page.locator("figure.chart")
        assert charts.count() == 2
        charts.first.locator("summary").click()
        assert charts.first.locator("tbody tr").count() > 20

    def then_whoever_is_given_the_address_sees_the_same(self) -> None:
        before = self.secretariat.page.locator(".tiles").inner_text()
        assert "menos=" not in self.address
        self.secretariat.go("/procedimientos/")
        self.secretariat.go(self.address)
        assert self.secretariat.page.locator(".tiles").inner_text() == before

    def when_something_is_typed_that_is_no_number_it_is_kept_and_said(self) -> None:
        page = self.secretariat.page
        page.fill(f"{PANEL} input", "dos")
        with page.expect_navigation() as found:
            page.press(f"{PANEL} input", "Enter")
        assert found.value.status == 422
        self.secretariat.look(422)
        assert page.locator(f"{PANEL} input").input_value() == "dos"
        assert "Panel de acreditación: Escriba un número entero de 0 a 500." in self.secretariat.text()

    def then_the_way_back_leads_to_the_plan_as_written(self) -> None:
        self.secretariat.press("main a:has-text('Volver al plan escrito')")
        assert self.missed_now() == self.missed

    def then_the_officer_finds_no_such_page(self) -> None:
        self.sign_in("cr.policia").go("/procedimientos/ensayo/", expect=404)


def test_the_secretariat_halves_the_panel_and_sees_who_would_wait(sign_in: SignIn) -> None:
    story = Story(sign_in)
    story.given_the_plan_as_written_in_which_the_panel_does_not_keep_anybody_waiting()
    story.when_the_panel_is_halved_by_pressing_one_less()
    story.then_the_panel_is_where_one_waits_and_more_limits_are_missed()
    story.then_each_chart_has_its_table_behind()
    story.then_whoever_is_given_the_address_sees_the_same()
    story.when_something_is_typed_that_is_no_number_it_is_kept_and_said()
    story.then_the_way_back_leads_to_the_plan_as_written()
    story.then_the_officer_finds_no_such_page()
