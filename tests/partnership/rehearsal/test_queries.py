"""What a rehearsal reads, and that the same question is answered once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from amparo.bpmn.rehearse import TooMuchWork
from amparo.partnership.rehearsal import queries, vocabulary
from amparo.partnership.rehearsal.queries import Stage
from amparo.partnership.rehearsal.rules import WhatIf


def today() -> date:
    return datetime.now(UTC).date()


def stage(country: str = "CR", process: str = "p00_main") -> Stage:
    return queries.stage_of(country, process, queries.choices(country, today()))


def test_each_procedure_in_force_may_be_rehearsed(database: str) -> None:
    numbers = [each.procedure.number for each in queries.choices("CR", today())]

    assert numbers == sorted(path.name[:2] for path in (Path(settings.CONTENT) / "procedures").glob("[0-9][0-9]-*"))


def test_a_country_without_figures_has_none() -> None:
    assert queries.figures_of("XX") == {}


@pytest.mark.parametrize("country", ["CR", "HN"])
def test_the_figures_of_a_country_are_whole_and_within_what_a_page_asks(database: str, country: str) -> None:
    written, figures = queries.as_written(stage(country)), queries.figures_of(country)

    assert (written.cases, written.days) == (figures["arrivals_a_month"], figures["days"])
    assert max(written.staff.values()) <= vocabulary.MOST_PEOPLE
    assert set(written.staff) <= queries.roles_of(stage(country))


def test_a_procedure_asks_only_for_its_own_roles(database: str) -> None:
    whole, reports = queries.roles_of(stage()), queries.roles_of(stage(process="p01_reports"))

    assert "panel" in whole - reports
    assert reports < whole


def test_the_same_question_is_rehearsed_once_and_another_anew(database: str) -> None:
    asked = queries.as_written(stage())

    first, again = queries.forecast(stage(), asked), queries.forecast(stage(), asked)
    other = queries.forecast(stage(), WhatIf(asked.cases + 1, asked.days, asked.people))

    assert first is again
    assert other.arrived != first.arrived


@pytest.mark.parametrize("country", ["CR", "HN"])
def test_half_a_panel_makes_everyone_wait_for_it(database: str, country: str) -> None:
    asked = queries.as_written(stage(country))
    fewer = tuple((role, 1 if role == "panel" else people) for role, people in asked.people)

    seen = queries.forecast(stage(country), WhatIf(asked.cases, asked.days, fewer))

    assert seen.bottleneck is not None
    assert seen.bottleneck.role == "panel"
    assert (seen.missed or 0) > (queries.forecast(stage(country), asked).missed or 0)


def test_more_work_than_a_page_may_ask_is_refused(database: str) -> None:
    asked = queries.as_written(stage())

    with pytest.raises(TooMuchWork):
        queries.forecast(stage(), WhatIf(vocabulary.MOST_CASES, vocabulary.MOST_DAYS, asked.people))


def test_two_years_of_each_procedure_answer_in_time(database: str) -> None:
    for version in queries.choices("HN", today()):
        here = stage("HN", version.procedure.process)
        asked = queries.as_written(here)
        queries.running(here)
        begun = datetime.now(UTC)
        seen = queries.forecast(here, WhatIf(asked.cases, asked.days, asked.people))

        assert seen.arrived > 500, version.title
        assert datetime.now(UTC) - begun < timedelta(seconds=10), version.title
