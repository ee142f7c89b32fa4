"""Pages of drafts: begun, read, put away; not found by whoever may not know of them."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.conftest import Browsing
from tests.partnership.procedures.drafts import draft as content

LIST = "/procedimientos/borradores/"
BEGIN = LIST + "nuevo/"


@pytest.fixture
def jurist(browsing: Browsing) -> Client:
    return browsing("cr.jurista")


def begin(client: Client, **answers: object) -> str:
    """Begin a draft and return its address."""
    answer = client.post(BEGIN, answers or {"way": "revise", "number": "14"})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def test_a_jurist_begins_a_revision_and_finds_it_in_the_list(jurist: Client) -> None:
    address = begin(jurist)

    assert address in jurist.get(LIST).content.decode()
    assert "Lograr la reparación" in jurist.get(address).content.decode()


def test_an_empty_list_says_how_to_begin(jurist: Client) -> None:
    assert BEGIN in jurist.get(LIST).content.decode()


def test_a_new_procedure_with_a_taken_number_is_asked_again_with_what_was_typed(jurist: Client) -> None:
    answer = jurist.post(BEGIN, {"way": "new", "number": "14", "title": "Otra cosa"})

    assert (answer.status_code, "Otra cosa" in answer.content.decode()) == (422, True)


def test_a_file_is_brought(jurist: Client) -> None:
    file = SimpleUploadedFile("14.bpmn", content("14").xml.encode())

    assert begin(jurist, way="import", number="14", drawing=file).startswith(LIST)


def test_a_file_that_is_no_drawing_is_refused_in_words(jurist: Client) -> None:
    answer = jurist.post(BEGIN, {"way": "import", "number": "14", "drawing": SimpleUploadedFile("a.bpmn", b"<html/>")})

    assert (answer.status_code, "BPMN" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("way", ["", "other", "revise"])
def test_an_unknown_way_to_begin_is_no_failure(jurist: Client, way: str) -> None:
    assert jurist.post(BEGIN, {"way": way}).status_code == 422


def test_a_draft_is_downloaded(jurist: Client) -> None:
    answer = jurist.get(begin(jurist) + "bpmn/")

    assert (answer.content.decode(), "attachment" in answer.headers["Content-Disposition"]) == (content("14").xml, True)


def test_a_draft_is_discarded_after_a_last_look(jurist: Client) -> None:
    address = begin(jurist)

    assert jurist.get(address + "descartar/").status_code == 200
    assert jurist.post(address + "descartar/", {"confirm": "yes"}).headers["Location"] == LIST
    assert address not in jurist.get(LIST).content.decode()
    assert jurist.post(address + "descartar/", {"confirm": "yes"}).status_code == 422


@pytest.mark.parametrize("username", ["cr.abogada", "hn.jurista", "hn.secretaria", "cr.tecnica"])
def test_a_draft_of_others_is_not_found(jurist: Client, browsing: Browsing, username: str) -> None:
    address = begin(jurist)
    other = browsing(username)

    assert [other.get(address + part).status_code for part in ("", "bpmn/", "descartar/")] == [404, 404, 404]
    assert other.post(address + "descartar/", {"confirm": "yes"}).status_code == 404


@pytest.mark.parametrize("after", ["-1", "x", "99999999999999", "١"])
def test_an_odd_page_of_the_list_is_no_failure(jurist: Client, after: str) -> None:
    assert jurist.get(LIST, {"desde": after}).status_code == 200
