"""The pages of calls: who opens which, and what comes back when something is late, wrong or not theirs."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from amparo.demo.calling import load_calls
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import Application, Attachment, Call, CodeTry, GrantAgreement
from amparo.partnership.calls.operations import deciding, reporting, screening
from amparo.partnership.calls.operations.reporting import Reported
from amparo.partnership.calls.queries import grants
from amparo.partnership.calls.queries.applications import Applicant
from amparo.partnership.calls.views.reading import file_response
from tests.conftest import As, Browsing
from tests.partnership.calls.calling import (
    AFTER,
    INSIDE,
    LATER,
    PLANS_CLOSE,
    begun,
    decided,
    fresh,
    funded,
    named,
    published,
    reviewed,
    screened,
    sent,
    without_ties,
    written,
)

MINE = "/mi-postulacion/"


@pytest.fixture
def shown(database: str) -> None:
    load_calls()


def test_the_name_of_a_file_cannot_leave_the_header_that_carries_it() -> None:
    name = 'plan"; filename="otro.html\r\nX-More: yes ñ.pdf'
    headers = file_response(Attachment(name=name, kind="application/pdf", body=b"%PDF-1.7")).headers
    carried = headers["Content-Disposition"]

    assert carried.startswith("attachment; filename")
    assert 'filename="otro.html' not in carried
    assert not {"\r", "\n"} & set(carried)
    assert set(headers) == {"Content-Type", "Content-Disposition", "X-Content-Type-Options"}


def with_code(code: str) -> Client:
    """Return a browser that has an application open."""
    client = Client()
    client.cookies[words.COOKIE] = code
    return client


def opened(as_staff: As, applicant: Applicant) -> Client:
    """Return a browser with the application of somebody who asked for another code."""
    with as_staff("hn.programa") as actor:
        return with_code(screening.renew_code(by=actor, application=applicant.application))


def invited(as_staff: As) -> Applicant:
    """Return who is invited to write an action plan."""
    call = published(as_staff)
    applicant = sent(call)
    screened(as_staff, [applicant.application])
    reviewers = named(as_staff, call)
    without_ties(as_staff, reviewers)
    reviewed(as_staff, reviewers, {1: 5})
    decided(as_staff, call, words.CONCEPT, [1])
    with as_staff("hn.programa") as actor:
        deciding.tell(by=actor, call=call, stage=words.CONCEPT, at=AFTER, plans_close_at=PLANS_CLOSE)
    return fresh(applicant)


def addresses() -> list[str]:
    """Return every page that the secretariat of Honduras may open."""
    code, grant = Call.objects.get(country__code="HN").code, GrantAgreement.objects.order_by("pk")[0].pk
    stages = [(name, code, stage) for name in ("selection", "tell", "deadline", "name_reviewer")
              for stage in ("concept", "plan")]  # fmt: skip
    named_ones: list[tuple[Any, ...]] = [
        ("list",), ("make",), ("grants",), ("prepare", code), ("publish", code), ("text", code, "fr"),
        ("add_question", code, "plan"), ("add_criterion", code, "plan"), ("selection_xlsx", code, "plan"), *stages,
        *((name, code, 1) for name in ("application", "screen", "cover", "ask", "renew_code", "decide", "agree")),
        ("grant", grant), ("visit", grant), ("pay", grant, 1), ("report", grant, 1), ("open",), ("call", code),
        ("begin", code), ("back", code),
    ]  # fmt: skip
    return [reverse(f"calls:{name}", args=args) for name, *args in named_ones]


def test_the_secretariat_opens_every_page_in_three_languages(shown: None, browsing: Browsing) -> None:
    client = browsing("hn.secretaria")
    for language in ("es", "fr", "en"):
        client.post(reverse("home:language"), {"language": language, "next": "/"})
        assert {page: client.get(page).status_code for page in addresses()} == dict.fromkeys(addresses(), 200)


def test_whoever_is_not_of_the_programme_of_the_country_finds_nothing(shown: None, browsing: Browsing) -> None:
    inside = [page for page in addresses() if page.startswith("/subvenciones/")]
    of_one = [page for page in inside if page not in {"/subvenciones/", "/subvenciones/nueva/"}]
    of_one.remove("/subvenciones/convenios/")

    assert {browsing("hn.policia").get(page).status_code for page in inside} == {404}
    assert {browsing("cr.secretaria").get(page).status_code for page in of_one} == {404}
    judging = [page for page in addresses() if "seleccion" in page or "convenios" in page]
    assert {browsing("hn.inclusion").get(page).status_code for page in judging} == {404}
    page = reverse("calls:judge", args=[Call.objects.get(country__code="HN").code, "concept"])
    assert [browsing(who).get(page).status_code for who in ("hn.inclusion", "hn.policia")] == [200, 404]


def test_without_an_open_application_nothing_of_one_is_shown_or_taken(database: str) -> None:
    parts = ("", "codigo/", "quienes/", "respuestas/", "presupuesto/", "juntos/", "archivos/", "enviar/", "retirar/",
             "subvencion/", "subvencion/sesion/", "subvencion/informes/1/")  # fmt: skip

    for client in (Client(), with_code("AAAA-BBBB-CCCC-DDDD")):
        assert {client.get(MINE + part).status_code for part in parts} == {302}
        assert {client.post(MINE + part).status_code for part in parts if part not in {"", "codigo/", "subvencion/"}} \
            == {404}  # fmt: skip


def test_a_wrong_code_is_said_and_counted_and_after_ten_none_is_tried_for_a_while(as_staff: As) -> None:
    call = published(as_staff)
    _applicant, code = begun(call)
    page, client = reverse("calls:back", args=[call.code]), Client()

    for tries in range(1, words.MOST_TRIES + 1):
        wrong = client.post(page, {"code": "WRON-GCOD-E234-5678"})
        assert (wrong.status_code, CodeTry.objects.count()) == (422, tries)
    assert "WRON-GCOD-E234-5678" in wrong.content.decode()

    barred = client.post(page, {"code": "WRON-GCOD-E234-5678"})
    assert barred.status_code == 422
    assert "15 minutos" in barred.content.decode()
    assert words.COOKIE not in client.cookies
    assert client.post(page, {"code": code}).status_code == 302


def test_sending_late_is_refused_in_words_and_everything_written_stays(as_staff: As) -> None:
    applicant, code = begun(published(as_staff))
    written(applicant, "Lo que ya estaba")
    client = with_code(code)

    kept = client.post(MINE + "respuestas/", {"q_title": "Lo de última hora", "amount": "100", "months": "6"})
    late = client.post(MINE + "enviar/")

    assert (kept.status_code, late.status_code) == (302, 422)
    assert "no se envió" in late.content.decode()
    assert "Lo de última hora" in late.content.decode()
    assert "Lo de última hora" in client.get(MINE + "respuestas/").content.decode()
    assert "no se envió a tiempo" in client.get(MINE).content.decode()


def test_what_is_wrong_in_an_answer_is_said_beside_it_and_the_rest_is_kept(as_staff: As) -> None:
    client = with_code(begun(published(as_staff))[1])

    wrong = client.post(MINE + "respuestas/", {"q_title": "x" * 161, "q_problem": "Bien", "amount": "mucho"})

    page = wrong.content.decode()
    assert (wrong.status_code, "x" * 161 in page, "Bien" in page, 'value="mucho"' in page) == (422, True, True, True)
    assert Application.objects.get().concept["problem"] == "Bien"


def test_a_line_of_the_budget_without_an_amount_is_asked_for_and_the_others_stay(as_staff: As) -> None:
    client = opened(as_staff, invited(as_staff))
    said = {"category_1": "PEOPLE", "text_1": "Facilitadora", "amount_1": "100", "category_2": "MATERIALS",
            "text_2": "Vestuario", "amount_2": "dos"}  # fmt: skip

    wrong = client.post(MINE + "presupuesto/", said)
    page = wrong.content.decode()
    assert (wrong.status_code, "Facilitadora" in page, 'value="dos"' in page) == (422, True, True)
    assert 'name="text_5"' in page

    assert client.post(MINE + "presupuesto/", {**said, "amount_2": "50,25"}).status_code == 302
    assert [line["amount"] for line in Application.objects.get().budget] == ["100.00", "50.25"]


def test_after_the_decision_nothing_is_written_and_what_was_typed_comes_back(as_staff: As) -> None:
    client = opened(as_staff, funded(as_staff).applicants[1])

    assert client.get(MINE + "respuestas/").status_code == 302
    refused = client.post(MINE + "respuestas/", {"q_title": "Demasiado tarde"})
    assert (refused.status_code, "Demasiado tarde" in refused.content.decode()) == (422, True)


def test_a_returned_report_comes_back_with_its_words_and_an_accepted_one_is_read(as_staff: As) -> None:
    chosen = funded(as_staff)
    client, due = opened(as_staff, chosen.applicants[0]), grants.due_report(chosen.grants[0], 1)
    assert due is not None
    spent = {row.pk: row.amount for row in chosen.grants[0].lines.all()}
    said = Reported("Se hicieron funciones", "Se logró", "", "", spent)
    page = MINE + "subvencion/informes/1/"

    short = client.post(page, {"was_done": "Solo esto", "send": "yes"})
    assert (short.status_code, "Solo esto" in short.content.decode()) == (422, True)
    for is_accepted, form in ((False, True), (True, False)):
        report = reporting.send_report(by=chosen.applicants[0], due=due, reported=said, at=LATER)
        assert "<form" not in _main(client.get(page).content.decode())
        with as_staff("hn.secretaria") as actor:
            why = "" if is_accepted else "Falta contar cuántas personas vinieron."
            reporting.answer_report(by=actor, report=report, is_accepted=is_accepted, why=why, at=LATER)
        shown = _main(client.get(page).content.decode())
        assert ("Se hicieron funciones" in shown, "<form" in shown) == (True, form)


def _main(page: str) -> str:
    return page.partition("<main")[2].partition("</main")[0]


def test_a_reviewer_who_leaves_a_criterion_out_is_asked_for_it_and_the_comment_stays(
    as_staff: As, browsing: Browsing
) -> None:
    call = published(as_staff)
    screened(as_staff, [sent(call).application])
    without_ties(as_staff, named(as_staff, call))
    page = reverse("calls:review", args=[call.code, "concept", 1])

    wrong = browsing("hn.inclusion").post(page, {"advises": "YES", "comment": "Lo escrito queda"})

    assert (wrong.status_code, "Lo escrito queda" in wrong.content.decode()) == (422, True)


def test_who_lies_outside_the_call_reads_why_and_keeps_the_answers(shown: None) -> None:
    page = reverse("calls:begin", args=[Call.objects.get(country__code="CR").code])

    wrong = Client().post(page, {**INSIDE, "public_office": "yes"})

    assert (wrong.status_code, Application.objects.filter(call__country__code="CR").count()) == (422, 0)
    assert wrong.content.decode().count("checked") == len(INSIDE)


def test_the_quick_exit_closes_the_application_in_the_browser(as_staff: As) -> None:
    client = with_code(begun(published(as_staff))[1])

    left = client.get(reverse("home:leave"))

    assert (left.cookies[words.COOKIE].value, left.cookies[words.COOKIE]["path"]) == ("", words.COOKIE_PATH)
