"""The procedures in practice in the browser: for the secretariat, and as if they did not exist for everyone else."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from amparo.demo.carrying import Carrier
from amparo.protection.conformance.models import KeptComparison
from amparo.protection.pathways import operations as pathways
from tests.conftest import As, Browsing
from tests.nasty import NASTY
from tests.points import carried_to
from tests.protection.conformance.past import Did, write
from tests.protection.looking import case_of, step_of

CLOSED = ["cr.policia", "cr.gestora", "cr.supervision", "cr.datos", "cr.tecnica", "cr.jurista"]
LOG = (
    "caso;paso;fecha\n"
    "c-1;receive_report;2026-03-02 09:00\nc-1;triage;2026-03-02 09:05\n"
    "c-2;triage;2026-03-02 09:05\n"
    "c-3;receive_report;2026-03-02 09:00\nc-3;Llamar a la hermana;2026-03-02 09:01\n"
)


def sent(client: Client, log: str | bytes = LOG, *, procedure: str = "01", cases: str = "open") -> Any:
    data = log if isinstance(log, bytes) else log.encode()
    file = SimpleUploadedFile("log.csv", data)
    return client.post("/practica/registro/", {"procedure": procedure, "cases": cases, "log": file})


def sealed_in(page: Any) -> str:
    return str(page.context["page"].sealed)


@pytest.mark.parametrize("username", CLOSED)
def test_for_everyone_else_these_pages_do_not_exist(database: str, browsing: Browsing, username: str) -> None:
    client = browsing(username)

    assert {
        address: client.get(address).status_code
        for address in ("/practica/", "/procedimientos/01/practica/", "/practica/registro/", "/practica/guardados/1/")
    } == {
        "/practica/": 404,
        "/procedimientos/01/practica/": 404,
        "/practica/registro/": 404,
        "/practica/guardados/1/": 404,
    }
    assert sent(client).status_code == 404
    assert client.post("/practica/registro/guardar/", {"sealed": "x", "label": "y"}).status_code == 404
    assert "/practica/" not in client.get("/procedimientos/01/").content.decode()


def test_the_drawing_is_warm_where_cases_wait_and_small_groups_are_not_told(database: str, browsing: Browsing) -> None:
    write(
        [
            *(Did(case, "call_reports/receive_report", "CR_ERI", hours=1) for case in range(12)),
            *(Did(case, "call_reports/triage", "CR_ERI", hours=100) for case in range(12)),
            *(Did(case, "call_reports/take_alert", "CR_ERI", hours=500) for case in range(9)),
        ]
    )
    client = browsing("cr.secretaria")

    page = client.get("/procedimientos/01/practica/")
    whole = client.get("/procedimientos/00/practica/").content.decode()
    overview = client.get("/practica/").content.decode()

    practice = page.context["page"]
    assert [(row[0].text, row[1].text, row[2].text) for row in practice.steps.rows] == [
        ("Clasificar el reporte", "12", "4 días"),
        ("Recibir el reporte", "12", "1 hora"),
    ]
    warm = {
        path: re.findall(r"bp-heat-\d", tag)
        for tag, path in re.findall(r'(<g [^>]*data-path="([^"]+)"[^>]*>)', practice.drawing.svg)
    }
    assert (warm["triage"], warm["receive_report"], warm["take_alert"]) == (["bp-heat-5"], ["bp-heat-0"], [])
    assert "21 días" not in page.content.decode()
    assert "bp-heat-5" in whole
    assert "01 Recibir y clasificar" in overview


def test_without_ten_cases_the_page_says_so(database: str, browsing: Browsing) -> None:
    write(Did(case, "call_reports/triage", "CR_ERI") for case in range(9))

    page = browsing("cr.secretaria").get("/procedimientos/01/practica/?ano=nothing")

    assert page.status_code == 200
    assert page.context["page"].steps is None
    assert page.context["page"].empty is not None
    assert browsing("cr.secretaria").get("/procedimientos/98/practica/").status_code == 404


def test_no_nasty_value_in_the_addresses_is_a_fault(database: str, browsing: Browsing) -> None:
    client = browsing("cr.secretaria")
    addresses = [
        f"{address}{quote(value)}"
        for address in ("/practica/?ano=", "/practica/?antes=", "/procedimientos/01/practica/?ano=")
        for value in NASTY
        if len(value) < 1000
    ]

    assert {client.get(address).status_code for address in addresses} == {200}


def test_the_page_asks_the_database_as_often_for_many_cases_as_for_few(database: str, browsing: Browsing) -> None:
    client = browsing("cr.secretaria")
    client.get("/procedimientos/01/practica/")

    counts = []
    for first in (0, 100):
        write(
            Did(case, f"call_reports/{step}", "CR_ERI")
            for case in range(first, first + 20)
            for step in ("receive_report", "triage")
        )
        with CaptureQueriesContext(connections["default"]) as asked:
            client.get("/procedimientos/01/practica/")
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_a_log_is_compared_shown_and_given_back_and_nothing_is_kept(database: str, browsing: Browsing) -> None:
    client = browsing("cr.secretaria")

    page = sent(client)
    file = client.post("/practica/registro/archivo/", {"sealed": sealed_in(page)})

    assert page.status_code == 200
    assert "Llamar a la hermana" in page.content.decode()
    found = json.loads(file.content)
    assert (found["cases"], found["fitting"]) == (3, 1)
    assert found["deviating"]["c-2"] == [{"kind": "skipped", "event": 0, "path": "receive_report", "told": False}]
    assert "attachment" in file.headers["Content-Disposition"]
    assert KeptComparison.objects.using("owner").count() == 0


def test_the_sums_are_kept_under_a_name_shown_and_removed(database: str, browsing: Browsing) -> None:
    client = browsing("cr.secretaria")
    sealed = sealed_in(sent(client))

    unnamed = client.post("/practica/registro/guardar/", {"sealed": sealed, "label": " "})
    kept = client.post("/practica/registro/guardar/", {"sealed": sealed, "label": "Marzo"})
    shown = client.get(kept.headers["Location"]).content.decode()
    elsewhere = browsing("hn.secretaria").get(kept.headers["Location"])
    asked = client.get(f"{kept.headers['Location']}quitar/")
    removed = client.post(f"{kept.headers['Location']}quitar/")

    assert (unnamed.status_code, kept.status_code, elsewhere.status_code) == (422, 302, 404)
    assert "Marzo" in shown
    assert "c-2" not in re.sub(r"<svg.*?</svg>", "", shown, flags=re.DOTALL)
    assert "hermana" not in shown
    assert (asked.status_code, removed.status_code) == (200, 302)
    assert KeptComparison.objects.using("owner").count() == 0


@pytest.mark.parametrize("sealed", ["", "x", "a:b:c", "eyJ2ZXJzaW9uIjogMX0:1:x"])
def test_findings_that_are_not_ours_are_not_kept(database: str, browsing: Browsing, sealed: str) -> None:
    client = browsing("cr.secretaria")

    kept = client.post("/practica/registro/guardar/", {"sealed": sealed, "label": "x"})
    file = client.post("/practica/registro/archivo/", {"sealed": sealed})

    assert (kept.headers["Location"], file.headers["Location"]) == ("/practica/registro/",) * 2
    assert KeptComparison.objects.using("owner").count() == 0


@pytest.mark.parametrize(
    ("log", "sentence"),
    [
        ("caso;paso;nombre completo\nc-1;triage;x\n", "parecen hablar de personas: nombre completo"),
        ("caso;paso;fecha\nc-1;triage;ayer\n", "Línea 2: escriba la fecha"),
        ("a;b\n1;2\n", "Indique las columnas"),
        (b"\x00\x01\x02", "Guarde el archivo como CSV"),
        ("<log><trace></log>", "no es un archivo XES bien escrito"),
        ("<!DOCTYPE x><log/>", "DOCTYPE"),
    ],
)
def test_a_log_that_cannot_be_compared_is_refused_with_a_sentence(
    database: str, browsing: Browsing, log: str | bytes, sentence: str
) -> None:
    page = sent(browsing("cr.secretaria"), log)

    assert page.status_code == 422
    assert sentence in page.content.decode()


def test_a_form_without_a_file_or_procedure_keeps_what_was_chosen(database: str, browsing: Browsing) -> None:
    page = browsing("cr.secretaria").post("/practica/registro/", {"procedure": "01", "cases": "over"})

    assert page.status_code == 422
    assert re.search(r'<option value="01"\s+selected', page.content.decode())


@carried_to("declines_and_is_repaired", before="call_plan/assess_needs")
def test_a_case_shows_what_departs_to_those_who_work_on_it_and_to_nobody_else(
    carrier: Carrier, as_staff: As, browsing: Browsing
) -> None:
    carrier.at += timedelta(days=30)
    with as_staff("cr.gestora") as actor:
        step = step_of(carrier, "call_plan/assess_needs")
        pathways.skip_step(
            by=actor, pathway_id=step.pathway_id, path=step.path, outcome={}, reason="URGENT", line="", at=carrier.at
        )
        pathways.add_step(
            by=actor, case=case_of(carrier), path="call_detection/inform_rights", reason="PERSON_ASKED", line="",
            at=carrier.at,
        )  # fmt: skip
    address = f"/casos/{carrier.code}/recorrido/"

    page = browsing("cr.gestora").get(address)

    (panel,) = page.context["panels"]
    told = [tuple(cell.text for cell in row) for row in panel.table.rows]
    assert told[-2][:3] == ("Valorar necesidades y fuerzas", "Omitido", "ERI")
    assert told[-1][:2] == ("Informar los derechos en su lengua", "De más")
    assert told[-1][4] == "La persona lo pidió"
    assert browsing("cr.fiscalia").get(address).status_code == 404
    assert browsing("cr.datos").get(address).status_code == 404


@carried_to("joins_with_one_interview")
def test_a_whole_case_carried_by_the_staff_fits_its_procedures(carrier: Carrier, browsing: Browsing) -> None:
    (panel,) = browsing("cr.gestora").get(f"/casos/{carrier.code}/recorrido/").context["panels"]

    kinds = {row[1].text for row in panel.table.rows} if panel.table else set()
    assert kinds <= {"Hecho tarde", "Abierto y tarde"}
