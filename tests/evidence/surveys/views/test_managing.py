"""Making, opening, inviting, collecting, counting and reading, through the pages."""

from __future__ import annotations

import csv
import io
import time
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from amparo.demo.surveying import form_named, load_surveys
from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.exports.files import workbook
from amparo.evidence.surveys.models import Collector, Invitation, KeptForReview, Survey, SurveyMail
from amparo.evidence.surveys.rules.workbooks import sheets_to_edit
from tests.conftest import As, Browsing
from tests.evidence.surveys.asking import answered, counted, opened

EVALUATION = "hn-evaluacion-final-del-proyecto-2022"


def brought(content: bytes, name: str = "form.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def book(**sheets: list[list[Any]]) -> bytes:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def day(days: int) -> str:
    return (timezone.now() + timedelta(days=days)).date().isoformat()


def test_a_survey_goes_from_its_workbook_to_its_results(browsing: Browsing) -> None:
    client = browsing("hn.programa")
    content = workbook(sheets_to_edit(form_named("final-evaluation"), code="x"))

    made = client.post("/encuestas/nueva/", {"template": "file", "file": brought(content)})
    address = made.headers["Location"]
    opening = client.post(f"{address}abrir/", {"closes_on": day(3), "takes": "invited"})
    client.post(f"{address}invitar/", {"text": "ana@ejemplo.invalid\nberta@ejemplo.invalid", "language": "es"})

    assert opening.status_code == 302
    assert (Invitation.objects.count(), SurveyMail.objects.count()) == (2, 2)
    assert "ana@ejemplo.invalid" in client.get(f"{address}invitaciones/").content.decode()
    assert "ana@ejemplo.invalid" in client.get(f"{address}correos/").content.decode()
    assert client.post(f"{address}recordar/").status_code == 302
    assert SurveyMail.objects.count() == 2
    assert client.post(f"{address}contar/").status_code == 302
    assert Survey.objects.get().state == words.OPEN
    assert client.get(f"{address}resultados/").status_code == 302
    assert client.post(f"{address}cierre/", {"closes_on": day(5)}).status_code == 302
    assert client.post(f"{address}copiar/").status_code == 302
    assert Survey.objects.count() == 2


@pytest.mark.parametrize("name", ["final-evaluation", "training-needs"])
def test_a_form_of_the_house_is_taken_and_comes_out_as_a_workbook(browsing: Browsing, name: str) -> None:
    client = browsing("cr.secretaria")

    address = client.post("/encuestas/nueva/", {"template": name}).headers["Location"]
    given = client.get(f"{address[:-1]}/formulario.xlsx")

    again = client.post(f"{address}formulario/", {"file": brought(given.content)})
    assert again.status_code == 302
    first, second = Survey.objects.get().versions.all()
    assert first.digest == second.digest


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", b"<x/>")
        packed.writestr("xl/worksheets/sheet1.xml", b"<x>" + b" " * 40_000_000 + b"</x>")
    return out.getvalue()


def with_entities() -> bytes:
    good = zipfile.ZipFile(io.BytesIO(book(survey=[["type"]])))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for part in good.infolist():
            body = good.read(part)
            head = b'<!DOCTYPE x [<!ENTITY a "a">]>' if part.filename == "xl/workbook.xml" else b""
            packed.writestr(part.filename, head + body)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"not a workbook", "No es un libro xlsx"),
        (b"PK\x03\x04broken", "no se puede leer"),
        (bomb(), "mucho más grande"),
        (with_entities(), "no se puede leer"),
        (book(other=[["x"]]), "no tiene la hoja"),
        (book(survey=[["type"]] + [["text"]] * 1200), "mucho más grande"),
        (b"PK\x03\x04" + b"x" * (2 * 1024 * 1024), "más de 2 MB"),
    ],
    ids=["text", "broken", "bomb", "entities", "no survey", "many rows", "large"],
)
def test_a_hostile_or_broken_workbook_is_refused_in_words_and_soon(
    browsing: Browsing, content: bytes, told: str
) -> None:
    client = browsing("hn.programa")
    start = time.process_time()

    answer = client.post("/encuestas/nueva/", {"template": "file", "file": brought(content)})

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert time.process_time() - start < 2
    assert Survey.objects.count() == 0


