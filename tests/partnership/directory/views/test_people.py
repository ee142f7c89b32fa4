"""The pages of the directory: who finds them, what they say, and that bad input comes back in words."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from amparo.partnership.directory.models import Import, Professional, ProfessionalPair
from tests.conftest import As, Browsing
from tests.partnership.directory.entering import entered, of_the_police, workbook


def test_somebody_is_entered_changed_and_found(browsing: Browsing) -> None:
    client = browsing("hn.secretaria")

    made = client.post(
        "/personas/nueva/",
        {"given_names": "Ana", "family_names": "Pérez", "country": "HN", "organisation": "Casa Abierta"},
    )
    key = Professional.objects.get().pk
    assert (made.status_code, made.headers["Location"]) == (302, f"/personas/{key}/")
    again = client.post("/personas/nueva/", {"given_names": "Ana", "e_mail": "ana"})
    assert (again.status_code, b'value="Ana"' in again.content) == (422, True)
    client.post(f"/personas/{key}/cambiar/", {"given_names": "Ana Lucía", "family_names": "Pérez"})
    shown = client.get("/personas/?q=lucia+perez").content.decode()
    assert ("Pérez, Ana Lucía" in shown, "Casa Abierta" in shown) == (True, True)


@pytest.mark.parametrize("username", ["hn.enlace", "hn.policia", "cr.secretaria", "hn.datos"])
def test_who_may_not_see_somebody_finds_no_page(as_staff: As, browsing: Browsing, username: str) -> None:
    other = entered(as_staff, "Berta", "Mora", "berta@x.hn")
    client = browsing(username)

    for address in ("", "cambiar/", "donde/", "acuerdo/"):
        assert client.get(f"/personas/{other.pk}/{address}").status_code == 404
    assert client.post(f"/personas/{other.pk}/ocultar/").status_code == 404
    assert b"Berta" not in client.get("/personas/").content


def test_a_focal_point_finds_the_own_people(as_staff: As, browsing: Browsing) -> None:
    own = of_the_police(as_staff)
    client = browsing("hn.enlace")

    assert client.get(f"/personas/{own.pk}/").status_code == 200
    assert client.get("/").headers["Location"] == "/personas/"
    assert client.post("/listas/llevar/personas/").status_code == 404
    for address in ("/duplicados/", "/listas/", "/listas/personas/", "/organizaciones/nueva/"):
        assert client.get(address).status_code == 404, address


def send(client: Client, content: bytes, name: str = "lista.xlsx") -> str:
    answer = client.post("/listas/personas/", {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def test_a_list_is_shown_imported_and_what_is_wrong_is_taken_away_again(browsing: Browsing) -> None:
    client = browsing("hn.secretaria")
    rows = [("Ana", "Pérez", "ana@x.hn", "HN", "", "", ""), ("", "", "x@y.hn", "", "", "", "")]

    page = send(client, workbook(rows))
    assert (client.get(page).status_code, Professional.objects.count()) == (200, 0)
    client.post(f"{page}importar/")
    assert Professional.objects.count() == 1
    report = client.get(f"{page}pendientes/")
    assert report.content.startswith(b"PK")
    send(client, report.content)
    assert Import.objects.count() == 2


def test_a_file_that_cannot_be_read_comes_back_in_words(browsing: Browsing) -> None:
    client = browsing("hn.secretaria")

    for content in (b"nothing", b"PK\x03\x04 broken", workbook([], ("x", "y"))):
        answer = client.post("/listas/personas/", {"file": SimpleUploadedFile("lista.xlsx", content)})
        assert answer.status_code == 422
    assert client.post("/listas/personas/", {}).status_code == 422


def test_two_are_looked_at_side_by_side_joined_and_taken_apart(as_staff: As, browsing: Browsing) -> None:
    one = entered(as_staff, "Ana", "Vásquez", "ana@x.hn")
    entered(as_staff, "Ana", "Bazquez", "ana@otra.hn")
    pair = ProfessionalPair.objects.get()
    client = browsing("hn.secretaria")
    address = f"/duplicados/personas/{pair.pk}/"

    assert client.get("/duplicados/").status_code == client.get(address).status_code == 200
    assert client.post(f"{address}unir/", {"e_mail": "KEPT"}).status_code == 422
    assert Professional.objects.filter(same_as=None).count() == 2
    assert client.post(f"{address}unir/", {"e_mail": "KEPT", "family_names": "KEPT"}).status_code == 302
    assert Professional.objects.filter(same_as=None).count() == 1
    shown = client.get(f"/personas/{one.pk}/").content.decode()
    undo = shown[shown.index("/personas/uniones/") :].partition('"')[0]
    assert client.post(undo).status_code == 302
    assert Professional.objects.filter(same_as=None).count() == 2
    assert client.post(f"{address}aparte/").status_code == 302
    assert client.post(f"{address}aparte/").status_code == 422
