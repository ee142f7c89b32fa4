"""The pages of results."""

from __future__ import annotations

import html
import io
import re
import tomllib
from datetime import date
from decimal import Decimal

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate, now
from docx import Document
from openpyxl import load_workbook

from amparo.demo.surveying import load_surveys
from amparo.evidence.results.models import Amount, Closing, Measurement, Period, Project, RiskReview
from amparo.evidence.results.operations import defining
from amparo.evidence.results.operations.defining import Aimed
from amparo.evidence.results.queries import frames
from amparo.evidence.results.rules.definitions import plain
from amparo.evidence.results.tasks import finish_what_was_asked, tally_what_is_due
from tests.conftest import As, Browsing
from tests.databases import ROOT
from tests.evidence.results.queries.test_frames import DATES
from tests.evidence.results.queries.test_sums import given_out, of_cases, of_survey, only_given_out
from tests.evidence.results.rolling import AT, activity, content, indicator_of, loaded, people, there


@pytest.fixture
def project(as_staff: As) -> Project:
    made = loaded({**content(), "stated_dates": DATES})
    with as_staff("hn.secretaria"):
        there(activity(), people(20))
    return made


def test_from_the_list_a_figure_opens_to_its_rows_in_two_clicks(project: Project, browsing: Browsing) -> None:
    client = browsing("hn.secretaria")
    first = client.get(reverse("results:project", args=[project.code]), {"periodo": frames.periods_of(project)[0].pk})
    page = first.content.decode()
    link = re.search(r'href="(/resultados/indicadores/\d+/filas/\?periodo=\d+)"', page)

    assert link is not None
    assert ">20<" in page
    rows = client.get(link[1]).content.decode()
    assert rows.count('data-label="Persona"') == 20
    assert "Invento" not in rows
    assert "19/10/2021" in rows
    assert "Presencial" in rows
    assert "2021-10-19" not in rows


def test_me_19_the_page_of_a_project_asks_which_date_holds_until_somebody_decided(
    project: Project, browsing: Browsing
) -> None:
    client = browsing("hn.secretaria")
    address = reverse("results:project", args=[project.code])
    asked = client.get(address).content.decode()
    stated = frames.stated_dates(project)[0]
    client.post(reverse("results:choose", args=[project.code, stated.pk]), {"why": "Lo dice el convenio."})

    assert "Las fuentes discrepan" in asked
    assert "Las fuentes discrepan" not in client.get(address).content.decode()
    assert "Lo dice el convenio." in client.get(reverse("results:periods", args=[project.code])).content.decode()


def test_closing_correcting_and_restating_through_the_pages(project: Project, as_staff: As, browsing: Browsing) -> None:
    client, indicator = browsing("hn.secretaria"), indicator_of(project)
    period = frames.periods_of(project)[0]
    client.post(reverse("results:close", args=[project.code, period.pk]), {})
    with as_staff("hn.secretaria"):
        there(activity(), people(1))
    address = reverse("results:indicator", args=[indicator.pk])
    before = client.get(address).content.decode()
    kept = Measurement.objects.get()
    done = client.post(reverse("results:restate", args=[kept.pk]), {"why": "Faltaba una hoja."}, follow=True)

    assert Closing.objects.count() == 1
    assert "sus filas dan ahora 21" in before
    assert f"Rectificada de 20 a 21 el {date_format(localdate(), 'SHORT_DATE_FORMAT')} por " in done.content.decode()
    assert "Faltaba una hoja." in done.content.decode()


IN_WORKSHOPS = {
    "source": "ATTENDANCES", "way": "PEOPLE", "span": "DURING", "below": "-", "above_where": ["kind", "mode"],
    "above_kind": ["WORKSHOP", "CONGRESS"], "why": "Se piden las presenciales.", "by": ["sector"],
}  # fmt: skip


def test_a_definition_is_chosen_looked_at_and_only_then_kept(project: Project, browsing: Browsing) -> None:
    client, indicator = browsing("hn.secretaria"), indicator_of(project)
    address = reverse("results:define", args=[indicator.pk])
    empty = client.post(address, {**IN_WORKSHOPS, "do": "keep"})
    chosen = {**IN_WORKSHOPS, "above_mode": ["IN_PERSON"]}
    unseen = client.post(address, {**chosen, "do": "keep"})
    page = unseen.content.decode()
    seen = re.search(r'name="seen" value="([0-9a-f]+)"', page)
    before = frames.definition_in_force(indicator)

    assert (empty.status_code, unseen.status_code) == (422, 200)
    assert 'href="#id_above_mode"' in empty.content.decode()
    assert "Se piden las presenciales." in page
    assert re.search(r'value="WORKSHOP"\s+checked', page)
    assert "Primeras filas de" in page
    assert seen is not None
    assert client.post(address, {**chosen, "do": "keep", "seen": "0"}).status_code == 200
    assert frames.definition_in_force(indicator) == before
    assert client.post(address, {**chosen, "do": "keep", "seen": seen[1], "why": ""}).status_code == 422
    assert client.post(address, {**chosen, "do": "keep", "seen": seen[1]}).status_code == 302
    kept = frames.definition_in_force(indicator)
    assert kept is not None
    where = kept.content["numerator"]["where"]
    assert {axis: set(values) for axis, values in where.items()} == {
        "kind": {"WORKSHOP", "CONGRESS"},
        "mode": {"IN_PERSON"},
    }
    assert "Congreso" in client.get(reverse("results:indicator", args=[indicator.pk])).content.decode()


