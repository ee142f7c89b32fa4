"""The pages of competencies, as staff see them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from amparo.partnership.competencies.models import Asking
from tests.conftest import Browsing


def test_the_list_tells_every_competency_and_where_it_comes_from(browsing: Browsing) -> None:
    page = browsing("cr.policia").get("/formacion/competencias/").content.decode()

    assert page.count('href="/formacion/competencias/') >= 13
    assert "Realizar la entrevista forense única" in page


def test_a_competency_tells_its_parts_and_its_steps(browsing: Browsing) -> None:
    page = browsing("cr.policia").get("/formacion/competencias/FORENSIC_INTERVIEW/").content.decode()

    assert "Detiene la entrevista cuando daña." in page
    assert "/formacion/competencias/FORENSIC_INTERVIEW/pedir/" not in page


@pytest.mark.parametrize("address", ["", "FORENSIC_INTERVIEW/"])
def test_an_administrator_sees_none(browsing: Browsing, address: str) -> None:
    assert browsing("cr.tecnica").get(f"/formacion/competencias/{address}").status_code == 404


def test_what_is_no_competency_is_not_found(browsing: Browsing) -> None:
    secretariat = browsing("cr.secretaria")

    assert secretariat.get("/formacion/competencias/MAGIC/").status_code == 404
    assert secretariat.get("/formacion/competencias/MAGIC/pedir/").status_code == 404


def test_the_secretariat_asks_for_a_competency_from_a_day_on(browsing: Browsing) -> None:
    secretariat, day = browsing("cr.secretaria"), localdate() + timedelta(days=60)
    address = "/formacion/competencias/REFERRAL/pedir/"

    assert secretariat.get(address).status_code == 200
    sent = secretariat.post(address, {"since": day.isoformat(), "why": "Ya hay quien puede."})

    assert (sent.status_code, sent["Location"]) == (302, "/formacion/competencias/REFERRAL/")
    assert Asking.objects.get().since == day


@pytest.mark.parametrize("since", ["2020-01-01", "mañana", ""])
def test_a_day_that_cannot_be_is_sent_back_with_what_was_typed(browsing: Browsing, since: str) -> None:
    sent = browsing("cr.secretaria").post(
        "/formacion/competencias/REFERRAL/pedir/", {"since": since, "why": "Porque <b>sí</b>."}
    )

    assert sent.status_code == 422
    assert "Porque &lt;b&gt;sí&lt;/b&gt;." in sent.content.decode()
    assert not Asking.objects.exists()


def test_others_do_not_decide(browsing: Browsing) -> None:
    assert browsing("cr.policia").get("/formacion/competencias/REFERRAL/pedir/").status_code == 403


def test_the_page_of_a_procedure_tells_which_of_its_steps_ask_for_a_certificate(browsing: Browsing) -> None:
    secretariat = browsing("cr.secretaria")

    page, other = (secretariat.get(f"/procedimientos/{number}/").content.decode() for number in ("11", "01"))

    assert page.count('href="/formacion/competencias/FORENSIC_INTERVIEW/"') == 2
    assert ("Pasos que piden un certificado" in page, "Pasos que piden un certificado" in other) == (True, False)
