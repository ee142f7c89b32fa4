"""Two people write at one table and lose nothing; what they wrote is judged, published, and asked for next door."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from amparo.partnership.practices.vocabulary import CRITERIA
from tests.journeys.conftest import SignIn
from tests.journeys.staff import Staff

TOLD = {
    "title": "Guardia de veinticuatro horas", "summary": "Un equipo responde siempre.",
    "problem": "Nadie respondía de noche.", "description": "Hay un rol de guardia.",
    "results": "Doce salidas en seis meses, según el registro.", "risks": "Se evalúa el riesgo antes de salir.",
}  # fmt: skip
CHOSEN = {
    "level": "NATIONAL", "country": "HN", "institution": "HN_ERI", "tested": "YES", "implemented": "YES",
    "worked": "YES", "effect_identification": "POSITIVE", "effect_protection": "POSITIVE", "consent": "YES",
}  # fmt: skip
DAY = "2030-06-30"


@dataclass
class Story:
    """A secretariat that opens tables, two who write, two who judge, and another country."""

    sign_in: SignIn
    code: str = ""
    practice: str = ""

    @property
    def secretariat(self) -> Staff:
        return self.sign_in("hn.secretaria")

    def given_a_table_with_two_people(self) -> None:
        self.secretariat.go("/practicas/mesas/abrir/")
        self.secretariat.send({"title": "Mesas de prueba", "themes": "Respuesta inmediata"})
        self.code = self.secretariat.page.locator("td[data-label='Código para sentarse']").inner_text().strip()
        for username in ("hn.abogada", "hn.psicologia", "hn.fiscalia", "cr.policia"):
            self.sign_in(username).go("/practicas/mesas/entrar/")
            self.sign_in(username).send({"code": self.code})
        writer = self.sign_in("hn.abogada")
        writer.press("a[href$='/candidata/']")
        writer.send({"original": "es"})
        self.practice = urlsplit(writer.page.url).path.replace("escribir/", "")

    def write(self, who: Staff, name: str, text: str) -> None:
        """Type into a field and wait until the page says that it was kept."""
        box = who.page.locator(f"#box_{name}")
        field = box.locator("[name=text]")
        with who.page.expect_response(lambda answer: answer.url.endswith("/campo/")):
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(text)
            else:
                field.fill(text)

    def when_both_write_the_same_answer(self) -> None:
        first, second = self.sign_in("hn.abogada"), self.sign_in("hn.psicologia")
        second.go(f"{self.practice}escribir/")
        self.write(first, "problem", "De la abogada")
        self.write(second, "problem", "De la psicóloga")

    def then_the_second_sees_both_texts_and_joins_them(self) -> None:
        second = self.sign_in("hn.psicologia")
        box = second.page.locator("#box_problem")
        box.locator("[data-both]").wait_for(state="visible")
        assert box.locator("[data-theirs]").inner_text() == "De la abogada"
        assert box.locator("[data-who]").inner_text() == "Keyla Rivera"
        assert box.locator("[name=text]").input_value() == "De la psicóloga"
        self.write(second, "problem", "De la abogada y de la psicóloga")
        box.locator("[data-both]").wait_for(state="hidden")
        first = self.sign_in("hn.abogada")
        first.go(f"{self.practice}escribir/")
        assert first.page.locator("#f_problem").input_value() == "De la abogada y de la psicóloga"

    def when_the_table_tells_the_rest_and_presents_it(self) -> None:
        writer = self.sign_in("hn.abogada")
        for name, text in {**TOLD, **CHOSEN}.items():
            self.write(writer, name, text)
        writer.go(f"{self.practice}presentar/")
        writer.send()
        assert "Admitida, por evaluar" in writer.text()

    def when_two_of_other_institutions_judge_it_and_the_secretariat_agrees(self) -> None:
        for username in ("hn.fiscalia", "cr.policia"):
            judge = self.sign_in(username)
            judge.go(f"{self.practice}evaluar/")
            judge.send({**dict.fromkeys(CRITERIA, "2"), "does_harm": "NO"})
        self.secretariat.go(f"{self.practice}consenso/")
        self.secretariat.send({"outcome": "RETAINED", "note": "De acuerdo.", "agreed_on": "2026-01-31"})
        self.secretariat.go(f"{self.practice}recomendar/")
        self.secretariat.send({"text": "Mantener la guardia.", "responsible": "Jefatura de guardia", "due_on": DAY})

    def then_a_victims_detail_stops_the_publication_until_it_is_written_otherwise(self) -> None:
        self.secretariat.go(f"{self.practice}escribir/")
        self.write(self.secretariat, "results", "Así llegó K. L., de 15 años.")
        self.secretariat.go(f"{self.practice}publicar/")
        self.secretariat.send(expect=422)
        self.secretariat.go(self.practice)
        assert "Esto detiene la publicación" in self.secretariat.text()
        self.secretariat.go(f"{self.practice}escribir/")
        self.write(self.secretariat, "results", TOLD["results"])
        self.secretariat.go(f"{self.practice}publicar/")
        self.secretariat.send()
        assert "Publicada" in self.secretariat.text()

    def then_another_country_finds_it_and_asks_for_it(self) -> None:
        other = self.sign_in("cr.secretaria")
        other.go("/practicas/?q=guardia")
        other.press(f"a[href='{self.practice}']")
        other.press("a[href$='/pedir/']")
        other.send({"why": "Para responder de noche."})
        assert "Análisis de ajuste" in other.text()
        other.press("a[href$='/condicion/law/']")
        other.send({"finding": "MET", "note": "La ley lo permite."})
        assert "Se cumple" in other.text()


def test_a_table_writes_together_and_its_practice_is_asked_for_by_another_country(sign_in: SignIn) -> None:
    story = Story(sign_in)

    story.given_a_table_with_two_people()
    story.when_both_write_the_same_answer()
    story.then_the_second_sees_both_texts_and_joins_them()
    story.when_the_table_tells_the_rest_and_presents_it()
    story.when_two_of_other_institutions_judge_it_and_the_secretariat_agrees()
    story.then_a_victims_detail_stops_the_publication_until_it_is_written_otherwise()
    story.then_another_country_finds_it_and_asks_for_it()