def test_what_is_not_taken_is_told_with_its_row_and_column(browsing: Browsing) -> None:
    rows: list[list[Any]] = [
        ["type", "name", "label", "choice_filter"], ["select_one l", "a", "A", "x = 1"], ["image", "b", "B"],
    ]  # fmt: skip
    content = book(
        survey=rows, choices=[["list_name", "name", "label"], ["l", "x", "X"]], settings=[["form_title"], ["T"]]
    )

    said = browsing("hn.programa").post("/encuestas/nueva/", {"template": "file", "file": brought(content)})

    text = said.content.decode()
    assert "fila 2, columna “choice_filter”" in text
    assert "fila 3, columna “type”" in text
    assert "Escriba una pregunta para cada lista" in text


def test_a_collector_is_made_with_its_code_and_ended(as_staff: As, browsing: Browsing) -> None:
    client = browsing("hn.programa")
    address = client.post("/encuestas/nueva/", {"template": "training-needs"}).headers["Location"]
    refused = client.post(f"{address}encuestadores/", {"label": "Teléfono 1"})
    client.post(f"{address}abrir/", {"closes_on": day(3), "takes": "anyone"})

    made = client.post(f"{address}encuestadores/", {"label": "Teléfono 1"})
    shown = client.get(made.headers["Location"]).content.decode()

    assert refused.status_code == 422
    assert "/recoleccion/c" in shown
    assert "square__dark" in shown
    assert client.post(f"{made.headers['Location']}terminar/").status_code == 302
    assert Collector.objects.get().ended_on is not None
    assert "/recoleccion/c" not in client.get(made.headers["Location"]).content.decode()


def test_a_form_that_was_kept_is_decided_without_being_shown(as_staff: As, browsing: Browsing) -> None:
    survey = opened(as_staff)
    kept = KeptForReview.objects.create(survey=survey, digest=b"x", answers={"sector": "civil_society"})
    client = browsing("hn.programa")

    shown = client.get(f"/encuestas/{survey.code}/apartados/").content.decode()
    client.post(f"/encuestas/{survey.code}/apartados/", {"key": str(kept.pk), "outcome": "DROPPED"})

    assert "civil_society" not in shown
    assert KeptForReview.objects.get().outcome == words.DROPPED


@pytest.fixture
def demonstration(database: str) -> None:
    """The surveys of the demonstration."""
    load_surveys()


