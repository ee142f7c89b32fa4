"""A session expires while a step is being filled in: after signing in again, everything typed is there."""

from __future__ import annotations

from dataclasses import dataclass

import psycopg
from django.conf import settings

from amparo.demo.carrying import Carrier
from amparo.demo.people import PASSWORD
from tests.journeys.conftest import SignIn
from tests.journeys.filling import fill
from tests.journeys.serving import Site
from tests.journeys.staff import SUBMIT

STEP, WORDS = "call_reports/receive_report", "Llamó una vecina inventada: dos líneas,\ncon «comillas» y ñ."


@dataclass
class Story:
    """One member of intake at one step."""

    sign_in: SignIn
    carrier: Carrier
    site: Site
    code: str = ""

    def given_a_step_half_filled_in(self) -> None:
        self.code = self.code or self.carrier.open()
        intake = self.sign_in("cr.recepcion")
        intake.open_step(self.code, STEP)
        fill(intake.page, {"amp_report_summary": WORDS, "amp_report_channel": "IN_PERSON"})

    def when_the_session_ends_and_the_form_is_sent(self) -> None:
        owner = settings.DATABASES["owner"]
        with psycopg.connect(
            host=owner["HOST"], port=owner["PORT"] or None, user=owner["USER"], password=owner["PASSWORD"],
            dbname=self.site.database, autocommit=True,
        ) as server:  # fmt: skip
            server.execute("update sec.session set ended_at = now() where ended_at is null")
        intake = self.sign_in("cr.recepcion")
        intake.press(SUBMIT, expect=401)
        assert WORDS not in intake.page.content(), "what was typed travels sealed"

    def when_intake_signs_in_with_the_button(self) -> None:
        self.sign_in("cr.recepcion").press("button[name=account][value='cr.recepcion']")

    def when_intake_signs_in_with_a_password(self) -> None:
        page = self.sign_in("cr.recepcion").page
        page.fill("[name=username]", "cr.recepcion")
        page.fill("[name=password]", PASSWORD)
        self.sign_in("cr.recepcion").press("button[name=way]")

    def then_everything_typed_is_there(self) -> None:
        page = self.sign_in("cr.recepcion").page
        assert page.url.endswith(f"/casos/{self.code}/pasos/{STEP}/")
        assert page.input_value("[name=amp_report_summary]") == WORDS
        assert page.locator("[name=amp_report_channel]:checked").input_value() == "IN_PERSON"

    def then_the_step_can_be_completed(self) -> None:
        intake = self.sign_in("cr.recepcion")
        intake.press(SUBMIT)
        assert intake.page.url.endswith(f"/casos/{self.code}/")


def test_nothing_typed_is_lost_when_a_session_expires_in_the_middle_of_a_step(
    sign_in: SignIn, carrier: Carrier, site: Site
) -> None:
    story = Story(sign_in, carrier, site)
    story.given_a_step_half_filled_in()
    story.when_the_session_ends_and_the_form_is_sent()
    story.when_intake_signs_in_with_the_button()
    story.then_everything_typed_is_there()
    story.when_the_session_ends_and_the_form_is_sent()
    story.when_intake_signs_in_with_a_password()
    story.then_everything_typed_is_there()
    story.then_the_step_can_be_completed()
