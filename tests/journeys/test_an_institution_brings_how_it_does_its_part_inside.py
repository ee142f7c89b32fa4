"""The deputy prosecutor's office brings how it does its part: what reads too much is told, what fits is seen to fit."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from amparo.demo.carrying import Carrier
from amparo.partnership.internal.tasks import hear_the_clock
from tests.journeys.conftest import SignIn
from tests.journeys.staff import Staff

LIST = "/procedimientos/internos/"


@dataclass
class Story:
    """A prosecutor who brings drawings, the secretariat who reads them, a police officer who may not."""

    sign_in: SignIn
    carrier: Carrier
    folder: Path
    address: str = ""

    @property
    def prosecutor(self) -> Staff:
        return self.sign_in("cr.fiscalia")

    def given_the_drawing_of_today_in_a_file(self) -> Path:
        self.prosecutor.go("/procedimientos/11/")
        self.prosecutor.press(f"main td a[href^='{LIST}'], main th a[href^='{LIST}']")
        self.address = self.prosecutor.page.url
        with self.prosecutor.page.expect_download() as given:
            self.prosecutor.page.click("a[href$='/bpmn/']")
        file = self.folder / "hoy.bpmn"
        given.value.save_as(file)
        return file

    def when_a_drawing_is_brought(self, file: Path, *, reads: str) -> None:
        changed = self.folder / "cambiado.bpmn"
        changed.write_text(file.read_text().replace('reads="C0 C3 C6"', f'reads="{reads}"', 1))
        self.prosecutor.go(LIST)
        self.prosecutor.press("a[href$='/nuevo/']")
        self.prosecutor.page.set_input_files("#id_drawing", changed)
        self.prosecutor.send({"title": "Pedir la prueba anticipada con todas las preguntas"})
        assert "Se está comparando" in self.prosecutor.text()

    def when_the_clock_has_looked(self) -> None:
        for _ in range(4):
            hear_the_clock(at=self.carrier.at)
        self.prosecutor.go(self.address)

    def then_what_does_not_fit_is_told(self) -> None:
        assert "No cumple lo que acordó la coalición" in self.prosecutor.text()
        assert "C5" in self.prosecutor.page.locator("section.card", has_text="Lo que no encaja").inner_text()

    def then_it_keeps_the_agreement_and_the_secretariat_sees_it(self) -> None:
        assert "Lo que no encaja" not in self.prosecutor.text()
        secretariat = self.sign_in("cr.secretaria")
        secretariat.go(LIST)
        row = secretariat.page.locator("tr", has_text="Pedir la prueba anticipada con todas las preguntas")
        assert "Cumple lo que acordó la coalición" in row.inner_text()

    def then_the_police_learns_of_nothing(self) -> None:
        police = self.sign_in("cr.policia")
        police.go(self.address, expect=404)
        police.go(LIST)
        assert "FACTRA" not in police.text()


def test_an_institution_brings_how_it_does_its_part_and_is_told_whether_it_fits(
    sign_in: SignIn, carrier: Carrier, tmp_path: Path
) -> None:
    story = Story(sign_in, carrier, tmp_path)

    file = story.given_the_drawing_of_today_in_a_file()
    story.when_a_drawing_is_brought(file, reads="C0 C3 C5 C6")
    story.when_the_clock_has_looked()
    story.then_what_does_not_fit_is_told()
    story.when_a_drawing_is_brought(file, reads="C0 C3")
    story.when_the_clock_has_looked()
    story.then_it_keeps_the_agreement_and_the_secretariat_sees_it()
    story.then_the_police_learns_of_nothing()
