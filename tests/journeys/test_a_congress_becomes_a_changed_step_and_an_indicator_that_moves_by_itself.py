"""A congress from registration to five practices and their report; another country adopts one and changes a step.

What other journeys prove field by field (writing at a table, drawing a revision) is done here by the same operations.
"""

from __future__ import annotations

import copy
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from docx import Document
from playwright.sync_api import Browser

from amparo.demo.carrying import Carrier
from amparo.demo.gathering import load_gathering
from amparo.demo.holding import COMING, load_events
from amparo.demo.practices import content, write_candidate
from amparo.demo.results import load_results
from amparo.foundation.access.acting import acting
from amparo.partnership.adoption.operations import proposals
from amparo.partnership.events.models import Event, Registration
from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.models import Practice, Selection
from amparo.partnership.practices.operations import assessing, groups, publishing
from amparo.partnership.procedures import queries as procedures
from amparo.partnership.revision.models import Draft
from amparo.partnership.revision.operations import beginning, saving
from amparo.partnership.rolls.queries.presence import reach_of
from tests.conftest import As
from tests.databases import use_database
from tests.journeys.conftest import NewContext, SignIn
from tests.journeys.serving import Site
from tests.journeys.staff import Staff
from tests.journeys.watching import look
from tests.partnership.adoption.proposing import NOW, PDF, TODAY, WORKSHOP, in_consultation
from tests.partnership.practices.making import SCORES

RETAINED = [each for each in content()["candidates"] if each["outcome"] == "RETAINED"]
STEP, CHANGED = "assess_security", "Valorar la seguridad con el equipo de guardia"
INDICATOR = "Buenas prácticas de otros países adoptadas"
WHO = {
    "given_names": "Nuria", "family_names": "Prueba (inventada)", "e_mail": "nuria@inventada.example",
    "country": "PA", "organisation": "Institución inventada PA 1", "mode": "ONLINE", "agrees": "on",
}  # fmt: skip


@pytest.fixture
def as_staff(site: Site, chromium: Browser, django_db_blocker: Any) -> Iterator[As]:
    """The demonstration's events and projects in the database of the site, and acting there as its staff."""
    with django_db_blocker.unblock():
        use_database(site.database)
        load_gathering()
        load_events()
        load_results()
        carrier = Carrier("CR", at=NOW)
        yield lambda username: acting(carrier.token(username))
        use_database("postgres")


