"""The secretariat sees where cases wait and compares a log of its own, and never meets a case; others find nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from amparo.demo.carrying import Carrier
from amparo.demo.cases import moves_until, scenarios
from tests.journeys.conftest import SignIn
from tests.protection.conformance.past import Did, write

PLACES = ("/practica/", "/procedimientos/01/practica/", "/practica/registro/")
LOG = "caso;paso;fecha\nA-1;Recibir el reporte;02/03/2026 09:00\nA-1;Clasificar el reporte;02/03/2026 11:00\n"
BARE = "A-2;Clasificar el reporte;02/03/2026 09:00\n"


@dataclass
class Story:
    """A secretariat, a police officer, a case manager; enough past cases to be counted and one that is carried."""

    sign_in: SignIn
    carrier: Carrier
    code: str = ""

    def given_a_dozen_cases_that_waited_and_one_that_is_being_cared_for(self) -> None:
        write(
            Did(case, f"call_reports/{step}", "CR_ERI", hours=hours)
            for case in range(500, 512)
            for step, hours in (("receive_report", 2), ("triage", 120))
        )
        self.code = self.carrier.open()
        self.carrier.play(moves_until(scenarios()["declines_and_is_repaired"], "call_plan/explain_permissions"))

    def when_the_secretariat_goes_from_the_procedure_to_its_practice(self) -> None:
        secretariat = self.sign_in("cr.secretaria")
        secretariat.go("/procedimientos/01/")
        secretariat.press("main a[href='/procedimientos/01/practica/']")
        assert secretariat.page.locator("svg .bp-heat-5").count() == 1
        told = secretariat.text()
        assert "5 días" in told
        assert self.code not in told

    def then_the_overview_names_the_longest_wait(self) -> None:
        secretariat = self.sign_in("cr.secretaria")
        secretariat.go("/practica/")
        row = secretariat.page.locator("main tr", has_text="01 Recibir y clasificar").inner_text()
        assert "5 días" in row

    def when_it_compares_a_log_of_its_own_and_keeps_the_sums(self) -> None:
        secretariat = self.sign_in("cr.secretaria")
        secretariat.press("main a[href='/practica/registro/']")
        page = secretariat.page
        page.select_option("select[name=procedure]", "01")
        page.set_input_files("#id_log", {"name": "log.csv", "mimeType": "text/csv", "buffer": (LOG + BARE).encode()})
        secretariat.press("main form.form button[type=submit]")
        assert "Omitido: Recibir el reporte" in secretariat.text()
        page.fill("#id_label", "Marzo")
        secretariat.press("form[action$='/guardar/'] button")
        assert re.search(r"/practica/guardados/\d+/$", page.url)
        assert "A-2" not in secretariat.text()

    def then_it_is_found_again_and_removed(self) -> None:
        secretariat = self.sign_in("cr.secretaria")
        secretariat.go("/practica/")
        secretariat.press("main a:has-text('Marzo')")
        secretariat.press("main a[href$='/quitar/']")
        secretariat.press("main form button[type=submit]")
        assert secretariat.page.locator("main a:has-text('Marzo')").count() == 0

    def then_the_case_itself_is_closed_to_the_secretariat(self) -> None:
        self.sign_in("cr.secretaria").go(f"/casos/{self.code}/recorrido/", expect=404)

    def then_the_officer_finds_none_of_these_pages(self) -> None:
        officer = self.sign_in("cr.policia")
        for place in PLACES:
            officer.go(place, expect=404)
        officer.go("/procedimientos/01/")
        assert "/practica/" not in officer.page.content()

    def then_the_case_manager_unfolds_how_the_case_compares(self) -> None:
        manager = self.sign_in("cr.gestora")
        manager.go(f"/casos/{self.code}/recorrido/")
        panel = manager.page.locator("main details.fold")
        panel.locator("summary").click()
        assert "donde el procedimiento" in panel.inner_text()
        manager.look()


def test_the_secretariat_sees_where_cases_wait_and_never_a_case(sign_in: SignIn, carrier: Carrier) -> None:
    story = Story(sign_in, carrier)
    story.given_a_dozen_cases_that_waited_and_one_that_is_being_cared_for()
    story.when_the_secretariat_goes_from_the_procedure_to_its_practice()
    story.then_the_overview_names_the_longest_wait()
    story.when_it_compares_a_log_of_its_own_and_keeps_the_sums()
    story.then_it_is_found_again_and_removed()
    story.then_the_case_itself_is_closed_to_the_secretariat()
    story.then_the_officer_finds_none_of_these_pages()
    story.then_the_case_manager_unfolds_how_the_case_compares()
