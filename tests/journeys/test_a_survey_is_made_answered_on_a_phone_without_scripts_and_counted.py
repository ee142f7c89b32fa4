"""A survey is made from a workbook, people are invited, one answers on a phone without scripts, results are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page

from amparo.evidence.surveys.exports.files import workbook
from amparo.evidence.surveys.models import Response, Survey, WhoAnswered
from amparo.evidence.surveys.operations import answering
from amparo.evidence.surveys.queries.links import link_of
from amparo.evidence.surveys.queries.surveys import form_of
from amparo.evidence.surveys.rules.workbooks import sheets_to_edit
from amparo.evidence.surveys.tasks import send_mails
from amparo.foundation.posting.carriers import Letter
from tests.databases import use_database
from tests.evidence.surveys.asking import SMALL_FORM
from tests.journeys.conftest import NewContext, SignIn
from tests.journeys.serving import Site
from tests.journeys.staff import Staff
from tests.journeys.watching import PHONE, Watch, look

INVITED = 12
LINK = re.compile(r"(/encuesta/[a-z0-9-]+/)")


@pytest.fixture
def database_of_site(site: Site, chromium: Browser, django_db_blocker: Any) -> Iterator[None]:
    """What the story does beside the browser happens in the database of the site."""
    with django_db_blocker.unblock():
        use_database(site.database)
        yield
        use_database("postgres")


@dataclass
class Story:
    """An officer who asks, and somebody who answers."""

    officer: Staff
    phone: Page
    watch: Watch
    address: str = ""
    letters: list[Letter] = field(default_factory=list)

    def given_a_survey_from_a_workbook(self) -> None:
        page = self.officer.page
        page.goto("/encuestas/nueva/")
        look(page, self.watch, "survey: make")
        page.check("input[name=template][value=file]")
        body = workbook(sheets_to_edit(SMALL_FORM, code="x"))
        page.set_input_files("input[name=file]", {"name": "f.xlsx", "mimeType": "application/x", "buffer": body})
        page.click("main button[type=submit]")
        page.wait_for_url("**/encuestas/hn-encuesta-de-prueba*/")
        self.address = page.url
        look(page, self.watch, "survey: prepared")

    def given_it_is_open_to_those_invited(self) -> None:
        page = self.officer.page
        page.goto(f"{self.address}abrir/")
        page.fill("input[name=closes_on]", (timezone.now() + timedelta(days=7)).date().isoformat())
        page.check("input[name=takes][value=invited]")
        page.click("main button[type=submit]")
        page.goto(f"{self.address}invitar/")
        page.fill("textarea[name=text]", "\n".join(f"p{number}@ejemplo.invalid" for number in range(INVITED)))
        page.click("main button[type=submit]")
        page.wait_for_url("**/invitaciones/")
        look(page, self.watch, "survey: invitations")

    def when_the_mails_leave(self) -> None:
        assert send_mails(datetime.now(UTC), "http://localhost", self.letters.append) == INVITED

    def when_one_answers_on_a_phone_without_scripts(self) -> None:
        (path,) = LINK.findall(self.letters[0].body)
        phone = self.phone
        phone.goto(path)
        phone.click("a.button--primary")
        phone.check("input[name=q_sector][value=state]")
        assert phone.locator("input[name=q_years]").count() == 0
        phone.click("form.card button.button--primary")
        phone.fill("input[name=q_years]", "99")
        phone.click("form.card button.button--primary")
        assert phone.input_value("input[name=q_years]") == "99"
        phone.fill("input[name=q_years]", "9")
        phone.click("form.card button.button--primary")
        phone.fill("textarea[name=q_words]", "Los talleres")
        phone.click("form.card button.button--primary")
        phone.click("main button.button--primary")
        assert "Gracias" in phone.inner_text("h1")
        phone.goto(path)
        assert "ya se respondió" in phone.inner_text("main")

    def when_the_others_answer_and_the_last_day_passes(self) -> None:
        for letter in self.letters[1:]:
            (token,) = re.findall(r"/encuesta/([a-z0-9-]+)/", letter.body)
            link = link_of(token)
            assert link is not None
            said = {"sector": "civil_society", "words": "Gracias"}
            answering.submit(by=link, form=form_of(link.survey), answers=said, at=datetime.now(UTC))
        survey = self.survey()
        assert len(WhoAnswered.objects.get(survey=survey).invitations) == INVITED
        Survey.objects.filter(pk=survey.pk).update(closes_at=datetime.now(UTC) - timedelta(minutes=1))

    def then_the_results_are_counted_and_read(self) -> None:
        page = self.officer.page
        page.goto(self.address)
        page.click("main form[action$='/contar/'] button")
        page.wait_for_url("**/resultados/")
        look(page, self.watch, "survey: results")
        said = page.inner_text("main")
        assert f"1 de {INVITED}" in said
        assert f"{INVITED - 1} de {INVITED}" in said
        assert "Respondieron menos de diez personas" in said
        assert "Los talleres" not in said
        with page.expect_download() as given:
            page.click("a[href$='resultados.csv']")
        assert given.value.path().read_text(encoding="utf-8-sig").startswith("Pregunta")
        assert Response.objects.filter(survey=self.survey()).count() == INVITED

    def survey(self) -> Survey:
        return Survey.objects.get(code=self.address.rstrip("/").rpartition("/")[2])


@pytest.mark.usefixtures("database_of_site")
def test_a_survey_is_made_answered_on_a_phone_without_scripts_and_counted(
    sign_in: SignIn, new_context: NewContext, watch: Watch
) -> None:
    phone = new_context(viewport=PHONE, java_script_enabled=False).new_page()
    story = Story(sign_in("hn.programa"), phone, watch)

    story.given_a_survey_from_a_workbook()
    story.given_it_is_open_to_those_invited()
    story.when_the_mails_leave()
    story.when_one_answers_on_a_phone_without_scripts()
    story.when_the_others_answer_and_the_last_day_passes()
    story.then_the_results_are_counted_and_read()
