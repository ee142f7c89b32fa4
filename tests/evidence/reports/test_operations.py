"""Writing, approving and publishing reports; citing surveys."""

from __future__ import annotations

from datetime import timedelta

import pytest

from amparo.evidence.claims import operations as claims
from amparo.evidence.claims import queries as claim_queries
from amparo.evidence.reports import operations, queries
from amparo.evidence.reports.models import Publication, Report
from amparo.evidence.reports.operations import Planned
from amparo.evidence.results.operations import defining
from amparo.evidence.results.queries import frames
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.coalition import queries as coalition
from tests.conftest import As
from tests.evidence.claims.figures import AT, CONGRESS, recorded
from tests.evidence.reports.balance import review

PLANNED = Planned("informe", {"es": "Informe"}, {}, ["HN"], [])


def begun(by: Actor, body: str = "Hubo [[congress]].") -> Report:
    report = operations.make_report(by=by, country=coalition.country_by_code("HN"), planned=PLANNED, at=AT)
    for language in ("es", "fr", "en"):
        operations.write_text(by=by, report=report, language=language, body=body, based_on=0, at=AT)
    return report


def test_a_text_saved_meanwhile_by_somebody_else_is_not_overwritten(as_staff: As) -> None:
    with as_staff("hn.secretaria") as by:
        report = begun(by)
        operations.write_text(by=by, report=report, language="es", body="Otra cosa.", based_on=1, at=AT)
        with pytest.raises(Refused):
            operations.write_text(by=by, report=report, language="es", body="La mía.", based_on=1, at=AT)
        with pytest.raises(Refused):
            operations.write_text(by=by, report=report, language="es", body="Otra cosa.", based_on=2, at=AT)

        text = queries.text_of(report, "es")
        assert text is not None
        assert (text.edition, text.body) == (2, "Otra cosa.\n")


def test_a_report_without_title_or_with_a_taken_name_is_refused(as_staff: As) -> None:
    with as_staff("hn.secretaria") as by:
        begun(by)
        for planned in (PLANNED, Planned("Otro informe", {"es": " "}, {}, [], [])):
            with pytest.raises(Refused):
                operations.make_report(by=by, country=coalition.country_by_code("HN"), planned=planned, at=AT)


def test_a_report_is_published_when_approved_as_it_stands_and_nothing_stops_it(as_staff: As) -> None:
    with as_staff("hn.secretaria") as by:
        recorded(by, CONGRESS, "congress", licence="MAY_PUBLISH", is_verified=True)
        report = begun(by)
        with pytest.raises(Refused):
            operations.publish_report(by=by, report=report, why="", visible_at=None, at=AT)
    with as_staff("hn.comite1") as by:
        operations.approve_report(by=by, report=report, at=AT)
        with pytest.raises(Refused):
            operations.approve_report(by=by, report=report, at=AT)
    with as_staff("hn.secretaria") as by:
        made = operations.publish_report(by=by, report=report, why="", visible_at=None, at=AT)

        assert made.documents["es"]["parts"][0]["text"] == "Hubo 140."
        assert made.warnings == []


def test_a_change_after_the_approval_asks_for_another(as_staff: As) -> None:
    with as_staff("hn.secretaria") as by:
        recorded(by, CONGRESS, "congress", licence="MAY_PUBLISH", is_verified=True)
        report = begun(by)
    with as_staff("hn.comite1") as by:
        operations.approve_report(by=by, report=report, at=AT)
    with as_staff("hn.secretaria") as by:
        operations.write_text(by=by, report=report, language="fr", body="Il y eut [[congress]] !", based_on=1, at=AT)
        with pytest.raises(Refused):
            operations.publish_report(by=by, report=report, why="", visible_at=None, at=AT)
    assert Publication.objects.count() == 0


def test_a_published_report_keeps_what_it_said_when_a_figure_is_restated(as_staff: As) -> None:
    with as_staff("hn.secretaria") as by:
        figure = recorded(by, CONGRESS, "congress", licence="MAY_PUBLISH", is_verified=True)
        report = begun(by)
    with as_staff("hn.comite1") as by:
        operations.approve_report(by=by, report=report, at=AT)
    with as_staff("hn.secretaria") as by:
        made = operations.publish_report(by=by, report=report, why="", visible_at=None, at=AT)
        more = type(CONGRESS)("COUNT", "UNIQUE_PERSON", value=141)
        claims.restate_figure(by=by, figure=figure, number=more, why="Una lista más.", at=AT)

        assert Publication.objects.get(pk=made.pk).documents["es"]["parts"][0]["text"] == "Hubo 140."
        assert [each.code for each in queries.findings(report, "es")] == ["RESTATED"]