def test_a_long_list_is_searched_and_keeps_what_was_chosen(project: Project, browsing: Browsing, as_staff: As) -> None:
    with as_staff("hn.secretaria"):
        held = [activity(title=f"Taller número {at}") for at in range(14)]
    address = reverse("results:define", args=[indicator_of(project).pk])
    sent = {"source": "ATTENDANCES", "way": "PEOPLE", "above_where": "activity", "above_activity": held[0].code}
    page = browsing("hn.secretaria").post(address, {**sent, "above_find_activity": "número 13", "do": "find"})
    found = re.findall(r'name="above_activity"\s+value="(\w+)"', page.content.decode())

    assert found == [held[0].code, held[13].code]


@pytest.mark.parametrize(
    "sent", [{}, {"do": "keep"}, {"do": "drop:above:x", "source": "x"}, {"do": "add:below", "source": "CASES"},
             {"source": "ANSWERS", "way": "SAID", "above_survey": ["a", "b"], "do": "look", "span": "DURING"}],
)  # fmt: skip
def test_whatever_is_sent_to_a_definition_comes_back_as_a_page(
    project: Project, browsing: Browsing, sent: dict[str, str]
) -> None:
    address = reverse("results:define", args=[indicator_of(project).pk])

    assert browsing("hn.secretaria").post(address, sent).status_code in {200, 422}


def test_others_read_results_but_no_rows_and_write_nothing(project: Project, browsing: Browsing) -> None:
    client, indicator = browsing("hn.policia"), indicator_of(project)
    period = frames.periods_of(project)[0]
    rows = reverse("results:rows", args=[indicator.pk])

    assert client.get(reverse("results:indicator", args=[indicator.pk])).status_code == 200
    assert client.get(rows, {"periodo": period.pk}).status_code == 403
    for address in (
        reverse("results:close", args=[project.code, period.pk]), reverse("results:aim", args=[indicator.pk]),
        reverse("results:amount", args=[project.code]), reverse("results:enter_risk", args=[project.code]),
        reverse("results:define", args=[indicator.pk]),
    ):  # fmt: skip
        assert client.post(address, {}).status_code == 403
    assert browsing("cr.secretaria").get(reverse("results:project", args=[project.code])).status_code == 404


@pytest.mark.parametrize("asked", ["", "x", "999999999999999999999", "-1"])
def test_rows_of_no_period_are_not_found(project: Project, browsing: Browsing, asked: str) -> None:
    address = reverse("results:rows", args=[indicator_of(project).pk])

    assert browsing("hn.secretaria").get(address, {"periodo": asked}).status_code == 404


def test_money_risk_and_aims_through_the_pages(project: Project, browsing: Browsing) -> None:
    client, code = browsing("hn.secretaria"), project.code
    outcome = frames.outcomes_of(project)[0]
    money = {"outcome": outcome.pk, "kind": "PLANNED", "year": "2021-04-01", "value": "1000,50", "currency": "CAD"}
    risk = {"kind": "RISK", "name": "Que llueva", "response": "", "likelihood": "2", "impact": "3", "state": "OPEN"}
    aim = {"kind": "TARGET", "by_on": "2024-03-31", "k": "200", "qualifier": "EXACT", "source": "Propuesta"}
    client.post(reverse("results:amount", args=[code]), money)
    client.post(reverse("results:enter_risk", args=[code]), risk)
    client.post(reverse("results:aim", args=[indicator_of(project).pk]), aim)
    risks = client.get(reverse("results:risks", args=[code])).content.decode()
    row = frames.risks_of(project)[0]
    client.post(reverse("results:risk", args=[code, row.pk]), {"likelihood": "5", "impact": "5", "state": "HAPPENED"})

    assert str(Amount.objects.get().value) == "1000.50"
    assert "1000,50 CAD" in client.get(reverse("results:budget", args=[code])).content.decode()
    assert "2 × 3 = 6" in risks
    assert RiskReview.objects.count() == 2
    assert "200" in client.get(reverse("results:project", args=[code])).content.decode()


