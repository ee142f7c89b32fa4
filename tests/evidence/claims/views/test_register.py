"""The pages of the register of figures."""

from __future__ import annotations

from django.urls import reverse

from amparo.evidence.claims.models import PublishedFigure
from amparo.foundation.documents.sheets import read_sheet
from tests.conftest import As, Browsing
from tests.evidence.claims.figures import BARE, recorded

TYPED = {
    "kind": "SHARE", "percent": "96", "n": "58", "k": "", "value": "", "qualifier": "EXACT", "unit": "RESPONDENT",
    "texts": "Los efectos perduran", "base": "instituciones", "source": "Evaluación final", "address": "",
    "starts_on": "2022-07-01", "ends_on": "2022-08-31", "about": "", "code": "lasting", "licence": "INTERNAL",
}  # fmt: skip


def test_an_impossible_percentage_comes_back_with_all_that_was_typed(browsing: Browsing) -> None:
    answer = browsing("hn.secretaria").post(reverse("claims:enter"), TYPED)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "55 → 95" in page
    assert 'value="58"' in page
    assert "Los efectos perduran" in page
    assert PublishedFigure.objects.count() == 0


def test_a_figure_is_entered_and_shown_with_its_interval(browsing: Browsing) -> None:
    client = browsing("hn.secretaria")
    answer = client.post(reverse("claims:enter"), {**TYPED, "n": "109"}, follow=True)

    assert answer.status_code == 200
    page = answer.content.decode()
    assert "105 de 109" in page
    assert "90,9–98,6" in page


def test_a_figure_of_unknown_base_says_so_on_its_page_and_in_the_list(as_staff: As, browsing: Browsing) -> None:
    with as_staff("cr.secretaria") as by:
        row = recorded(by, BARE)
    client = browsing("cr.policia")

    for address in (reverse("claims:register"), reverse("claims:figure", args=[row.pk])):
        assert "base desconocida" in client.get(address).content.decode()


def test_others_are_refused_to_write_and_another_country_finds_nothing(as_staff: As, browsing: Browsing) -> None:
    with as_staff("cr.secretaria") as by:
        row = recorded(by)
    ours, theirs = browsing("cr.policia"), browsing("hn.secretaria")

    for name in ("restate", "license", "withdraw"):
        assert ours.post(reverse(f"claims:{name}", args=[row.pk]), {"why": "x"}).status_code == 403
        assert theirs.get(reverse(f"claims:{name}", args=[row.pk])).status_code == 404
    assert ours.get(reverse("claims:enter")).status_code == 403


def test_restating_licensing_and_withdrawing_through_the_pages(as_staff: As, browsing: Browsing) -> None:
    with as_staff("cr.secretaria") as by:
        row = recorded(by)
    client = browsing("cr.secretaria")
    number = {"kind": "SHARE", "percent": "", "n": "105", "k": "80", "unit": "RESPONDENT"}
    restated = client.post(reverse("claims:restate", args=[row.pk]), {**number, "why": "Cuatro no"}, follow=True)
    after = PublishedFigure.objects.get(restates=row)
    client.post(reverse("claims:license", args=[after.pk]), {"licence": "MAY_PUBLISH", "why": "Pública"})
    client.post(reverse("claims:withdraw", args=[after.pk]), {"why": "Se retira"})

    assert "80 de 105" in restated.content.decode()
    assert "Cuatro no" in client.get(reverse("claims:figure", args=[row.pk])).content.decode()
    assert "Se retira" in client.get(reverse("claims:figure", args=[after.pk])).content.decode()


def test_the_list_exports_and_no_spreadsheet_runs_it(as_staff: As, browsing: Browsing) -> None:
    with as_staff("cr.secretaria") as by:
        recorded(by, texts={"es": "=1+1"})
    sheet = read_sheet(browsing("cr.secretaria").post("/listas/llevar/cifras/").content)

    assert [cells[1] for _number, cells in sheet.rows] == ["=1+1"]
    assert browsing("cr.tecnica").post("/listas/llevar/cifras/").status_code == 404


def test_the_list_of_nothing_says_so_and_filters_answer(browsing: Browsing) -> None:
    client = browsing("cr.secretaria")

    for shown in ("", "sin-base", "contadas", "publicadas", "?"):
        assert client.get(reverse("claims:register"), {"ver": shown, "antes": "x"}).status_code == 200
