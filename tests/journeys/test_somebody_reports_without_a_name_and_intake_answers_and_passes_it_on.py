"""A neighbour without scripts reports on a phone; intake opens, answers and passes it on; police read their part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import NewContext, SignIn
from tests.journeys.serving import Site
from tests.journeys.watching import PHONE, Watch, _keep_picture, look
from tests.prevention.reporting.serving import Served, reports_server

WHAT, ASKED, ANSWER = "Una camioneta trae gente de noche.", "¿De qué color es?", "Blanca, sin placa."


@pytest.fixture
def line(site: Site, tmp_path: Path) -> Iterator[Served]:
    with reports_server(site.database, tmp_path / "reports.log") as served:
        yield served


class Neighbour:
    """Somebody with a phone whose browser runs no scripts."""

    def __init__(self, page: Page, watch: Watch, line: Served) -> None:
        self.page, self.watch, self.address = page, watch, f"http://{line.host}"

    def press(self, name: str) -> None:
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.get_by_role("button", name=name).click()

    def follow(self, name: str) -> None:
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.get_by_role("link", name=name).click()

    def look(self, kind: str) -> None:
        """See that the page fits the phone; without scripts nothing else can be asked of it."""
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, kind
        _keep_picture(self.page, f"line {kind}", "phone")

    def reports(self) -> str:
        self.page.goto(f"{self.address}/es/")
        self.look("start")
        self.follow("Costa Rica")
        self.look("enter")
        self.follow("Comenzar")
        self.press("Continuar")
        expect(self.page.get_by_role("alert")).to_be_visible()
        self.page.get_by_label("No sé").check()
        self.look("question")
        self.press("Continuar")
        self.page.get_by_label("No sé").check()
        self.press("Continuar")
        self.page.get_by_role("textbox").fill(WHAT)
        self.look("text")
        self.press("Français")
        expect(self.page.get_by_role("textbox")).to_have_value(WHAT)
        self.press("Español")
        for _ in range(5):
            self.press("Continuar")
        self.look("check")
        self.press("Enviar")
        self.look("receipt")
        return self.page.locator(".copy-code__code").inner_text()

    def comes_back(self, receipt: str) -> None:
        self.page.goto(f"{self.address}/es/v/")
        self.look("back")
        self.page.get_by_label("Su código").fill(receipt)
        self.press("Continuar")

    def leaves(self) -> None:
        self.page.get_by_role("link", name="Salir rápido").first.click()
        assert self.page.url == f"{self.address}/es/s/"
        assert WHAT not in self.page.content()
        assert self.page.context.cookies() == []


def look_at_the_line(page: Page, watch: Watch, line: Served) -> None:
    """Judge the pages that need no answer before, with a browser that runs the judge's script."""
    for address in ("/es/", "/fr/cr/", "/en/cr/n/", "/es/v/", "/es/i/"):
        page.goto(f"http://{line.host}{address}")
        look(page, watch, f"line {address}")


def test_a_report_without_a_name_is_answered_and_passed_on(
    new_context: NewContext, sign_in: SignIn, watch: Watch, line: Served
) -> None:
    phone = new_context(java_script_enabled=False, viewport=PHONE).new_page()
    neighbour = Neighbour(phone, watch, line)

    look_at_the_line(new_context().new_page(), watch, line)
    receipt = neighbour.reports()
    intake = sign_in("cr.recepcion").page
    intake.goto("/reportes/")
    look(intake, watch, "reports inbox")
    intake.get_by_role("link", name=re.compile(r"^[2-9A-Z]{4}-[2-9A-Z]{4}$")).first.click()
    look(intake, watch, "a report")
    assert WHAT not in intake.content()
    address = intake.url
    intake.get_by_role("button", name="Abrir y leer").click()
    expect(intake.get_by_text(WHAT)).to_be_visible()
    look(intake, watch, "an opened report")
    intake.get_by_label("Escribir a quien reportó").fill(ASKED)
    intake.get_by_role("button", name="Enviar").click()
    neighbour.comes_back(receipt)
    expect(phone.get_by_text(ASKED)).to_be_visible()
    neighbour.look("box")
    phone.get_by_label("Escribir al equipo").fill(ANSWER)
    neighbour.press("Enviar")
    expect(phone.get_by_text(ANSWER)).to_be_visible()
    neighbour.leaves()
    intake.goto(f"{address}pasar/")
    intake.get_by_label("A cuál institución").select_option(label="Organismo de Investigación Judicial")
    intake.get_by_label("¿Qué vio o qué oyó?").check()
    look(intake, watch, "passing on")
    intake.get_by_role("button", name="Pasar").click()
    police = sign_in("cr.policia").page
    police.goto("/reportes/recibidos/")
    police.get_by_role("link", name=re.compile(r"^[2-9A-Z]{4}-[2-9A-Z]{4}$")).first.click()
    police.get_by_role("button", name="Abrir y leer").click()

    expect(police.get_by_text(WHAT)).to_be_visible()
    assert ANSWER not in police.content()
    look(police, watch, "a slice")