@dataclass
class Story:
    """The secretariat that holds the congress, and that of the country which takes a practice home."""

    host: Staff
    other: Staff
    as_staff: As
    before: int = 0
    uptake: str = ""

    @property
    def event(self) -> Event:
        return Event.objects.select_related("activity").get(activity__title=COMING)

    @property
    def selection(self) -> Selection:
        return Selection.objects.get(activity=self.event.activity)

    @property
    def home(self) -> str:
        return f"/eventos/{self.event.pk}/"

    def given_what_the_indicator_says_before(self) -> None:
        self.before = self.indicated()

    def when_somebody_registers_without_an_account(self, new_context: NewContext) -> None:
        visitor = Staff("", new_context().new_page(), self.host.watch)
        visitor.go(f"/encuentros/{self.event.pk}/inscribirse/")
        visitor.send(WHO)
        look(visitor.page, self.host.watch, "the code of a registration")

    def when_they_are_accepted_and_were_there(self) -> None:
        number = Registration.objects.get(e_mail=WHO["e_mail"]).number
        self.host.go(f"{self.home}inscripciones/{number}/")
        self.host.press("main button[value=accept]")
        session = self.event.activity.sessions.order_by("starts_at")[0]
        self.host.go(f"/actividades/sesiones/{session.pk}/lista/?marcar=invitacion")
        self.host.press("main form[data-roll] button")

    def then_the_record_counts_them_once(self) -> None:
        came = reach_of([self.event.activity])
        self.host.go(f"{self.home}registro/")
        assert (came.unique, came.online) == (3, 2)
        assert self.host.page.locator(".tile__figure").first.inner_text() == "3"
        # It begins with what the congress of the series before it left open: nothing was recommended there.
        assert "Lo que dejaron por hacer los eventos anteriores" in self.host.text()

    def when_tables_are_opened_for_it_and_write(self) -> None:
        self.host.go("/practicas/mesas/abrir/")
        activity = str(self.event.activity_id)
        self.host.send({"title": "Mesas del congreso", "themes": "Respuesta inmediata", "activity": activity})
        table = self.selection.tables.select_related("selection__kept_by").get()
        with self.as_staff("hn.abogada") as by:
            groups.join_table(by=by, code=table.code, at=NOW)
            for given in RETAINED:
                write_candidate(by, table, given, NOW)

    def when_five_are_judged_and_retained(self) -> None:
        found = list(Practice.objects.filter(table__selection=self.selection))
        for username in ("hn.fiscalia", "cr.policia"):
            with self.as_staff(username) as by:
                groups.join_table(by=by, code=self.selection.tables.get().code, at=NOW)
                for practice in found:
                    assessing.assess_practice(
                        by=by, practice=practice, scores=SCORES, does_harm=False, note="Visto.", at=NOW
                    )
        for practice in found:
            if practice != found[-1]:
                self.retain(practice)
        self.host.go(f"/practicas/{found[-1].pk}/consenso/")
        self.host.send({"outcome": "RETAINED", "note": "De acuerdo.", "agreed_on": TODAY.isoformat()})

    def retain(self, practice: Practice) -> None:
        more = {"outcome": words.RETAINED, "note": "De acuerdo.", "agreed_on": TODAY, "today": TODAY, "at": NOW}
        with self.as_staff("hn.secretaria") as by:
            assessing.record_consensus(by=by, practice=practice, **more)  # type: ignore[arg-type]

    def when_the_event_recommends(self) -> None:
        self.host.go(f"{self.home}registro/recomendar/")
        due = (date.today() + timedelta(days=200)).isoformat()
        self.host.send({"text": "Repetir el encuentro.", "post": "Secretaría técnica", "due_on": due})
        self.host.go("/gobernanza/compromisos/")
        assert "Repetir el encuentro. (Secretaría técnica)" in self.host.text()

    def then_the_report_is_downloaded_with_the_five(self) -> None:
        self.host.go(f"{self.home}registro/informe/")
        self.host.page.locator("main a[href$='/informe/es/docx/']").wait_for()
        came = self.host.page.request.get(f"{self.home}registro/informe/es/docx/")
        text = "\n".join(each.text for each in Document(io.BytesIO(came.body())).paragraphs)
        assert all(given["title"]["es"] in text for given in RETAINED)
        assert "se retuvieron 5 prácticas" in text

    @property
    def practice(self) -> Practice:
        """The one on immediate response."""
        wanted = next(given for given in RETAINED if given["key"] == "eri")["title"]["es"]
        return Practice.objects.get(table__selection=self.selection, writings__text=wanted)

    def when_one_is_published_and_another_country_asks_for_it(self) -> None:
        practice = self.practice
        with self.as_staff("hn.secretaria") as by:
            told = assessing.Recommended({"es": "Mantener la guardia."}, "Jefatura", date.today() + timedelta(days=90))
            assessing.recommend(by=by, practice=practice, told=told, today=TODAY, at=NOW)
            publishing.publish_practice(by=by, practice=practice, today=TODAY, at=NOW)
        self.other.go(f"/practicas/{practice.pk}/")
        self.other.press("main a[href$='/pedir/']")
        self.other.send({"why": "Para responder de noche."})
        self.uptake = urlsplit(self.other.page.url).path
        for condition in words.CONDITIONS:
            self.other.press(f"main a[href$='/condicion/{condition.lower()}/']")
            self.other.send({"finding": "MET", "note": "Se revisó con las instituciones."})

    def when_their_procedure_is_changed_by_its_own_way(self) -> None:
        """A draft with another text of a step: consulted, validated, approved by two, in force."""
        before = procedures.version_in_force("03", "CR", TODAY)
        assert before is not None
        proposal = in_consultation(self.as_staff, "03", "cr", given=self.rewritten())
        with self.as_staff("cr.secretaria") as by:
            proposals.close_consultation(by=by, proposal=proposal, why="Todas respondieron.", today=TODAY)
            proposal = proposals.record_validation(by=by, proposal=proposal, workshop=WORKSHOP, today=TODAY, at=NOW)
        for username in ("cr.comite1", "cr.comite2"):
            with self.as_staff(username) as by:
                proposal = proposals.approve_proposal(by=by, proposal=proposal, at=NOW)
        with self.as_staff("cr.secretaria") as by:
            made = proposals.publish_approved(by=by, proposal=proposal, in_force_on=TODAY, today=TODAY, at=NOW)
        assert made is not None
        assert made.number == before.number + 1
        self.other.go("/procedimientos/03/")
        assert CHANGED in self.other.page.content()

    def rewritten(self) -> Draft:
        """Begin a draft of the procedure in force, in which a step is called otherwise."""
        with self.as_staff("cr.secretaria") as by:
            begun = beginning.start_draft(by=by, number="03", at=NOW)
            texts = copy.deepcopy(begun.texts)
            texts["es"]["steps"][STEP]["title"] = CHANGED
            more = {"revision": begun.revision, "xml": begun.xml, "texts": texts, "at": NOW}
            return saving.save_draft(by=by, draft=begun, **more).draft

    def when_it_is_planned_piloted_and_adopted_with_the_version_that_carries_it(self) -> None:
        version = procedures.version_in_force("03", "CR", TODAY)
        assert version is not None
        act = {"name": "acto.pdf", "mimeType": "application/pdf", "buffer": PDF}
        steps: dict[str, dict[str, Any]] = {
            "fitted": {}, "planned": {"responsible": "Jefatura de guardia", "due_on": TODAY.isoformat()},
            "piloted": {}, "adopted": {"version": str(version.pk)},
        }  # fmt: skip
        self.other.go(self.uptake)
        for state, more in steps.items():
            self.other.press(f"main a[href$='/paso/{state}/']")
            if state in ("piloted", "adopted"):
                self.other.page.set_input_files("input[type=file]", act)  # type: ignore[arg-type]
            self.other.send({"held_on": TODAY.isoformat(), "note": "Con las instituciones.", **more})

    def then_the_procedure_says_it_and_the_indicator_moved_by_itself(self) -> None:
        assert self.indicated() == self.before + 1
        self.host.go(f"/practicas/{self.practice.pk}/")
        assert "Costa Rica" in self.host.text()

    def indicated(self) -> int:
        """Return how many practices of other countries are adopted, as the project's page says."""
        self.other.go("/resultados/proyectos/CR-DEMO/")
        row = self.other.page.locator("main tbody tr", has_text=INDICATOR)
        return int(row.locator("a[href*='/filas/']").inner_text())


def test_a_congress_becomes_a_changed_step_and_an_indicator_that_moves_by_itself(
    as_staff: As, sign_in: SignIn, new_context: NewContext
) -> None:
    story = Story(sign_in("hn.secretaria"), sign_in("cr.secretaria"), as_staff)

    story.given_what_the_indicator_says_before()
    story.when_somebody_registers_without_an_account(new_context)
    story.when_they_are_accepted_and_were_there()
    story.then_the_record_counts_them_once()
    story.when_tables_are_opened_for_it_and_write()
    story.when_five_are_judged_and_retained()
    story.when_the_event_recommends()
    story.then_the_report_is_downloaded_with_the_five()
    story.when_one_is_published_and_another_country_asks_for_it()
    story.when_their_procedure_is_changed_by_its_own_way()
    story.when_it_is_planned_piloted_and_adopted_with_the_version_that_carries_it()
    story.then_the_procedure_says_it_and_the_indicator_moved_by_itself()
