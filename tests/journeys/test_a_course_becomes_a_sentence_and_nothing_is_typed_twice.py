"""A course is planned, twenty invited, its roll kept in two ways; sixteen awards become a sentence that opens to it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser

from amparo.demo.gathering import load_gathering
from amparo.demo.kits import load_kit
from amparo.demo.results import load_results
from amparo.demo.training import load_training
from amparo.partnership.rolls.models import Activity, Enrolment, Session
from amparo.partnership.training.models import Award
from tests.databases import use_database
from tests.journeys.conftest import SignIn
from tests.journeys.serving import Site
from tests.journeys.staff import SUBMIT, Staff

TITLE = "Curso para la policía, segunda edición"
ON_SITE, INVITED, ABSENT, AWARDS = 12, 20, 2, 16
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# Whatever a form sends that the page did not bring along was typed by a hand; it is kept in the tab.
COUNTING = """document.addEventListener("submit", event => {
  const kept = JSON.parse(sessionStorage.getItem("typed") ?? "[]");
  for (const each of event.target.querySelectorAll("input, textarea")) {
    const isText = !["hidden", "checkbox", "radio", "submit"].includes(each.type);
    if (isText && each.value && each.value !== each.defaultValue) kept.push([each.name, each.value]);
  }
  sessionStorage.setItem("typed", JSON.stringify(kept));
}, true)"""


@pytest.fixture
def programme(site: Site, chromium: Browser, django_db_blocker: Any) -> Iterator[None]:
    """The demonstration's programme in the database of the site: people, a kit, a course that was held, a project."""
    with django_db_blocker.unblock():
        use_database(site.database)
        load_gathering()
        load_results()
        load_kit()
        load_training()
        yield
        use_database("postgres")