def test_every_page_says_something_when_there_is_nothing(browsing: Browsing) -> None:
    loaded({**content("HN-VACIO"), "outcomes": [], "indicators": []})
    client = browsing("hn.secretaria")

    for name in ("project", "periods", "budget", "risks", "lasting"):
        assert client.get(reverse(f"results:{name}", args=["HN-VACIO"])).status_code == 200
    assert "Todavía no hay proyectos" in browsing("cr.secretaria").get(reverse("results:projects")).content.decode()


def test_a_check_of_no_change_is_not_found(project: Project, browsing: Browsing) -> None:
    address = reverse("results:check", args=[project.code])

    assert browsing("hn.secretaria").get(address, {"cambio": "x", "meses": "12"}).status_code == 404


@pytest.mark.parametrize(("language", "written"), [("es", "76,1"), ("fr", "76,1"), ("en", "76.1")])
def test_me_18_the_framework_has_eight_columns_and_the_languages_decimal_sign(
    project: Project, as_staff: As, browsing: Browsing, language: str, written: str
) -> None:
    with as_staff("hn.secretaria") as by:
        aimed = Aimed("TARGET", date(2024, 3, 31), k=83, n=109, percent=None)
        defining.set_aim(by=by, indicator=indicator_of(project), aimed=aimed, at=AT)
        share = Aimed("TARGET", date(2024, 3, 31), percent=Decimal("76.1"))
        defining.set_aim(by=by, indicator=indicator_of(project), aimed=share, at=AT)
    client = browsing("hn.secretaria")
    client.post(reverse("home:language"), {"language": language, "next": "/"})
    word = client.get(reverse("results:framework", args=[project.code, "docx"]))
    table = Document(io.BytesIO(word.content)).tables[0]
    book = load_workbook(io.BytesIO(client.get(reverse("results:framework", args=[project.code, "xlsx"])).content))

    assert len(table.columns) == 8
    assert any(f"{written}\u00a0%" in cell.text for row in table.rows for cell in row.cells)
    assert book.active is not None
    assert book.active.max_column == 8
    assert client.get(reverse("results:framework", args=[project.code, "pdf"])).status_code == 404


def test_the_rows_are_given_as_csv(project: Project, browsing: Browsing) -> None:
    period = frames.periods_of(project)[0]
    address = reverse("results:rows_csv", args=[indicator_of(project).pk])
    body = browsing("hn.secretaria").get(address, {"periodo": period.pk}).content.decode("utf-8-sig")

    assert len(body.splitlines()) == 21


def two_clicks(client: Client, project: Project, period: Period) -> str:
    """Go from a project's page to what stands behind its first figure."""
    page = client.get(reverse("results:project", args=[project.code]), {"periodo": period.pk}).content.decode()
    link = re.search(r'href="(/resultados/indicadores/\d+/filas/\?periodo=\d+)"', page)
    assert link is not None
    return client.get(link[1]).content.decode()


def test_a_figure_of_a_survey_opens_in_two_clicks_to_its_count_its_base_and_its_results(
    database: str, browsing: Browsing
) -> None:
    load_surveys()
    definition = plain(of_survey("vulnerability"))
    project = loaded(content(starts_on=date(2019, 4, 1), definition=definition))
    client, period = browsing("hn.secretaria"), frames.periods_of(project).get(starts_on=date(2022, 4, 1))
    behind = two_clicks(client, project, period)
    link = re.search(r'href="(/encuestas/[^"#]+)#vulnerability"', behind)

    assert "83 de 109" in behind
    assert "inventadas" in behind
    assert link is not None
    assert 'id="vulnerability"' in client.get(link[1]).content.decode()


def test_a_figure_of_cases_opens_to_what_was_given_out_and_to_no_case(as_staff: As, browsing: Browsing) -> None:
    project = loaded(content(starts_on=date(2022, 4, 1), definition=plain(of_cases(by=("age",)))))
    with as_staff("hn.secretaria"):
        given_out({"": 45, "adult": 30, "child": None, "unsure": None})
    client, period = browsing("hn.secretaria"), frames.periods_of(project)[0]
    behind = two_clicks(client, project, period)
    whole = client.get(reverse("results:indicator", args=[indicator_of(project).pk])).content.decode()

    assert "45" in behind
    assert "/casos/" not in behind.partition("<main")[2].partition("</main>")[0]
    assert whole.count("no se muestra") >= 2


