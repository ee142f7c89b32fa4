"""The pages and files of reports."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from amparo.evidence.reports import queries
from amparo.evidence.reports.models import Report, ReportText
from tests.conftest import As, Browsing
from tests.evidence.reports.balance import review


@pytest.fixture
def report(database: str) -> Report:
    return review()


def body_of(client: Client, report: Report, language: str, kind: str) -> bytes:
    answer = client.get(reverse("reports:file", args=[report.code, language, kind]))
    assert answer.status_code == 200
    return bytes(answer.content)


def test_from_a_sentence_to_the_register_and_from_a_chart_to_its_table(report: Report, browsing: Browsing) -> None:
    page = browsing("hn.secretaria").get(reverse("reports:report", args=[report.code])).content.decode()

    assert "83 de 109" in page
    assert page.count("<svg xmlns") == 4
    assert page.count("Ver las cifras") == 4
    assert len(set(re.findall(r'href="(/cifras/\d+/)"', page))) == 19


@pytest.mark.parametrize("language", ["es", "fr", "en"])
def test_pub_07_the_pdf_is_tagged_and_has_title_and_language(report: Report, browsing: Browsing, language: str) -> None:
    pdf = PdfReader(io.BytesIO(body_of(browsing("hn.secretaria"), report, language, "pdf")))
    root: Any = pdf.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith(language)
    assert pdf.metadata is not None
    assert pdf.metadata.title == report.titles[language]
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    assert "109" in "".join(page.extract_text() for page in pdf.pages)


def test_pub_07_the_word_document_opens_with_styles_charts_with_words_and_tables(
    report: Report, browsing: Browsing
) -> None:
    word = Document(io.BytesIO(body_of(browsing("hn.secretaria"), report, "fr", "docx")))
    headings = [each.text for each in word.paragraphs if each.style is not None and each.style.name == "Heading 2"]

    assert len(headings) == 5
    assert len(word.tables) == 6
    assert len(word.inline_shapes) == 4
    assert all(shape._inline.docPr.get("descr") for shape in word.inline_shapes)


def test_the_workbook_has_count_base_and_interval_in_columns_of_their_own(report: Report, browsing: Browsing) -> None:
    book = load_workbook(io.BytesIO(body_of(browsing("hn.secretaria"), report, "en", "xlsx")))
    sheet = book.active
    assert sheet is not None
    rows = {row[0]: row for row in sheet.iter_rows(min_row=2, values_only=True)}

    assert rows["hn-2022-vulnerability"][2:7] == (76, 83, 109, 67.3, 83.2)
    assert rows["cr-equipped"][2:7] == (100, None, None, None, None)
    assert rows["hn-workshop-2022"][7:9] == (50, "MORE_THAN")


def test_every_output_says_the_same_figures(report: Report, browsing: Browsing) -> None:
    client = browsing("hn.secretaria")
    page = client.get(reverse("reports:report", args=[report.code]), {"idioma": "es"}).content.decode()
    word = Document(io.BytesIO(body_of(client, report, "es", "docx")))
    written = "\n".join(each.text for each in word.paragraphs)
    pdf = PdfReader(io.BytesIO(body_of(client, report, "es", "pdf")))
    printed = re.sub(r"\s+", " ", " ".join(each.extract_text() for each in pdf.pages))

    for sentence in ("83 de 109, intervalo del 95 %: 67,3–83,2", "49 de 51, intervalo del 95 %: 86,8–98,9"):
        assert sentence in page
        assert sentence in written
        assert sentence in printed


def test_pub_01_a_number_typed_by_hand_is_warned_of_with_its_line(report: Report, browsing: Browsing) -> None:
    client = browsing("hn.secretaria")
    address = reverse("reports:write", args=[report.code, "es"])
    body = "# Uno\n\nEl 96 % dice que sí.\n"
    answer = client.post(address, {"body": body, "based_on": "1"}, follow=True)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Un número se escribió a mano" in page
    assert "96 %" in page
    assert re.search(r"<span[^>]*>3</span>", page)


def test_a_text_that_somebody_saved_meanwhile_comes_back_whole(report: Report, browsing: Browsing) -> None:
    client = browsing("hn.secretaria")
    answer = client.post(reverse("reports:write", args=[report.code, "es"]), {"body": "Lo mío.", "based_on": "0"})

    assert answer.status_code == 422
    assert "Lo mío." in answer.content.decode()
    assert ReportText.objects.filter(language="es").count() == 1


def test_from_begun_to_approved_through_the_pages(browsing: Browsing, as_staff: As) -> None:
    writer, member = browsing("hn.secretaria"), browsing("hn.comite1")
    titles = {"title_es": "Uno", "title_fr": "Un", "title_en": "One", "code": "uno"}
    begun = writer.post(reverse("reports:make"), titles)
    for language in ("es", "fr", "en"):
        writer.post(reverse("reports:write", args=["uno", language]), {"body": "Sin cifras.", "based_on": "0"})
    member.post(reverse("reports:approve", args=["uno"]), {})
    done = writer.post(reverse("reports:publish", args=["uno"]), {"why": "", "visible_at": ""}, follow=True)

    assert begun.status_code == 302
    assert "Sin cifras." in done.content.decode()
    assert "Sin cifras." in browsing("hn.policia").get(reverse("reports:report", args=["uno"])).content.decode()
    found = queries.report_by_code("uno")
    assert found is not None
    assert found.publications.count() == 1


def test_others_find_no_draft_and_unknown_files_are_not_found(report: Report, browsing: Browsing) -> None:
    client = browsing("hn.policia")

    assert client.get(reverse("reports:report", args=[report.code])).status_code == 404
    assert client.get(reverse("reports:file", args=[report.code, "es", "pdf"])).status_code == 404
    assert "Todavía no hay informes" in client.get(reverse("reports:list")).content.decode()
    writer = browsing("hn.secretaria")
    for language, kind in (("pt", "pdf"), ("es", "exe")):
        assert writer.get(reverse("reports:file", args=[report.code, language, kind])).status_code == 404
    assert client.get(reverse("reports:cite_survey")).status_code == 403
