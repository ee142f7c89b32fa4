"""A jurist draws a coercive change, sees it refused and why, and undoes it; the revision goes its way to running cases.

One draws, the secretariat proposes, two others approve, an institution adopts, and a running case moves.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from amparo.demo.carrying import Carrier
from amparo.demo.cases import scenarios
from amparo.partnership.procedures.queries import forget_versions
from amparo.protection.pathways.tasks import run_once
from tests.journeys.conftest import NewContext, SignIn
from tests.journeys.staff import Staff
from tests.journeys.watching import PHONE, look
from tests.partnership.adoption.proposing import TODAY, pdf
from tests.points import Point

RIGHT = "Quien decide no participar en el proceso penal puede obtener reparación"
RUNNING = Point("declines_and_is_repaired", "call_accreditation/vote")


@dataclass
class Drawing:
    """One jurist and one draft of procedure 14."""

    staff: Staff

    @property
    def page(self) -> Page:
        return self.staff.page

    @property
    def margin(self) -> Locator:
        return self.page.locator("[data-margin]")

    @property
    def address(self) -> str:
        return self.page.url

    @property
    def key(self) -> str:
        """The number of the draft, from its address."""
        return self.address.split("/borradores/")[1].split("/")[0]

    def ready(self) -> None:
        self.page.wait_for_selector("[data-ready=yes]")

    def pick(self, element: str) -> None:
        """Choose something on the drawing by pressing on it."""
        self.page.locator(f".djs-element[data-element-id='{element}'] .djs-hit").first.click(force=True)

    def saved(self) -> None:
        """Wait until what is drawn is saved and checked."""
        expect(self.page.locator("[data-save-state=saved]")).to_contain_text("Guardado")
        expect(self.margin).not_to_have_attribute("aria-busy", "true")

    def given_the_procedure_of_reparation(self) -> None:
        self.staff.go("/procedimientos/14/")
        self.page.click("a:has-text('Revisarlo')")
        self.page.click("button:has-text('Empezar la revisión')")
        self.ready()
        expect(self.margin).to_contain_text("Todo se cumple")
        self.staff.look()

    def when_who_does_not_join_is_led_to_the_refusal(self) -> None:
        self.pick("flow_joined_choose_route")
        self.page.click(".djs-context-pad .entry[title='Quitarlo']")
        self.pick("joined")
        self.page.click("[data-panel] summary:has-text('Flechas, quitar')")
        self.page.select_option("[data-key='leads-joined']", "denied_finally")
        self.page.locator("[data-panel] [data-key^=default-]").last.check()
        self.margin.locator("[data-at=choose_route]").click()
        self.page.keyboard.press("Delete")

    def then_it_is_refused_in_the_margin_with_its_story(self) -> None:
        expect(self.margin.locator("[data-finding=R2]")).to_contain_text(RIGHT)
        expect(self.margin.locator("[data-finding=R2]")).to_contain_text("No participa")
        self.saved()
        look(self.page, self.staff.watch, "a broken right in the margin")

    def then_the_way_is_lit_step_by_step(self) -> None:
        self.margin.locator("[data-show=R2]").click()
        player = self.page.locator("[data-player]")
        expect(player).to_contain_text("1 /")
        expect(self.page.locator(".djs-connection.path-now")).not_to_have_count(0)
        self.page.keyboard.press("ArrowRight")
        expect(player).to_contain_text("2 /")
        expect(self.page.locator(".djs-shape.path-now")).not_to_have_count(0)
        self.page.keyboard.press("Escape")
        expect(player).to_be_hidden()
        expect(self.page.locator(".path-now")).to_have_count(0)

    def when_all_of_it_is_undone(self) -> None:
        undo = self.page.locator("[data-do=undo]")
        while undo.is_enabled():
            undo.click()

    def then_the_right_holds_again(self) -> None:
        expect(self.margin).to_contain_text("Todo se cumple")
        self.saved()

    def when_a_step_is_renamed_without_a_connection_and_the_tab_is_closed(self) -> None:
        self.page.context.set_offline(True)
        self.pick("assess_damage")
        self.page.fill("[data-key='name-assess_damage']", "Reunir todos los daños")
        self.page.keyboard.press("Tab")
        expect(self.page.locator("[data-save-state=unsaved]")).to_contain_text("Se conserva en este navegador")
        address = self.address
        context = self.page.context
        self.page.close()
        context.set_offline(False)
        self.staff.page = context.new_page()
        self.staff.page.goto(address)

    def then_the_draft_is_as_it_was_left(self) -> None:
        self.ready()
        self.saved()
        self.page.reload()
        self.ready()
        self.pick("assess_damage")
        expect(self.page.locator("[data-key='name-assess_damage']")).to_have_value("Reunir todos los daños")


@dataclass
class Story:
    """A jurist who draws, the secretariat, the police who comment and adopt, and two of the steering committee."""

    sign_in: SignIn
    folder: Path
    carrier: Carrier
    drawing: Drawing
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

    def given_a_case_that_is_running(self) -> None:
        self.carrier.open()
        self.carrier.play(RUNNING.moves(scenarios()))

    def when_it_is_put_to_consultation(self) -> None:
        self.secretariat.page.set_default_timeout(240_000)
        self.secretariat.go(f"/propuestas/borrador/{self.drawing.key}/")
        until = (TODAY + timedelta(days=10)).isoformat()
        self.secretariat.send({"reason": "Aclara quién recibe.", "open_until": until})
        self.secretariat.page.wait_for_url("**/propuestas/*/")
        expect(self.secretariat.page.locator("main")).to_contain_text("En consulta hasta el")
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
            "moved": "Casos que se trasladaron: menos de 10.",
            "course": "El caso siguió en versiones nuevas de los procedimientos",
        }
        assert {name: words in self.seen[name] for name, words in wanted.items()} == dict.fromkeys(wanted, True)


def test_a_jurist_s_journey_from_a_coercive_change_to_a_version_in_force_everywhere(
    sign_in: SignIn, carrier: Carrier, tmp_path: Path
) -> None:
    drawing = Drawing(sign_in("cr.jurista"))
    story = Story(sign_in, tmp_path, carrier, drawing)

    story.given_a_case_that_is_running()
    drawing.given_the_procedure_of_reparation()
    drawing.when_who_does_not_join_is_led_to_the_refusal()
    drawing.then_it_is_refused_in_the_margin_with_its_story()
    drawing.then_the_way_is_lit_step_by_step()
    drawing.when_all_of_it_is_undone()
    drawing.then_the_right_holds_again()
    drawing.when_a_step_is_renamed_without_a_connection_and_the_tab_is_closed()
    drawing.then_the_draft_is_as_it_was_left()

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


def test_on_a_phone_one_reads_the_drawing_and_the_check(sign_in: SignIn) -> None:
    story = Drawing(sign_in("cr.jurista"))
    story.given_the_procedure_of_reparation()
    story.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    story.page.reload()

    expect(story.page.locator(".draw__narrow")).to_be_visible()
    expect(story.page.locator(".draw__picture .diagram__view svg").first).to_be_visible()
    expect(story.margin).to_contain_text("Todo se cumple")
    expect(story.page.locator("[data-canvas]")).to_be_hidden()


def test_without_scripts_one_sees_the_drawing_its_check_and_the_way_to_bring_a_file(
    sign_in: SignIn, new_context: NewContext
) -> None:
    story = Drawing(sign_in("cr.jurista"))
    story.given_the_procedure_of_reparation()
    plain = new_context(java_script_enabled=False)
    plain.add_cookies(story.page.context.cookies())  # type: ignore[arg-type]
    page = plain.new_page()
    page.goto(story.address)

    expect(page.locator(".draw__picture .diagram__view svg").first).to_be_visible()
    expect(page.locator("[data-margin]")).to_contain_text("Todo se cumple")
    expect(page.locator("input[type=file][name=drawing]")).to_be_visible()
    expect(page.locator("[data-tool=step]")).to_be_hidden()


def test_a_new_step_is_known_by_its_name_and_a_line_through_a_box_is_marked_until_all_is_put_in_order(
    sign_in: SignIn,
) -> None:
    staff = sign_in("cr.jurista")
    story, page = Drawing(staff), staff.page
    staff.go("/procedimientos/borradores/nuevo/?numero=02")
    page.click("button:has-text('Empezar la revisión')")
    story.ready()

    story.pick("meet_needs")
    page.focus("[data-tool=step]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-key='name-step_1']")).to_have_count(1)
    page.fill("[data-key='name-step_1']", "Acompañar a la niña")
    page.keyboard.press("Tab")
    expect(page.locator(".djs-element[data-element-id='acompanar_a_la_nina']")).to_have_count(1)
    page.keyboard.press("Escape")
    story.pick("secure_privacy")
    page.click("[data-panel] summary:has-text('Flechas, quitar')")
    page.select_option("[data-key='leads-secure_privacy']", "give_card")

    expect(page.locator("[data-crossings]")).to_be_visible()
    expect(page.locator(".line-crosses")).not_to_have_count(0)
    look(page, staff.watch, "a line through a box")
    page.locator("[data-crossings] button").click()
    expect(page.locator("[data-crossings]")).to_be_hidden()
    expect(page.locator(".line-crosses")).to_have_count(0)


def test_what_the_main_pathway_can_tell_apart_is_checked_by_itself_and_then_proposed(sign_in: SignIn) -> None:
    staff = sign_in("cr.secretaria")
    story, page = Drawing(staff), staff.page
    staff.go("/procedimientos/borradores/nuevo/?numero=02")
    page.click("button:has-text('Empezar la revisión')")
    story.ready()
    story.pick("meet_needs")
    page.select_option("[data-key='kind-meet_needs']", "information")
    expect(story.margin.locator("[data-caller=p00_main][data-caller-state=pending]")).to_have_count(1)
    expect(story.margin).to_contain_text("Todo se cumple")

    staff.go(f"/propuestas/borrador/{story.key}/")
    staff.send({"reason": "Primero se informa.", "open_until": (TODAY + timedelta(days=10)).isoformat()})
    page.wait_for_url("**/propuestas/*/")

    expect(page.locator("main")).to_contain_text("En consulta hasta el", timeout=240_000)
    expect(page.locator("[data-check]")).to_have_count(0)
