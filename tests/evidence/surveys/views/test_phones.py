"""What a phone with ODK Collect asks, sent as it sends it."""

from __future__ import annotations

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import etree

from amparo.evidence.surveys.models import Collector, KeptForReview, Response, Survey
from amparo.evidence.surveys.operations import collecting
from amparo.evidence.surveys.queries.links import ANYONE, COLLECTING, token_of
from tests.conftest import As
from tests.evidence.surveys.views.test_asking import NOW, open_now

SUCCESS = '<message nature="submit_success">'


@pytest.fixture
def phone(as_staff: As) -> tuple[Survey, str]:
    """A survey and the address that a phone was given."""
    survey, _token = open_now(as_staff)
    with as_staff("hn.programa") as actor:
        made = collecting.make_collector(by=actor, survey=survey, label="Teléfono", at=NOW)
    return survey, f"/recoleccion/{token_of(COLLECTING, made.pk)}"


def body(survey: Survey, years: str = "7", key: str = "uuid:1") -> str:
    return (
        f'<?xml version=\'1.0\' ?><data id="{survey.code}" version="1" xmlns:orx="http://openrosa.org/xforms">'
        f"<one><sector>state</sector><years>{years}</years></one><words /><orx:meta>"
        f"<orx:instanceID>{key}</orx:instanceID></orx:meta></data>"
    )


def send(address: str, xml: str) -> tuple[int, str]:
    """Send an answered form as the phone does: several parts, one of them the form. No cookie and no token."""
    client = Client(enforce_csrf_checks=True)
    file = SimpleUploadedFile("form_2026.xml", xml.encode(), content_type="text/xml")
    answer = client.post(f"{address}/submission", {"xml_submission_file": file}, headers={"X-OpenRosa-Version": "1.0"})
    assert answer.headers["X-OpenRosa-Version"] == "1.0"
    assert answer.headers["Content-Type"].startswith("text/xml")
    etree.fromstring(answer.content)
    return answer.status_code, answer.content.decode()


def test_the_list_of_forms_leads_to_the_form(phone: tuple[Survey, str]) -> None:
    survey, address = phone

    listed = Client().get(f"{address}/formList", headers={"X-OpenRosa-Version": "1.0"})
    (form,) = etree.fromstring(listed.content)
    told = {etree.QName(each).localname: each.text for each in form}

    assert listed.headers["X-OpenRosa-Version"] == "1.0"
    assert (told["formID"], told["version"], told["name"]) == (survey.code, "1", "Encuesta de prueba")
    assert str(told["hash"]).startswith("md5:")
    given = Client().get(str(told["downloadUrl"]))
    assert given.status_code == 200
    assert f'id="{survey.code}"'.encode() in given.content


def test_a_phone_asks_first_and_is_told_204(phone: tuple[Survey, str]) -> None:
    answer = Client().head(f"{phone[1]}/submission")

    assert (answer.status_code, answer.headers["X-OpenRosa-Version"]) == (204, "1.0")
    assert int(answer.headers["X-OpenRosa-Accept-Content-Length"]) > 100_000


def test_me_11_201_then_202_then_409_and_one_answer(phone: tuple[Survey, str]) -> None:
    survey, address = phone

    answers = [send(address, body(survey, years)) for years in ("7", "7", "8", "8")]

    assert [status for status, _said in answers] == [201, 202, 409, 409]
    assert [SUCCESS in said for _status, said in answers] == [True, True, False, False]
    assert Response.objects.count() == 1
    assert KeptForReview.objects.count() == 1


def test_what_is_no_answer_is_refused_with_a_sentence_in_no_time(phone: tuple[Survey, str]) -> None:
    survey, address = phone
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaa">]><data>&a;</data>'
    start = time.process_time()

    answers = [send(address, xml) for xml in ("", "x", bomb, "<a>" * 9000, body(survey, "99"), "y" * 1_000_000)]

    assert [status for status, _said in answers] == [400, 400, 400, 400, 403, 400]
    assert all("<message" in said for _status, said in answers)
    assert Response.objects.count() == 0
    assert time.process_time() - start < 2


def test_a_request_without_a_form_is_refused(phone: tuple[Survey, str]) -> None:
    assert Client().post(f"{phone[1]}/submission").status_code == 400
    assert Client().get(f"{phone[1]}/submission").status_code == 405


def test_the_link_of_a_collector_gives_no_answers(phone: tuple[Survey, str], as_staff: As) -> None:
    survey, address = phone
    token = address.rpartition("/")[2]

    for page in (f"/encuesta/{token}/", f"/encuestas/{survey.code}/resultados/", f"{address}/answers", f"{address}/"):
        assert Client().get(page).status_code in {302, 404}
    assert Client().get(f"/recoleccion/{token_of(ANYONE, survey.pk)}/formList").status_code == 404
    with as_staff("hn.programa") as actor:
        collecting.end_collector(by=actor, collector=Collector.objects.select_related("survey__country").get(), at=NOW)
    assert Client().get(f"{address}/formList").status_code == 404
