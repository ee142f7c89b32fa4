"""Bringing rows by the pages: shown first, taken in with a button, given back with why; nothing of it for others."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from amparo.foundation.documents.sheets import read_sheet, write_sheet
from amparo.partnership.rolls.models import Activity
from tests.conftest import Browsing

HEADINGS = ("Tipo", "Título", "Primer día")
ROWS = [("Taller", "Uno", "2022-06-14"), ("Fiesta", "Dos", "2022-06-14")]


def sent(content: bytes) -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile("lista.xlsx", content)}


def test_rows_are_shown_taken_in_and_given_back(browsing: Browsing) -> None:
    client = browsing("hn.secretaria")
    asked = client.get("/listas/traer/actividades/").content.decode()

    page = client.post("/listas/traer/actividades/", sent(write_sheet("x", HEADINGS, ROWS))).headers["Location"]
    before = client.get(page).content.decode()
    after = client.post(f"{page}importar/", follow=True).content.decode()
    report = client.get(f"{page}no-importadas/")

    assert "Zona horaria" in asked
    assert ("Fiesta" in before, "Importar estas filas" in before) == (True, True)
    assert (Activity.objects.count(), "Importar estas filas" in after) == (1, False)
    assert [cells[1] for _number, cells in read_sheet(report.content).rows] == ["Dos"]
    assert client.get(page, {"estado": "WRONG", "tras": "x"}).status_code == 200
    assert "Actividades" in client.get("/listas/").content.decode()


def test_a_bad_file_comes_back_in_words(browsing: Browsing) -> None:
    client = browsing("hn.secretaria")

    for content in (b"hello", write_sheet("x", ("Otra",), [("a",)])):
        answered = client.post("/listas/traer/actividades/", sent(content))
        assert (answered.status_code, b"error-summary" in answered.content) == (422, True)
    assert client.post("/listas/traer/actividades/").status_code == 422


def test_others_find_no_list_and_no_file(browsing: Browsing) -> None:
    client = browsing("hn.secretaria")
    page = client.post("/listas/traer/actividades/", sent(write_sheet("x", HEADINGS, ROWS))).headers["Location"]

    for username in ("hn.policia", "cr.secretaria", "cr.tecnica"):
        other = browsing(username)
        assert {other.get(f"{page}{part}").status_code for part in ("", "no-importadas/")} == {404}
        assert other.post(f"{page}importar/").status_code == 404
    other = browsing("hn.policia")
    assert {other.post(f"/listas/llevar/{kind}/").status_code for kind in ("personas", "actividades", "nada")} == {404}
    for path in ("traer/actividades/", "traer/personas/", "traer/riesgos/HN-X/", "traer/asistencia/x/"):
        assert other.get(f"/listas/{path}").status_code == 404, path
    assert client.get("/listas/llevar/actividades/").status_code == 405