@dataclass
class Story:
    """The officer who plans and reports, and the trainer who assesses and signs."""

    officer: Staff
    trainer: Staff
    course: str = ""
    before: tuple[int, int] = (0, 0)

    def given_what_the_coverage_and_the_indicator_say_before(self) -> None:
        for each in (self.officer, self.trainer):
            each.page.context.add_init_script(COUNTING)
        self.before = (self.covered(), self.indicated())

    def when_the_officer_plans_two_days(self) -> None:
        officer, first = self.officer, date.today() - timedelta(days=2)
        officer.go("/actividades/")
        officer.press("main a[href='/actividades/nueva/']")
        plan = {"kind": "COURSE", "title": TITLE, "place": "Liberia", "online_address": "https://sala.example/curso"}
        officer.send({**plan, "starts_on": first.isoformat(), "ends_on": (first + timedelta(days=1)).isoformat()})
        officer.press("main .empty a[href$='/sesion/']")
        # Day, hours and ways are there already: those of the plan.
        officer.page.check("[name=repeat][value=DAILY]")
        officer.press(SUBMIT)
        assert [(each.offer, int(each.hours)) for each in self.sessions()] == [("MIXED", 4), ("MIXED", 4)]

    def when_twenty_are_found_once_and_invited_in_two_ways(self) -> None:
        officer, page = self.officer, self.officer.page
        officer.press("main a[href$='/invitar/']")
        page.fill("main [name=q]", "OIJ")
        officer.press("main form[role=search] button")
        # What was sought is sought again by the page itself, for those who take part in the other way.
        for mode, count in (("IN_PERSON", ON_SITE), ("ONLINE", INVITED - ON_SITE)):
            rows = page.locator("main tbody tr", has_text="(inventada)")
            for number in range(count):
                rows.nth(number).locator("[name=people]").check()
            page.check(f"[name=mode][value={mode}]")
            officer.press("button[value=ticked]")
            officer.press("main form.card button")
        officer.go(f"/actividades/{self.activity().pk}/")
        ways = list(Enrolment.objects.filter(activity=self.activity()).values_list("mode", flat=True))
        assert (len(ways), ways.count("IN_PERSON"), ways.count("ONLINE")) == (INVITED, ON_SITE, INVITED - ON_SITE)

    def when_the_roll_is_kept_in_two_ways(self) -> None:
        officer, (first, second) = self.officer, self.sessions()
        officer.press(f"main a[href='/actividades/sesiones/{first.pk}/lista/']")
        officer.press("main a[href*='marcar=invitacion']")
        rows = officer.page.locator("main tbody tr")
        for number in (0, INVITED - 1):
            rows.nth(number).locator("input:checked").uncheck()
        officer.press("main form[data-roll] button")
        officer.press(f"main a[href='/actividades/sesiones/{second.pk}/lista/']")
        officer.press(f"main a[href*='marcar={first.pk}']")
        officer.press("main form[data-roll] button")
        assert str(INVITED - ABSENT) in officer.page.locator("main caption").inner_text()

    def when_the_course_gets_its_kit_and_its_trainer(self) -> None:
        officer, page = self.officer, self.officer.page
        officer.go(f"/actividades/{self.activity().pk}/")
        officer.press("main a[href^='/formacion/actividades/']")
        page.check("[name=variant][value=IN_SERVICE]")
        page.select_option("[name=academy]", label="Escuela Judicial")
        officer.press(SUBMIT)
        self.course = page.url
        officer.press("main a[href$='/formador/']")
        page.select_option("[name=professional]", label="Alejandra Fonseca")
        officer.press("main form.form .button--primary")

    def when_the_trainer_marks_one_after_another_and_signs(self) -> None:
        trainer, page = self.trainer, self.trainer.page
        trainer.go(self.course)
        trainer.press("main a.button--primary[href*='/pauta/']")
        marked = 0
        while "/pauta/" in page.url:
            level = "ACHIEVED" if marked < AWARDS else "TO_IMPROVE"
            for each in page.locator(f"main form.form input[value={level}]").all():
                each.check()
            trainer.press(SUBMIT)
            marked += 1
        assert marked == INVITED - ABSENT
        trainer.press("main a[href$='/certificar/']")
        trainer.press(SUBMIT)
        assert Award.objects.filter(run__activity=self.activity()).count() == AWARDS

    def then_coverage_and_indicator_grow_by_sixteen(self) -> None:
        assert (self.covered(), self.indicated()) == (self.before[0] + AWARDS, self.before[1] + AWARDS)

    def then_the_figure_becomes_a_sentence(self) -> None:
        officer, page = self.officer, self.officer.page
        officer.press("main table a[href^='/resultados/indicadores/']:text('certificación vigente')")
        officer.press("main a[href*='/citar/']")
        page.check("[name=licence][value=MAY_PUBLISH]")
        officer.press(SUBMIT)
        officer.press("main a[href^='/informes/citar/']")
        titles = {"es": "Informe de noviembre", "fr": "Rapport de novembre", "en": "November report"}
        officer.send({f"title_{language}": title for language, title in titles.items()})
        officer.press(SUBMIT)
        sentence = page.locator("main article p").inner_text()
        assert sentence.endswith(f": {self.before[1] + AWARDS}.")

    def then_two_clicks_lead_back_to_the_roll(self) -> None:
        officer, page = self.officer, self.officer.page
        officer.press("main article a")
        officer.press("main tbody tr:last-child a[href$='/lista/']")
        assert page.url.endswith(f"/actividades/sesiones/{self.sessions()[0].pk}/lista/")
        assert str(INVITED - ABSENT) in page.locator("main caption").inner_text()

    def then_nothing_was_typed_twice_and_no_number_that_is_counted(self) -> None:
        typed = [*self.typed(self.officer), *self.typed(self.trainer)]
        values = [value.casefold() for _name, value in typed]
        assert [name for name, _value in typed] == [
            "title", "place", "online_address", "starts_on", "ends_on", "q", "title_es", "title_fr", "title_en",
        ]  # fmt: skip
        assert len(set(values)) == len(values)
        assert [value for value in values if re.search(r"\d", value) and not DAY.fullmatch(value)] == []

    def typed(self, who: Staff) -> list[tuple[str, str]]:
        found = json.loads(who.page.evaluate("sessionStorage.getItem('typed') ?? '[]'"))
        return [(name, value) for name, value in found]

    def covered(self) -> int:
        """Return how many hold the competency that the most hold, as the coverage map says."""
        self.officer.go("/formacion/cobertura/")
        return max(int(text) for text in self.officer.page.locator("td.coverage__total").all_inner_texts())

    def indicated(self) -> int:
        """Return how many hold a valid certificate, as the project's page says."""
        self.officer.go("/resultados/proyectos/CR-DEMO/")
        row = self.officer.page.locator("main tbody tr", has_text="certificación vigente")
        return int(row.locator("a[href*='/filas/']").inner_text())

    def activity(self) -> Activity:
        return Activity.objects.get(title=TITLE)

    def sessions(self) -> list[Session]:
        return list(Session.objects.filter(activity=self.activity()).order_by("starts_at"))


@pytest.mark.usefixtures("programme")
def test_a_course_becomes_a_sentence_and_nothing_is_typed_twice(sign_in: SignIn) -> None:
    story = Story(sign_in("cr.secretaria"), sign_in("cr.formadora"))

    story.given_what_the_coverage_and_the_indicator_say_before()
    story.when_the_officer_plans_two_days()
    story.when_twenty_are_found_once_and_invited_in_two_ways()
    story.when_the_roll_is_kept_in_two_ways()
    story.when_the_course_gets_its_kit_and_its_trainer()
    story.when_the_trainer_marks_one_after_another_and_signs()
    story.then_coverage_and_indicator_grow_by_sixteen()
    story.then_the_figure_becomes_a_sentence()
    story.then_two_clicks_lead_back_to_the_roll()
    story.then_nothing_was_typed_twice_and_no_number_that_is_counted()
