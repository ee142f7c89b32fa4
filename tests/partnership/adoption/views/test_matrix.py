"""The matrix, its cells, documents and letters in the browser: who reads, and what is given."""

from __future__ import annotations

import csv
import io
import re

import pytest

from amparo.foundation.audit.models import Entry
from amparo.partnership.adoption.exports import coverage_csv
from amparo.partnership.adoption.models import Act, LetterText
from amparo.partnership.adoption.queries.coverage import coverage_of
from tests.conftest import As, Browsing
from tests.partnership.adoption.proposing import PDF, TODAY, adopted, institution
from tests.partnership.procedures.drafts import NUMBERS


@pytest.mark.parametrize(
    ("username", "status"), [("cr.policia", 200), ("cr.datos", 200), ("cr.comite1", 200), ("cr.tecnica", 404)]
)
def test_who_reads_the_matrix(browsing: Browsing, username: str, status: int) -> None:
    client = browsing(username)

    found = [client.get(path).status_code for path in ("/adopcion/", "/adopcion/csv/", "/propuestas/")]
    assert found == [status] * 3


def test_every_member_meets_every_procedure_and_nothing_is_adopted(browsing: Browsing) -> None:
    text = browsing("cr.policia").get("/adopcion/").content.decode()

    marks = re.findall(r'aria-label="([^"]+): ([^":]+)"', text)
    assert (len(marks), {words for _where, words in marks}) == (21 * len(NUMBERS), {"Nada todavía"})


@pytest.mark.parametrize(
    "query",
    [
        "estado=ADOPTED",
        "estado=%00",
        "institucion=999999999999",
        "institucion=x",
        "procedimiento=99",
        "por=procedimiento",
    ],
)
def test_any_filter_is_answered(browsing: Browsing, query: str) -> None:
    assert browsing("cr.policia").get(f"/adopcion/?{query}").status_code == 200


def test_the_file_says_what_the_matrix_says(as_staff: As, browsing: Browsing) -> None:
    adopted(as_staff)

    rows = list(csv.reader(io.StringIO(browsing("cr.policia").get("/adopcion/csv/").content.decode("utf-8-sig"))))

    assert (len(rows), len({len(row) for row in rows})) == (1 + 21 * len(NUMBERS), 1)
    assert [(row[1], row[4]) for row in rows[1:] if row[4] != "Nada todavía"] == [("07", "Adoptado por un acto")]


def test_no_cell_of_the_file_runs_in_a_spreadsheet(database: str) -> None:
    coverage = coverage_of("CR", TODAY)
    coverage.institutions[0].names["es"] = "=HYPERLINK(1)"

    assert b"\n'=HYPERLINK(1)," in coverage_csv(coverage).replace(b"\r\n", b"\n")


@pytest.mark.parametrize("place", ["CR_ERI", "HN_POLICE"])
def test_a_cell_that_is_not_there_or_not_yours_is_not_found(browsing: Browsing, place: str) -> None:
    client, key = browsing("cr.secretaria"), institution(place).pk

    paths = [f"/adopcion/{key}/07/{part}" for part in ("", "acto/", "evidencia/", "incidencia/", "acuerdo/", "aplica/")]
    assert [client.get(path).status_code for path in paths] == [404] * 6
    assert client.get(f"/adopcion/{institution('CR_OIJ').pk}/99/").status_code == 404


def test_whoever_reads_but_may_not_do_it_is_refused_and_it_is_written_down(browsing: Browsing) -> None:
    key = institution("CR_OIJ").pk

    status = browsing("cr.secretaria").get(f"/adopcion/{key}/07/acto/").status_code

    assert status == 403
    assert Entry.objects.using("owner").filter(action="REFUSED_RECORD_ACT").count() == 1


@pytest.mark.parametrize(("username", "status"), [("cr.inamu", 200), ("cr.tecnica", 404), ("hn.policia", 404)])
def test_documents_and_letters_are_the_country_s(as_staff: As, browsing: Browsing, username: str, status: int) -> None:
    act = adopted(as_staff)
    client = browsing(username)
    paths = [
        f"/adopcion/documentos/{act.document_id}/",
        *(f"/adopcion/oficios/{act.pk}/{language}/" for language in ("es", "fr", "en")),
        f"/adopcion/oficios/{act.pk}/fr/pdf/",
    ]

    assert [client.get(path).status_code for path in paths] == [status] * 5


def test_what_is_given_is_what_was_kept(as_staff: As, browsing: Browsing) -> None:
    act = adopted(as_staff)
    client = browsing("cr.inamu")

    document = client.get(f"/adopcion/documentos/{act.document_id}/")
    letter = client.get(f"/adopcion/oficios/{act.pk}/en/pdf/")

    assert (document.content, letter.content) == (PDF, bytes(LetterText.objects.get(language="en").pdf))
    assert {each.headers["Content-Security-Policy"] for each in (document, letter)} == {"default-src 'none'; sandbox"}
    assert document.headers["Content-Disposition"].startswith("attachment")


def test_the_page_of_a_letter_says_that_the_demonstration_is_invented(as_staff: As, browsing: Browsing) -> None:
    act = adopted(as_staff)

    text = browsing("cr.policia").get(f"/adopcion/oficios/{act.pk}/es/").content.decode()

    assert [word in text for word in ("OIJ-001-", "DEMO-1", "Demostración: inventado")] == [True] * 3
    assert Act.objects.get().letter.number == 1
