"""A congress is made from a template; somebody registers on a phone without scripts, is accepted, and signs in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page

from amparo.partnership.events.models import Event, Registration
from amparo.partnership.rolls.models import Session
from amparo.partnership.rolls.queries import presence
from tests.databases import use_database
from tests.foundation.access.wall import as_owner
from tests.journeys.conftest import NewContext, SignIn
from tests.journeys.serving import Site
from tests.journeys.staff import Staff
from tests.journeys.watching import PHONE, Watch, look

CODE = re.compile(r"\b[A-HJ-NP-Z2-9]{7}\b")
TITLE = "Congreso de la prueba"
STREAM = "https://directo.example/sala"


@pytest.fixture
def database_of_site(site: Site, chromium: Browser, django_db_blocker: Any) -> Iterator[None]:
    """What the story reads beside the browser is in the database of the site."""
    with django_db_blocker.unblock():
        use_database(site.database)
        yield
        use_database("postgres")


@dataclass
class Story:
    """The secretariat that holds a congress, and somebody with a telephone."""

    secretariat: Staff
    phone: Page
    watch: Watch
    event: str = ""
    personal: str = ""

    def given_a_congress_made_from_the_template_in_one_form(self) -> None:
        page = self.secretariat.page
        page.goto("/eventos/nuevo/")
        look(page, self.watch, "event: make")
        page.check("input[name=template][value=congress]")
        page.fill("input[name=title]", TITLE)
        page.fill("input[name=starts_on]", (timezone.now() + timedelta(days=3)).date().isoformat())
        page.fill("input[name=place]", "Tegucigalpa")
        page.fill("input[name=online_address]", STREAM)
        page.click("main button[type=submit]")
        page.wait_for_url(re.compile(r"/eventos/\d+/$"))
        self.event = re.findall(r"\d+", page.url)[-1]
        look(page, self.watch, "event: made")
        assert page.locator(".programme__item--working-group").count() == 18

    def given_it_is_published(self) -> None:
        page = self.secretariat.page
        page.goto(f"/eventos/{self.event}/publicar/")
        page.click("main button[type=submit]")
        page.wait_for_url(f"**/eventos/{self.event}/")

    def when_somebody_registers_on_a_phone_without_scripts(self) -> None:
        phone = self.phone
        phone.goto("/encuentros/")
        phone.click(f"text={TITLE}")
        assert STREAM not in phone.content()
        phone.click("a.button--primary")
        phone.fill("input[name=given_names]", "Zoila")
        phone.fill("input[name=family_names]", "Bardales")
        phone.fill("input[name=e_mail]", "zoila@ejemplo.invalid")
        phone.select_option("select[name=country]", "HN")
        phone.fill("input[name=organisation]", "Fiscalía de prueba")
        phone.check("input[name=mode][value=IN_PERSON]")
        phone.check("input[name=wishes][value='2']")
        phone.click("form.card button.button--primary")
        assert phone.input_value("input[name=given_names]") == "Zoila"
        phone.check("input[name=agrees]")
        phone.click("form.card button.button--primary")
        phone.click("a.button--primary")
        assert "Espera respuesta" in phone.inner_text("h1")
        assert "zoila" not in phone.url

    def when_the_secretariat_accepts(self) -> None:
        page = self.secretariat.page
        page.goto(f"/eventos/{self.event}/inscripciones/")
        look(page, self.watch, "event: registrations")
        page.click("text=Zoila Bardales")
        look(page, self.watch, "event: registration")
        page.click("button[value=accept]")
        page.wait_for_url(f"**/eventos/{self.event}/inscripciones/")

    def then_the_phone_shows_the_place_the_own_programme_and_the_code(self) -> None:
        phone = self.phone
        phone.reload()
        (self.personal,) = CODE.findall(phone.inner_text(".own-code__text"))
        assert phone.locator(".programme__item--working-group").count() == 3
        assert STREAM not in phone.content()
        calendar = phone.request.get("/mi-inscripcion/calendario/").text()
        assert calendar.count("BEGIN:VEVENT") == 16
        assert "directo.example" not in calendar

    def then_the_badge_is_printed(self) -> None:
        page = self.secretariat.page
        page.goto(f"/eventos/{self.event}/gafetes/")
        with page.expect_download() as given:
            page.click("main button[type=submit]")
        assert given.value.path().read_bytes().startswith(b"%PDF-")

    def when_she_signs_in_at_the_door_with_the_code_of_the_badge(self) -> None:
        event = Event.objects.get(pk=int(self.event))
        session = Session.objects.filter(activity=event.activity_id).order_by("starts_at")[0]
        moved = "update rolls_session set starts_at = now() - interval '1 hour', ends_at = now() + interval '1 hour'"
        as_owner(f"{moved} where id = %s returning id", session.pk)
        self.phone.goto(f"/asistencia/{session.room_code}/")
        self.phone.fill("input[name=personal]", self.personal)
        self.phone.click("button[type=submit].button--primary")
        assert "en la lista" in self.phone.inner_text("h1")

    def then_she_is_on_the_roll_and_nothing_was_typed_again(self) -> None:
        event = Event.objects.select_related("activity").get(pk=int(self.event))
        assert presence.reach_of([event.activity]).in_person == 1
        page = self.secretariat.page
        session = Session.objects.filter(activity=event.activity_id).order_by("starts_at")[0]
        page.goto(f"/actividades/sesiones/{session.pk}/lista/")
        assert "Bardales, Zoila" in page.inner_text("main")
        assert Registration.objects.get(event=event).state == "ACCEPTED"


@pytest.mark.usefixtures("database_of_site")
def test_a_congress_is_made_and_somebody_registers_on_a_phone_and_is_on_the_roll(
    sign_in: SignIn, new_context: NewContext, watch: Watch
) -> None:
    phone = new_context(viewport=PHONE, java_script_enabled=False).new_page()
    story = Story(sign_in("hn.secretaria"), phone, watch)

    story.given_a_congress_made_from_the_template_in_one_form()
    story.given_it_is_published()
    story.when_somebody_registers_on_a_phone_without_scripts()
    story.when_the_secretariat_accepts()
    story.then_the_phone_shows_the_place_the_own_programme_and_the_code()
    story.then_the_badge_is_printed()
    story.when_she_signs_in_at_the_door_with_the_code_of_the_badge()
    story.then_she_is_on_the_roll_and_nothing_was_typed_again()