@pytest.mark.usefixtures("demonstration")
class TestResults:
    """The results of the final evaluation, as they are shown and given."""

    def test_me_01_each_figure_is_shown_with_its_count_its_base_and_its_days(self, browsing: Browsing) -> None:
        said = " ".join(browsing("hn.comite1").get(f"/encuestas/{EVALUATION}/resultados/").content.decode().split())

        for percent, count in (("76", "83 de 109"), ("86", "94 de 109"), ("96", "105 de 109"), ("96", "49 de 51")):
            assert f'<strong>{percent} %</strong> <span class="soft">{count}' in said
        assert "Organización de la sociedad civil: respondieron 51" in said
        assert "Todas las personas que respondieron: respondieron 109" in said
        assert "1 de julio de 2022" in said
        assert "31 de agosto de 2022" in said
        assert "Respuestas inventadas" in said
        assert "No miden lo que cambió en la vida de nadie" in said

    def test_small_groups_are_hidden_on_the_page_and_in_the_files_alike(self, browsing: Browsing) -> None:
        client = browsing("hn.programa")
        said = client.get(f"/encuestas/{EVALUATION}/resultados/").content.decode()
        rows = list(
            csv.reader(io.StringIO(client.get(f"/encuestas/{EVALUATION}/resultados.csv").content.decode("utf-8-sig")))
        )
        book_rows = list(
            load_workbook(io.BytesIO(client.get(f"/encuestas/{EVALUATION}/resultados.xlsx").content))["results"].values
        )

        assert "44 de 58" in said
        assert "50 de 58" not in said
        by_group = {(row[0], row[2], row[4]): row[5] for row in rows[1:] if row[2]}
        assert by_group["vulnerability", "Institución del Estado", "De acuerdo o muy de acuerdo"] == "44"
        assert all(not count or int(count) >= 10 for count in by_group.values())
        assert [tuple(cell or "" for cell in row) for row in book_rows] == [tuple(row) for row in rows]
        assert all("Respuestas inventadas" in row[-1] for row in rows[1:])

    def test_texts_are_coded_by_two_and_their_agreement_is_shown(self, browsing: Browsing) -> None:
        client = browsing("hn.programa")
        address = f"/encuestas/{EVALUATION}/textos/most_useful/"

        said = client.get(address).content.decode()

        assert "Kappa" in said
        assert "Todos los textos están codificados" in said
        assert client.post(f"{address}codigos/", {"es": "Otra cosa"}).status_code == 302
        assert client.post(f"{address}codigos/", {"es": ""}).status_code == 422
        assert client.post(f"{address}codificar/", {"text": "nothing"}).status_code == 404
        assert client.get(f"/encuestas/{EVALUATION}/textos/victims/").status_code == 404

    @pytest.mark.parametrize("username", ["cr.programa", "hn.fiscalia", "cr.tecnica"])
    def test_others_find_nothing(self, browsing: Browsing, username: str) -> None:
        client = browsing(username)

        pages = ("", "resultados/", "resultados.csv", "resultados.xlsx", "invitaciones/", "textos/most_useful/")
        assert {client.get(f"/encuestas/{EVALUATION}/{page}").status_code for page in pages} == {404}

    def test_who_reads_results_sees_no_addresses_and_changes_nothing(self, browsing: Browsing) -> None:
        client = browsing("hn.datos")

        assert client.get(f"/encuestas/{EVALUATION}/resultados/").status_code == 200
        assert client.get(f"/encuestas/{EVALUATION}/invitaciones/").status_code == 403
        assert client.get(f"/encuestas/{EVALUATION}/textos/most_useful/").status_code == 403
        assert client.post(f"/encuestas/{EVALUATION}/copiar/").status_code == 403


def test_a_name_that_a_spreadsheet_would_run_is_harmless_in_the_files(as_staff: As, browsing: Browsing) -> None:
    form = form_named("training-needs")
    labels = {"es": '=HYPERLINK("x")', "fr": "x", "en": "x"}
    lists = {**form.lists, "work": tuple(type(each)(each.code, labels) for each in form.lists["work"])}
    survey = opened(as_staff, type(form)(form.titles, form.questions, lists, form.counted, form.pages))
    answered(survey, [_needs() for _ in range(12)])
    counted(as_staff, survey)

    client = browsing("hn.programa")
    rows = list(
        csv.reader(io.StringIO(client.get(f"/encuestas/{survey.code}/resultados.csv").content.decode("utf-8-sig")))
    )
    sheet = load_workbook(io.BytesIO(client.get(f"/encuestas/{survey.code}/resultados.xlsx").content))["results"]

    assert any(cell.startswith("'=HYPERLINK") for row in rows for cell in row)
    assert [cell for row in rows for cell in row if cell.startswith("=")] == []
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}


def _needs() -> dict[str, str]:
    form = form_named("training-needs")
    levels = {each.name: "alone" for each in form.asked() if each.listed == "level"}
    return {"work": "police", "trained": "no", **levels}


def test_the_list_is_paged_by_key(as_staff: As, browsing: Browsing) -> None:
    codes = [opened(as_staff).code for _ in range(3)]
    client = browsing("hn.programa")

    whole = client.get("/encuestas/").content.decode()
    rest = client.get("/encuestas/", {"antes": str(Survey.objects.get(code=codes[1]).pk)}).content.decode()

    assert [f"/encuestas/{code}/" in whole for code in codes] == [True, True, True]
    assert [f"/encuestas/{code}/" in rest for code in codes] == [True, False, False]
    assert client.get("/encuestas/", {"antes": "x"}).status_code == 200


def test_strangers_are_led_to_sign_in(database: str) -> None:
    assert Client().get("/encuestas/").status_code == 302
