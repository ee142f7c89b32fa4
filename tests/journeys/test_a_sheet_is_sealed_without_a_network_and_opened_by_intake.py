"""An officer writes where there is no network, seals it on the phone, and brings it later; intake opens the case.

After sealing, nothing that was typed is anywhere on the device: not in the page, its storage, the file or the profile.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.conftest import CHROMIUM, SignIn
from tests.journeys.watching import PHONE, Watch, look

SUMMARY = "Una muchacha pidió ayuda junto al muelle anaranjado"
PLACE = "Bodega-del-muelle-anaranjado-17"
STORED = """async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
  document.cookie.length]"""


@pytest.fixture
def phone(chromium: Browser, tmp_path: Path, watch: Watch) -> Iterator[BrowserContext]:
    """A phone with a profile of its own that reaches no network."""
    flags = ["--disable-background-networking", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    context = chromium.browser_type.launch_persistent_context(
        tmp_path / "profile", executable_path=os.environ.get("AMPARO_CHROMIUM", CHROMIUM), args=flags,
        viewport=PHONE,  # type: ignore[arg-type]
        locale="es-CR", offline=True, accept_downloads=True,
    )  # fmt: skip
    context.set_default_timeout(10_000)
    context.on("weberror", lambda error: watch.faults.append(f"script: {error.error}"))
    context.on("console", lambda said: watch.faults.append(said.text) if said.type == "error" else None)
    yield context
    context.close()


def takes_the_sheet_away(page: Page, folder: Path) -> Path:
    page.goto("/hojas/")
    with page.expect_download() as came:
        page.get_by_role("link", name="Llevarse la hoja").click()
    assert came.value.suggested_filename == "hoja.html"
    came.value.save_as(folder / "hoja.html")
    return folder / "hoja.html"


def writes_and_seals(page: Page, watch: Watch, folder: Path) -> Path:
    page.get_by_role("button", name="Sellar").click()
    expect(page.get_by_text("Escriba o elija aquí una respuesta.").first).to_be_visible()
    page.get_by_role("button", name="Français").click()
    expect(page.get_by_role("heading", name="Écrire sans réseau")).to_be_visible()
    page.get_by_role("button", name="Español").click()
    look(page, watch, "sealed sheet, writing")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.get_by_label("Trata de personas").check()
    page.get_by_label("Canal del reporte").select_option("PATROL")
    page.get_by_label("Quién reporta").select_option("OFFICIAL")
    page.get_by_label("Lo que se reporta").fill(SUMMARY)
    page.get_by_label("Lugar donde").fill(PLACE)
    page.get_by_role("button", name="Sellar").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Está sellado")).to_be_focused()
    with page.expect_download() as came:
        page.get_by_role("button", name="Guardar el archivo sellado").click()
    came.value.save_as(folder / "sealed.amparo")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d-\d+\.amparo", came.value.suggested_filename)
    look(page, watch, "sealed sheet, done")
    return folder / "sealed.amparo"


def canaries_in(content: bytes) -> list[str]:
    """Return which of the typed words stand somewhere, written as browsers and databases write."""
    return [
        word
        for word in (SUMMARY, PLACE, "anaranjado-17")
        for code in ("utf-8", "utf-16-le")
        if word.encode(code) in content
    ]


def forgets(page: Page) -> None:
    values: list[Any] = page.eval_on_selector_all("input, textarea", "all => all.map(each => each.value)")
    shown = " ".join([page.content(), *map(str, values)])
    assert (canaries_in(shown.encode()), page.evaluate(STORED)) == ([], [0, 0, 0, 0])


def test_a_sheet_is_sealed_without_a_network_and_opened_by_intake(
    sign_in: SignIn, watch: Watch, phone: BrowserContext, tmp_path: Path
) -> None:
    police = sign_in("cr.policia")
    sheet = takes_the_sheet_away(police.page, tmp_path)
    police.look()
    page = phone.new_page()
    page.goto(sheet.as_uri())

    sealed = writes_and_seals(page, watch, tmp_path)
    forgets(page)
    assert canaries_in(sealed.read_bytes()) == []
    phone.close()
    kept = [path for path in (tmp_path / "profile").rglob("*") if path.is_file()]
    assert len(kept) > 20
    assert [path.name for path in kept if canaries_in(path.read_bytes())] == []

    police.go("/hojas/traer/")
    police.page.get_by_label("El archivo sellado").set_input_files(sealed)
    police.press("main form.form button[type=submit]")
    assert "Espera a recepción" in police.text()
    intake = sign_in("cr.recepcion")
    intake.go("/hojas/")
    intake.page.get_by_role("row").get_by_role("link").first.click()
    assert SUMMARY not in intake.page.content()
    intake.look()
    intake.press("main form button[type=submit]")
    expect(intake.page.get_by_label("Lo que se reporta")).to_have_value(SUMMARY)
    expect(intake.page.get_by_label("Lugar donde")).to_have_value(PLACE)
    intake.press("main form.form button[type=submit]")
    assert re.search(r"/casos/[^/]+/$", intake.page.url)
