"""Analyses: their questions, sources, counts, baselines, exchanges and launch."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from amparo.evidence.studies.models import Analysis, CountTold, GridQuestion, Interviewed, RoleBaseline, Source
from amparo.evidence.studies.operations import analyses, findings
from amparo.evidence.studies.operations.analyses import AnalysisEntry, BaselineEntry, LaunchEntry, SourceEntry
from amparo.evidence.studies.rules.counts import Told
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.practices.models import Exchange
from amparo.partnership.practices.operations import messages
from tests.conftest import As
from tests.evidence.studies.making import AT, KEEPER, TODAY, analysis, finding, opened, professional, source


def test_an_analysis_gathers_questions_sources_and_counts_of_its_own_coalition(as_staff: As) -> None:
    of = analysis(as_staff)
    with as_staff(KEEPER) as by:
        for theme in ("LAW", "TRAINING"):
            analyses.ask_question(by=by, analysis=of, theme=theme, texts={"es": "¿Qué hay?", "fr": " "})
        who = professional(by, "Oída")
        seen = source(by, of, "WORKSHOP", heard=(who,))
        analyses.tell_count(
            by=by, analysis=of, texts={"es": "Mujeres"}, told=Told("PERSONS", 142), origin="Fuente 003", at=AT
        )
        analyses.keep_baseline(by=by, analysis=of, entry=BaselineEntry({"es": "Sabe"}, k=19, n=46), at=AT)

    assert list(GridQuestion.objects.values_list("number", "texts")) == [
        (1, {"es": "¿Qué hay?"}),
        (2, {"es": "¿Qué hay?"}),
    ]
    assert list(Interviewed.objects.values_list("source", "professional")) == [(seen.pk, who.pk)]
    assert CountTold.objects.values_list("women", "men", "total").get() == (142, None, None)
    assert RoleBaseline.objects.values_list("k", "n").get() == (19, 46)


@pytest.mark.parametrize(
    "entry",
    [
        SourceEntry("MEETING", " ", "HIGH", TODAY),
        SourceEntry("RUMOUR", "Reunión", "HIGH", TODAY),
        SourceEntry("MEETING", "Reunión", "HIGH"),
        SourceEntry("MEETING", "Reunión", "HIGH", TODAY.replace(year=2030)),
        SourceEntry("QUESTIONNAIRE", "Percepción", "HIGH", TODAY),
        SourceEntry("MEETING", "Reunión con María Fernanda", "HIGH", TODAY),
    ],
)
def test_a_source_without_title_time_or_record_or_with_a_persons_name_is_refused(
    as_staff: As, entry: SourceEntry
) -> None:
    of = analysis(as_staff)
    with as_staff(KEEPER) as by, pytest.raises(Refused) as refused:
        analyses.enter_source(by=by, analysis=of, entry=entry, today=TODAY, at=AT)

    assert len(refused.value.reasons) == 1
    assert not Source.objects.exists()


def test_people_are_heard_in_meetings_only_and_stand_in_the_own_directory(as_staff: As) -> None:
    of = analysis(as_staff)
    with as_staff(KEEPER) as by, pytest.raises(Refused):
        source(by, of, "LAW", heard=(professional(by, "Oída"),))
    with as_staff("cr.policia") as by, pytest.raises(NotAllowed):
        source(by, of)
    with as_staff("hn.secretaria") as by, pytest.raises(NotAllowed):
        source(by, of)


def test_the_database_itself_keeps_counts_and_bases_whole(as_staff: As) -> None:
    of = analysis(as_staff)
    wrong: tuple[tuple[Any, dict[str, Any]], ...] = (
        (CountTold, {"texts": {}, "unit": "PERSONS", "origin": "x", "entered_at": AT}),
        (CountTold, {"texts": {}, "unit": "PERSONS", "origin": "x", "entered_at": AT, "women": 3, "total": 2}),
        (RoleBaseline, {"texts": {}, "k": 3, "n": 2, "entered_at": AT}),
        (RoleBaseline, {"texts": {}, "entered_at": AT}),
    )
    for model, columns in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.create(analysis=of, **columns)


def test_a_share_is_kept_with_its_base_or_not_at_all(as_staff: As) -> None:
    of = analysis(as_staff)
    for entry in (
        BaselineEntry({"es": "Sabe"}), BaselineEntry({"es": "Sabe"}, k=5, n=4), BaselineEntry({}, k=1, n=4)
    ):  # fmt: skip
        with as_staff(KEEPER) as by, pytest.raises(Refused):
            analyses.keep_baseline(by=by, analysis=of, entry=entry, at=AT)


def test_an_analysis_is_launched_once_and_only_with_a_validated_finding(as_staff: As) -> None:
    of = analysis(as_staff)
    entry = LaunchEntry("Corte Suprema", period="2016", has_press_conference=True)
    with as_staff(KEEPER) as by, pytest.raises(Refused):
        analyses.launch_analysis(by=by, analysis=of, entry=entry, at=AT)
    with as_staff(KEEPER) as by:
        one = finding(by, of, source(by, of))
        opened(by, of)
        findings.validate_finding(by=by, finding=one, on=TODAY)
        launch = analyses.launch_analysis(by=by, analysis=of, entry=entry, at=AT)

    assert (launch.place, launch.launched_on, launch.has_press_conference) == ("Corte Suprema", None, True)
    with as_staff(KEEPER) as by, pytest.raises(Refused):
        analyses.launch_analysis(by=by, analysis=of, entry=entry, at=AT)


def test_an_exchange_is_linked_once_and_never_copied(as_staff: As) -> None:
    of = analysis(as_staff)
    with as_staff(KEEPER) as by:
        travelled = messages.Travelled("Visita", "Una jueza y un fiscal", ["CA"], "2017")
        made = messages.record_exchange(by=by, kept_by=coalition.country_by_code("CR"), travelled=travelled, at=AT)
        links = {analyses.link_exchange(by=by, analysis=of, exchange=made).pk for _time in range(2)}

    assert (len(links), Exchange.objects.count()) == (1, 1)


def test_an_analysis_needs_a_title_and_its_time(as_staff: As) -> None:
    kept_by = coalition.country_by_code("CR")
    with as_staff(KEEPER) as by, pytest.raises(Refused) as refused:
        analyses.make_analysis(by=by, kept_by=kept_by, entry=AnalysisEntry({"es": " "}, ""), at=AT)

    assert len(refused.value.reasons) == 2
    assert not Analysis.objects.exists()