def test_what_may_not_be_told_is_shown_as_such_closed_as_such_and_not_published(
    as_staff: As, browsing: Browsing
) -> None:
    project = loaded(content(starts_on=date(2022, 4, 1), definition=plain(of_cases("SERVED"))))
    with as_staff("hn.secretaria"):
        given_out({"": 45})
        given_out({"": None}, "SERVED")
    client, period = browsing("hn.secretaria"), frames.periods_of(project)[0]
    client.post(reverse("results:close", args=[project.code, period.pk]), {})
    kept = Measurement.objects.get(period=period)
    refused = client.post(reverse("results:publish", args=[kept.pk]), {"licence": "MAY_PUBLISH"}).content.decode()

    assert (kept.k, kept.n, kept.withheld) == (0, 0, "SMALL")
    assert "No se muestra: hay muy pocas" in refused
    page = client.get(reverse("results:project", args=[project.code]), {"periodo": period.pk}).content.decode()
    assert "hay muy pocas" in page


def test_case_figures_are_proposed_and_released_on_their_page_by_two_people(as_staff: As, browsing: Browsing) -> None:
    only_given_out({"": 45, "adult": None})
    here, propose = reverse("results:case_sums"), reverse("results:propose_case_sums", args=[2022])
    secretary, officer = browsing("hn.secretaria"), browsing("hn.custodia")
    offered = secretary.get(here).content.decode()
    secretary.post(propose, {"note": "Balance."})
    own = secretary.get(here).content.decode()
    respond = reverse("results:answer_case_sums", args=[2022])
    refused = secretary.post(respond, {"released": "yes", "why": ""})
    unsaid = officer.post(respond, {"released": "no", "why": ""})
    officer.post(respond, {"released": "yes", "why": ""})

    assert propose in offered
    assert respond not in own
    assert (refused.status_code, unsaid.status_code) == (422, 422)
    assert "Diga por qué se devuelve." in unsaid.content.decode()
    assert "Liberadas" in officer.get(here).content.decode()
    assert browsing("hn.policia").get(here).status_code == 403
    assert browsing("cr.secretaria").get(propose).status_code == 404
    assert secretary.get(reverse("results:propose_case_sums", args=[1999])).status_code == 404


def test_closing_what_is_large_shows_how_far_it_is_and_then_that_it_is_closed(
    settings: LazySettings, project: Project, browsing: Browsing
) -> None:
    settings.COUNTED_WHILE_ONE_WAITS = -1
    client, period = browsing("hn.secretaria"), frames.periods_of(project)[0]
    here, count = (reverse(f"results:{name}", args=[project.code]) for name in ("periods", "count"))
    told = client.post(reverse("results:close", args=[project.code, period.pk]), {}, follow=True).content.decode()
    again = client.post(reverse("results:close", args=[project.code, period.pk]), {})
    asks = client.get(count).content.decode()
    finish_what_was_asked(now(), 60)
    ended = client.get(count)

    assert "0 de 1 conteos grandes hechos" in told
    assert f'hx-get="{count}"' in asks
    assert (again.status_code, ended.headers["HX-Refresh"]) == (422, "true")
    assert "cerrado el" in client.get(here).content.decode()
    assert browsing("cr.secretaria").get(count).status_code == 404


def test_rolls_too_large_to_wait_for_show_the_last_count_with_its_hour_and_before_it_that_it_is_being_counted(
    project: Project, browsing: Browsing, settings: LazySettings
) -> None:
    settings.COUNTED_WHILE_ONE_WAITS = -1
    client, period, key = browsing("hn.secretaria"), frames.periods_of(project)[0], indicator_of(project).pk
    places = [
        reverse("results:project", args=[project.code]) + f"?periodo={period.pk}",
        reverse("results:indicator", args=[key]),
        reverse("results:rows", args=[key]) + f"?periodo={period.pk}",
    ]
    for place in places:
        before = client.get(place)
        assert (before.status_code, "se está contando" in before.content.decode()) == (200, True)
    tally_what_is_due(AT, 60)
    for place in places:
        page = client.get(place).content.decode()
        assert ("contado el" in page, ">20<" in page) == (True, True)


@pytest.mark.parametrize("code", ["CR", "HN"])
def test_the_page_of_a_source_s_project_says_its_name_its_donor_its_days_and_what_it_wishes_for(
    browsing: Browsing, code: str
) -> None:
    given = tomllib.loads((ROOT / f"content/results/{code.lower()}.toml").read_text(encoding="utf-8"))
    made = loaded(given, code)

    page = html.unescape(browsing(f"{code.lower()}.secretaria").get(reverse("results:project", args=[made.code])).text)

    assert [each for each in (made.names["es"], made.donor["es"]) if each not in page] == []
    assert [each["names"]["es"] for each in given["outcomes"] if each["names"]["es"] not in page] == []
