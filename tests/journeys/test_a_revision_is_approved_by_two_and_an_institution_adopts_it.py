"""A revision: proposed, commented on, approved by two, in force, adopted by an act; and a running case moves to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from amparo.demo.carrying import Carrier
from amparo.demo.cases import scenarios
from amparo.partnership.procedures.queries import forget_versions
from amparo.protection.pathways.tasks import run_once
from tests.journeys.conftest import SignIn
from tests.journeys.staff import Staff
from tests.partnership.adoption.proposing import TODAY, pdf
from tests.points import Point

RUNNING = Point("declines_and_is_repaired", "call_accreditation/vote")


@dataclass
class Story:
    """The secretariat, the police who comment and adopt, and two of the steering committee."""

    sign_in: SignIn
    folder: Path
    carrier: Carrier
    proposal: str = ""
    seen: dict[str, str] = field(default_factory=dict)

    @property
    def secretariat(self) -> Staff:
        return self.sign_in("cr.secretaria")

    @property
    def manager(self) -> Staff:
        return self.sign_in("cr.gestora")

    @property
    def police(self) -> Staff:
        return self.sign_in("cr.policia")

    def given_a_draft_of_procedure_14(self) -> None:
        # Proposing and publishing prove the procedure with everything that calls it.
        self.secretariat.page.set_default_timeout(240_000)
        self.secretariat.go("/procedimientos/borradores/nuevo/?numero=14")
        self.secretariat.press("main form:has(input[value=revise]) button[type=submit]")
        self.secretariat.page.wait_for_url("**/borradores/*/**")
        key = self.secretariat.page.url.rstrip("/").split("/borradores/")[1].split("/")[0]
        self.secretariat.go(f"/propuestas/borrador/{key}/")

    def given_a_case_that_is_running(self) -> None:
        self.carrier.open()
        self.carrier.play(RUNNING.moves(scenarios()))

    def when_it_is_put_to_consultation(self) -> None:
        until = (TODAY + timedelta(days=10)).isoformat()
        self.secretariat.send({"reason": "Aclara quién recibe.", "open_until": until})
        self.secretariat.press("main a[href*='/propuestas/']:has-text('14 ')")
        self.proposal = self.secretariat.page.url.partition("/propuestas/")[2]
        self.seen["consultation"] = self.secretariat.text()

    def when_the_police_comment_on_a_step(self) -> None:
        self.police.go(f"/propuestas/{self.proposal}comentar/")
        step = self.police.page.locator("#id_element option").nth(3).get_attribute("value") or ""
        self.police.send({"element": step, "text": "Falta decir el plazo."})
        self.seen["comment"] = self.police.text()

    def when_it_is_answered_closed_and_validated(self) -> None:
        self.secretariat.go(f"/propuestas/{self.proposal}")
        self.secretariat.press("main a[href*='/comentarios/']")
        self.secretariat.send({"outcome": "TAKEN", "text": "Se dirá el plazo."})
        self.secretariat.go(f"/propuestas/{self.proposal}cerrar/")
        self.secretariat.send({"why": "Todas respondieron."})
        self.secretariat.go(f"/propuestas/{self.proposal}validar/")
        today = TODAY.isoformat()
        workshop = {"held_on": today, "place": "En línea", "institutions": ["CR_OIJ"], "people": "12"}
        self.secretariat.send({**workshop, "result": "AGREED", "note": "De acuerdo."})

    def when_two_others_approve(self) -> None:
        for username in ("cr.comite1", "cr.comite2"):
            member = self.sign_in(username)
            member.go(f"/propuestas/{self.proposal}")
            member.press("main a[href$='/aprobar/']")
            member.press("main form button[type=submit]")
        self.seen["approved"] = member.text()

    def when_it_is_published(self) -> None:
        self.secretariat.go(f"/propuestas/{self.proposal}publicar/")
        self.secretariat.press("main form button[type=submit]")
        self.secretariat.go("/procedimientos/14/")
        self.seen["version"] = self.secretariat.text()

    def when_the_police_adopt_it_with_their_act(self) -> None:
        act = self.folder / "acto.pdf"
        act.write_bytes(pdf("Acto inventado: el OIJ adopta el procedimiento 14."))
        self.police.go("/adopcion/?procedimiento=14")
        self.police.press("main tr:has(th:has-text('OIJ')) a.coverage__mark")
        self.seen["before"] = self.police.text()
        self.police.press("main a[href$='/acto/']")
        self.police.page.set_input_files("#id_file", act)
        today = TODAY.isoformat()
        self.police.send(
            {"number": "DEMO-14", "signed_on": today, "signed_by": "Dirección General", "in_force_on": today}
        )
        self.seen["after"] = self.police.text()

    def when_the_secretariat_moves_the_running_cases(self) -> None:
        self.secretariat.go("/procedimientos/casos-en-curso/")
        self.secretariat.press("main form[action$='/preparar/'] button[type=submit]")
        self.let_the_clock_look()
        self.secretariat.go("/procedimientos/casos-en-curso/")
        self.seen["plan"] = self.secretariat.text()
        self.secretariat.press("main form[action$='/trasladar/'] button[type=submit]")
        self.manager.go(f"/casos/{self.carrier.code}/")
        self.seen["told"] = self.manager.text()
        self.let_the_clock_look()
        self.secretariat.go("/procedimientos/casos-en-curso/")
        self.seen["moved"] = self.secretariat.text()

    def let_the_clock_look(self) -> None:
        forget_versions()  # the clock of the installation is a process of its own
        run_once()

    def then_the_case_goes_on_in_the_new_version(self) -> None:
        self.manager.go(f"/casos/{self.carrier.code}/recorrido/")
        self.seen["course"] = self.manager.text()
        self.manager.go(f"/casos/{self.carrier.code}/")
        assert "versiones nuevas de los procedimientos en vigor" not in self.manager.text()

    def then_the_matrix_shows_it_and_only_it(self) -> None:
        self.secretariat.go("/adopcion/?estado=ADOPTED&procedimiento=14")
        marks = self.secretariat.page.locator(".coverage a.coverage__mark--adopted")
        assert [mark.get_attribute("aria-label").split(",")[0] for mark in marks.all()] == ["OIJ"]  # type: ignore[union-attr]

    def then_the_letter_opens_in_three_languages(self) -> None:
        self.police.press("main a[href*='/oficios/']")
        self.seen["letter"] = self.police.text()
        for language in ("fr", "en"):
            self.police.press(f".letter__tools a[href$='/{language}/']")
        found = self.police.page.request.get(self.police.page.url + "pdf/")
        assert (found.status, found.headers["content-type"], found.body()[:5]) == (200, "application/pdf", b"%PDF-")

    def then_each_page_said_where_it_stood(self) -> None:
        wanted = {
            "consultation": "En consulta hasta el",
            "comment": "Falta decir el plazo.",
            "approved": "2 de 2 aprobaciones",
            "version": "Vigente desde el",
            "before": "no está adoptado",
            "after": "Adoptado por un acto",
            "letter": "OIJ-001-",
            "plan": "Pasa por sí solo",
            "told": "versiones nuevas de los procedimientos en vigor",
            "moved": "Se trasladó 1 caso.",
            "course": "El caso siguió en versiones nuevas de los procedimientos",
        }
        assert {name: words in self.seen[name] for name, words in wanted.items()} == dict.fromkeys(wanted, True)


def test_a_revision_goes_its_way_is_adopted_and_running_cases_move(
    sign_in: SignIn, carrier: Carrier, tmp_path: Path
) -> None:
    story = Story(sign_in, tmp_path, carrier)

    story.given_a_case_that_is_running()
    story.given_a_draft_of_procedure_14()
    story.when_it_is_put_to_consultation()
    story.when_the_police_comment_on_a_step()
    story.when_it_is_answered_closed_and_validated()
    story.when_two_others_approve()
    story.when_it_is_published()
    story.when_the_police_adopt_it_with_their_act()
    story.when_the_secretariat_moves_the_running_cases()

    story.then_the_matrix_shows_it_and_only_it()
    story.then_the_letter_opens_in_three_languages()
    story.then_the_case_goes_on_in_the_new_version()
    story.then_each_page_said_where_it_stood()
