"""On a phone without scripts, on a slow line, a step is completed; pages are light."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic

import pytest
from playwright.sync_api import CDPSession, Page

from amparo.demo.carrying import Carrier
from amparo.demo.cases import moves_until, scenarios
from tests.journeys.conftest import NewContext
from tests.journeys.filling import fill
from tests.journeys.staff import SUBMIT
from tests.journeys.watching import PHONE

FIRST_PAGE, LATER_PAGE = 200_000, 60_000
LATENCY_MS, PATIENCE_SECONDS = 400, 8


class Scales:
    """Weighs what comes over the line, as sent."""

    def __init__(self, line: CDPSession) -> None:
        self.total = 0
        self.line = line
        line.on("Network.loadingFinished", lambda event: self._add(event["encodedDataLength"]))
        line.on("Network.requestWillBeSent", self._add_redirect)
        line.send("Network.enable")

    def _add(self, size: float) -> None:
        self.total += int(size)

    def _add_redirect(self, event: dict[str, dict[str, float]]) -> None:
        self._add(event.get("redirectResponse", {}).get("encodedDataLength", 0))

    @contextmanager
    def page(self, page: Page, limit: int) -> Iterator[None]:
        """Weigh one page, with everything that it brings."""
        self.total = 0
        started = monotonic()
        yield
        page.wait_for_load_state("networkidle")
        assert 0 < self.total <= limit, f"{page.url} weighs {self.total} bytes"
        assert monotonic() - started < PATIENCE_SECONDS


@dataclass
class Story:
    """Someone at a bus stop with an old phone."""

    page: Page
    scales: Scales
    carrier: Carrier
    code: str = ""

    def given_a_case_in_the_middle_of_its_way(self) -> None:
        self.code = self.carrier.open()
        self.carrier.play(moves_until(scenarios()["declines_and_is_repaired"], "call_protection/plan_safety"))

    def when_the_response_team_signs_in(self) -> None:
        with self.scales.page(self.page, FIRST_PAGE):
            self.page.goto("/entrar/")
        with self.scales.page(self.page, LATER_PAGE):
            self.page.click("button[name=account][value='cr.guardia']")

    def when_the_work_the_case_and_the_step_are_opened(self) -> None:
        with self.scales.page(self.page, LATER_PAGE):
            self.page.goto(f"/casos/{self.code}/")
        with self.scales.page(self.page, LATER_PAGE):
            self.page.click("main a[href$='/pasos/call_protection/plan_safety/']")

    def then_an_empty_answer_is_explained_and_what_was_typed_stays(self) -> None:
        self.page.fill("[name=amp_safe_word]", "limón")
        with self.scales.page(self.page, LATER_PAGE):
            self.page.click(SUBMIT)
        assert self.page.locator(".error-summary").count() == 1
        assert self.page.input_value("[name=amp_safe_word]") == "limón"

    def then_the_step_is_completed(self) -> None:
        fill(self.page)
        with self.scales.page(self.page, LATER_PAGE):
            self.page.click(SUBMIT)
        assert self.page.url.endswith(f"/casos/{self.code}/")
        assert self.page.locator("main a[href*='/call_protection/choose_place/']").count() == 1

    def then_the_other_pages_are_light_too(self) -> None:
        for path in ("/mi-trabajo/", "/casos/", f"/casos/{self.code}/recorrido/", "/procedimientos/", "/coalicion/"):
            with self.scales.page(self.page, LATER_PAGE):
                self.page.goto(path)


@pytest.mark.parametrize(("scripts", "latency"), [(False, LATENCY_MS), (True, 0)], ids=["slow-bare", "with-scripts"])
def test_a_step_is_completed_on_a_phone_and_pages_are_light(
    new_context: NewContext, carrier: Carrier, scripts: bool, latency: int
) -> None:
    context = new_context(viewport=PHONE, java_script_enabled=scripts, is_mobile=True, has_touch=True)
    page = context.new_page()
    line = context.new_cdp_session(page)
    if latency:
        slow = {"offline": False, "latency": latency, "downloadThroughput": -1, "uploadThroughput": -1}
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", slow)
    story = Story(page, Scales(line), carrier)
    story.given_a_case_in_the_middle_of_its_way()
    story.when_the_response_team_signs_in()
    story.when_the_work_the_case_and_the_step_are_opened()
    story.then_an_empty_answer_is_explained_and_what_was_typed_stays()
    story.then_the_step_is_completed()
    story.then_the_other_pages_are_light_too()
