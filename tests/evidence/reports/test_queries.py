"""Reports as they are read, and what a check finds in the review."""

from __future__ import annotations

from collections import Counter

import pytest

from amparo.evidence.claims import queries as claims
from amparo.evidence.reports import queries
from tests.conftest import As
from tests.evidence.claims.figures import AT
from tests.evidence.reports.balance import review


@pytest.mark.parametrize("language", ["es", "fr", "en"])
def test_the_review_holds_no_number_without_a_figure_and_asks_which_date_holds(as_staff: As, language: str) -> None:
    report = review()
    with as_staff("hn.secretaria"):
        counted = Counter(each.code for each in queries.findings(report, language))

    assert set(counted) == {"NOT_VERIFIED", "DATES_DISAGREE", "GAP"}
    assert (counted["DATES_DISAGREE"], counted["GAP"]) == (1, 1)


def test_the_review_has_four_chapters_and_keeps_costa_ricas_percentages_apart(as_staff: As) -> None:
    report = review()
    with as_staff("hn.secretaria"):
        found = queries.composed(report, "es", is_draft=True)

    assert [part.kind for part in found.parts].count("heading") == 4
    rows = {figure.code: row for figure, row in zip(found.figures, found.sources.rows, strict=True)}
    assert rows["cr-police-justice-practice"][2] == "publicada, base desconocida"
    assert rows["hn-2022-vulnerability"][2].startswith("83 de 109, intervalo del 95 %: 67,3–83,2")
    hollow = {bar.label: bar.is_hollow for part in found.parts if part.bars for bar in part.bars.bars}
    assert any(hollow.values())


def test_every_figure_of_the_review_leads_to_the_register(as_staff: As) -> None:
    report = review()
    with as_staff("hn.secretaria") as by:
        found = queries.composed(report, "en", is_draft=True)
        for figure in found.figures:
            assert claims.figure_visible_to(by, int(figure.opens.strip("/").split("/")[-1])) is not None


def test_a_draft_is_read_by_its_writers_only(as_staff: As) -> None:
    report = review()
    for username, reads in (
        ("hn.secretaria", True),
        ("hn.comite1", True),
        ("hn.policia", False),
        ("cr.secretaria", False),
    ):
        with as_staff(username) as by:
            assert (queries.report_visible_to(by, report.code, AT) is not None) == reads
    assert queries.publication_of(report, AT) is None
    assert not queries.is_approved(report)


def test_a_language_without_a_text_is_told(as_staff: As) -> None:
    report = review()
    with as_staff("hn.secretaria"):
        assert [each.code for each in queries.findings(report, "pt")] == ["NO_TEXT"]
        assert queries.text_of(report, "pt") is None
        assert len(queries.digest_of(report)) == 64
        assert queries.figures_for(report).count() == 19
