"""Internal procedures on the screen: who sees them, and what a bad file gets."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from amparo.partnership.internal.models import InternalVersion
from tests.conftest import Browsing
from tests.partnership.internal.bringing import content, looked_at, ours


def file(text: str | bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("x.bpmn", text.encode() if isinstance(text, str) else text)


@pytest.mark.parametrize(
    ("username", "status"),
    [("cr.fiscalia", 200), ("cr.secretaria", 200), ("cr.policia", 404), ("hn.fiscalia", 404), ("cr.tecnica", 404)],
)
def test_who_is_not_of_the_institution_finds_nothing(browsing: Browsing, username: str, status: int) -> None:
    client, one = browsing(username), f"/procedimientos/internos/{ours().pk}/"

    assert [client.get(path).status_code for path in (one, one + "bpmn/")] == [status] * 2
    assert client.get("/procedimientos/internos/").status_code == 200
    assert client.get("/procedimientos/internos/999999/").status_code == 404


def test_the_page_says_that_it_is_being_checked_and_then_what_does_not_fit(browsing: Browsing) -> None:
    client, one = browsing("cr.fiscalia"), f"/procedimientos/internos/{ours().pk}/"

    assert "Se está comparando" in client.get(one).content.decode()
    looked_at(ours().versions.get(), {"es": "Tarda más de lo acordado.", "fr": "…", "en": "…"})

    text = client.get(one).content.decode()
    assert "Se está comparando" not in text
    assert "Tarda más de lo acordado." in text


def test_the_procedure_shows_how_it_is_done_inside_to_those_who_may_read_it(browsing: Browsing) -> None:
    link = f"/procedimientos/internos/{ours().pk}/"

    shown = {
        name: link in browsing(name).get("/procedimientos/11/").content.decode()
        for name in ("cr.fiscalia", "cr.policia")
    }
    assert shown == {"cr.fiscalia": True, "cr.policia": False}


def test_a_file_is_brought_and_keeps_the_words_and_limits_of_the_version_before(browsing: Browsing) -> None:
    client, before = browsing("cr.fiscalia"), ours().versions.get()
    drawn = content().xml.replace('escalates="lawyer"', 'escalates="supervisor"', 1)

    answer = client.post("/procedimientos/internos/nuevo/", {"title": "Otra  manera", "drawing": file(drawn)})

    version = ours().versions.get(number=2)
    assert answer["Location"] == f"/procedimientos/internos/{ours().pk}/"
    assert client.get(answer["Location"]).status_code == 200
    assert version.parameters == before.parameters
    assert version.texts["fr"] == {**before.texts["fr"], "title": "Otra manera"}


def test_a_new_process_has_the_limits_of_the_coalition_s_procedure_and_no_others(browsing: Browsing) -> None:
    drawn = content().xml.replace("cr_factra_p11_prosecution", "cr_factra_p11_again")

    answer = browsing("cr.fiscalia").post(
        "/procedimientos/internos/nuevo/", {"title": "Otra manera", "drawing": file(drawn)}
    )

    assert answer.status_code == 422
    assert "gather_questions" in answer.content.decode()
    assert not InternalVersion.objects.filter(procedure__process="cr_factra_p11_again").exists()


@pytest.mark.parametrize(
    "drawing",
    [b"", b"\xff\xfe", b"<not", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", content().xml.encode()[:400]],
    ids=["empty", "not text", "not xml", "entities", "cut off"],
)
def test_a_bad_file_gets_a_sentence_and_nothing_is_kept(browsing: Browsing, drawing: bytes) -> None:
    before = InternalVersion.objects.count()

    answer = browsing("cr.fiscalia").post(
        "/procedimientos/internos/nuevo/", {"title": "Mi manera", "drawing": file(drawing)}
    )

    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="Mi manera"' in text
    assert "error-summary" in text
    assert InternalVersion.objects.count() == before


def test_the_administrator_brings_nothing(browsing: Browsing) -> None:
    assert browsing("cr.tecnica").get("/procedimientos/internos/nuevo/").status_code == 403


def test_it_is_put_out_of_use_after_a_last_look(browsing: Browsing) -> None:
    client, one = browsing("cr.fiscalia"), f"/procedimientos/internos/{ours().pk}/"

    asked = client.get(one + "retirar/")
    done = client.post(one + "retirar/")
    again = client.post(one + "retirar/")

    assert (asked.status_code, done.status_code, again.status_code) == (200, 302, 422)
    assert "Fuera de uso" in client.get(one).content.decode()
    assert browsing("cr.secretaria").post(one + "retirar/").status_code == 403