def test_pub_08_an_embargoed_report_is_invisible_before_its_hour(as_staff: As) -> None:
    later = AT + timedelta(days=2)
    with as_staff("hn.secretaria") as by:
        recorded(by, CONGRESS, "congress", licence="MAY_PUBLISH", is_verified=True)
        report = begun(by)
    with as_staff("hn.comite1") as by:
        operations.approve_report(by=by, report=report, at=AT)
    with as_staff("hn.secretaria") as by:
        operations.publish_report(by=by, report=report, why="", visible_at=later, at=AT)
    with as_staff("hn.policia") as by:
        assert queries.report_visible_to(by, "informe", AT) is None
        assert queries.report_visible_to(by, "informe", later) == report


def test_me_19_the_review_is_not_published_while_a_date_is_disputed_and_the_check_chooses_nothing(as_staff: As) -> None:
    report = review()
    with as_staff("hn.comite1") as by:
        operations.approve_report(by=by, report=report, at=AT)
    with as_staff("hn.secretaria") as by, pytest.raises(Refused):
        operations.publish_report(by=by, report=report, why="Con fuentes.", visible_at=None, at=AT)
    project = frames.project_by_code("CR-2015")
    assert project is not None
    with as_staff("cr.secretaria") as by:
        stated = next(row for row in frames.stated_dates(project) if row.said == "2018")
        assert not any(row.choices.exists() for row in frames.stated_dates(project))
        defining.choose_date(by=by, stated=stated, why="Lo dice el convenio.", at=AT)
    with as_staff("hn.secretaria") as by:
        made = operations.publish_report(by=by, report=report, why="Cifras de las fuentes.", visible_at=None, at=AT)

        assert {each[1] for each in made.warnings} == {"NOT_VERIFIED", "GAP"}


def test_others_write_approve_and_publish_nothing(as_staff: As) -> None:
    with as_staff("hn.secretaria") as by:
        report = begun(by, "Nada.")
        with pytest.raises(NotAllowed):
            operations.approve_report(by=by, report=report, at=AT)
    for username in ("hn.policia", "cr.secretaria", "hn.comite1"):
        with as_staff(username) as by:
            with pytest.raises(NotAllowed):
                operations.write_text(by=by, report=report, language="es", body="Yo.", based_on=1, at=AT)
            with pytest.raises(NotAllowed):
                operations.publish_report(by=by, report=report, why="", visible_at=None, at=AT)


def test_a_survey_that_is_not_counted_gives_no_figure(as_staff: As) -> None:
    asked = operations.Asked("ninguna", "x", "agree")
    with as_staff("hn.secretaria") as by, pytest.raises(Refused):
        operations.cite_survey(
            by=by, country=coalition.country_by_code("HN"), asked=asked, code="x", texts={"es": "x"},
            licence="INTERNAL", at=AT,
        )  # fmt: skip
    assert claim_queries.current("HN", "x") is None


def test_a_figure_is_written_in_a_report_in_the_languages_told_and_its_number_is_not_typed(as_staff: As) -> None:
    told = {"es": "Vinieron [[congress]] personas.", "fr": "[[congress]] personnes sont venues.", "en": " "}
    with as_staff("hn.secretaria") as by:
        figure, report = recorded(by, CONGRESS, "congress"), begun(by, "Antes.")
        for wrong in ({"es": "Vinieron 140."}, {"es": " "}, {"es": told["es"], "fr": "140."}):
            with pytest.raises(Refused):
                operations.write_figure(by=by, report=report, figure=figure, sentences=wrong, at=AT)
        count = operations.write_figure(by=by, report=report, figure=figure, sentences=told, at=AT)
        bodies = {language: text.body for language in told if (text := queries.text_of(report, language))}

        assert (count, bodies) == (2, {
            "es": "Antes.\n\nVinieron [[congress]] personas.\n",
            "fr": "Antes.\n\n[[congress]] personnes sont venues.\n",
            "en": "Antes.\n",
        })  # fmt: skip
        (part,) = queries.composed(report, "es", is_draft=True).parts[1:]
        assert part.runs == (("Vinieron ", ""), ("140", "congress"), (" personas.", ""))
    with pytest.raises(NotAllowed), as_staff("hn.comite1") as by:
        operations.write_figure(by=by, report=report, figure=figure, sentences=told, at=AT)


def test_a_report_without_a_short_name_gets_one_of_its_title_that_is_free(as_staff: As) -> None:
    with as_staff("hn.secretaria") as by:
        begun(by)

        assert [queries.free_code(title) for title in ("Informe", "Informe de noviembre", "¿?")] == [
            "informe-1", "informe-de-noviembre", "informe-1",
        ]  # fmt: skip
        assert list(queries.reports_to_write(by)) == list(Report.objects.filter(code="informe"))
