"""A case is opened in an emergency and reviewed; a copy of it leaves by two; who looked is shown, and complained of."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdf
import pytest

from amparo.demo.carrying import Carrier
from amparo.demo.cases import moves_until, scenarios
from tests.journeys.conftest import SignIn

WHY = "No llegó al albergue y nadie de su equipo contesta desde la tarde (invento)."
FOUND = "La bitácora del turno dice que nadie contestó en dos horas (invento)."
COURT = "Tribunal Inventado de Puntarenas"


@dataclass
class Story:
    """One case, and those who guard it."""

    sign_in: SignIn
    carrier: Carrier
    code: str = ""
    glass: str = ""
    release: str = ""

    def given_a_case_in_the_hands_of_its_team(self) -> None:
        self.code = self.carrier.open()
        self.carrier.play(moves_until(scenarios()["declines_and_is_repaired"], "call_plan/assess_needs"))

    def when_the_child_authority_opens_it_in_an_emergency(self) -> None:
        caller = self.sign_in("cr.ninez")
        caller.go("/casos/" + self.code + "/", expect=404)
        caller.go("/emergencias/")
        caller.press("main a[href='/emergencias/abrir/']")
        caller.send({"code": self.code, "category": "MISSING", "reason": WHY})
        self.glass = caller.page.url
        caller.press("main a[href$='/abrir/C1/']")
        assert caller.page.locator("main .facts").count() == 1
        assert caller.page.locator("main textarea, main input:not([type=hidden])").count() == 0, "it is to read only"

    def then_who_leads_it_is_told_at_once(self) -> None:
        lead = self.sign_in("cr.gestora")
        lead.go("/mi-trabajo/")
        assert "abrió por emergencia" in lead.text() or "abrió en una emergencia" in lead.text()
        lead.go(f"/casos/{self.code}/")
        assert "PANI" in lead.text()

    def when_a_data_officer_reviews_it(self) -> None:
        officer = self.sign_in("cr.datos")
        officer.go("/emergencias/")
        number = self.glass.rstrip("/").rpartition("/")[2]
        officer.press(f"main a[href$='/{number}/revisar/']")
        assert WHY in officer.text()
        officer.send({"verdict": "JUSTIFIED", "words": FOUND})
        officer.go("/emergencias/")
        assert "Estuvo bien" in officer.text()

    def then_it_is_over_when_it_is_no_longer_needed(self) -> None:
        caller = self.sign_in("cr.ninez")
        caller.go(self.glass)
        caller.press("main form[action$='/terminar/'] button")
        caller.go(self.glass + "abrir/C1/", expect=403)

    def when_a_copy_is_asked_for(self) -> None:
        lead = self.sign_in("cr.gestora")
        lead.go(f"/casos/{self.code}/salidas/pedir/")
        lead.send({"groups": ["C1"], "recipient": COURT, "reason": "Lo pide el tribunal para la reparación."})
        lead.go("/salidas/")
        lead.press("main a[href^='/salidas/']")
        self.release = lead.page.url
        assert lead.page.locator("form[action$='/permitir/'], form[action$='/clave/']").count() == 0

    def and_a_second_person_allows_it(self) -> None:
        second = self.sign_in("cr.supervision")
        second.go(self.release)
        second.press("form[action$='/permitir/'] button")

    def then_it_leaves_under_a_password_with_its_reader_on_every_page(self) -> None:
        lead = self.sign_in("cr.gestora")
        lead.go(self.release)
        lead.press("form[action$='/clave/'] button")
        password = lead.page.locator("main code").inner_text()
        with lead.page.expect_download() as given:
            lead.page.click("main form button[type=submit]")
        content = Path(given.value.path()).read_bytes()
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(content))
        pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content), password=password).pages]
        assert all("Elena Quirós" in page for page in pages)
        assert COURT in pages[0]

    def when_the_person_sees_who_looked_and_complains(self) -> None:
        lead = self.sign_in("cr.gestora")
        lead.go(f"/casos/{self.code}/quien-miro/")
        assert "PANI" in lead.text()
        lead.go(f"/casos/{self.code}/queja/")
        lead.send({"kind": "LOOKED", "text": "Pregunta por qué la miró una institución que no conoce (invento)."})

    def then_the_data_officers_answer_and_hold_the_case(self) -> None:
        officer = self.sign_in("cr.datos")
        officer.go("/quejas/")
        officer.press("main a[href^='/quejas/']")
        officer.send({"text": "La buscaron porque no había llegado al albergue (invento)."})
        officer.go("/lecturas/")
        officer.go("/conservacion/")


def test_a_glass_is_broken_and_reviewed_and_a_copy_leaves_by_two(sign_in: SignIn, carrier: Carrier) -> None:
    story = Story(sign_in, carrier)

    story.given_a_case_in_the_hands_of_its_team()
    story.when_the_child_authority_opens_it_in_an_emergency()
    story.then_who_leads_it_is_told_at_once()
    story.when_a_data_officer_reviews_it()
    story.then_it_is_over_when_it_is_no_longer_needed()
    story.when_a_copy_is_asked_for()
    story.and_a_second_person_allows_it()
    story.then_it_leaves_under_a_password_with_its_reader_on_every_page()
    story.when_the_person_sees_who_looked_and_complains()
    story.then_the_data_officers_answer_and_hold_the_case()
