"""Surveys for tests: the forms of the content, opened and answered by operations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from amparo.demo.surveying import evaluation_answers, form_named
from amparo.evidence.surveys.models import Survey
from amparo.evidence.surveys.operations import answering, counting, making
from amparo.evidence.surveys.queries.links import ANYONE, Link
from amparo.evidence.surveys.queries.surveys import form_of
from amparo.evidence.surveys.rules.sheets import read_form
from amparo.evidence.surveys.rules.workbooks import sheets_from_text
from tests.conftest import As

NOW = datetime(2026, 11, 22, 15, tzinfo=UTC)
LATER = NOW + timedelta(days=20)
AFTER = LATER + timedelta(minutes=1)
ROOT = Path(__file__).resolve().parents[3]

__all__ = ["evaluation_answers", "form_named"]

SMALL = """
| survey |
| | type | name | label | relevant | required | constraint | breakdown |
| | begin group | one | Uno | | | | |
| | select_one sector | sector | ¿Dónde trabaja? | | yes | | yes |
| | integer | years | ¿Cuántos años? | ${sector} = 'state' | | . >= 0 and . <= 60 | |
| | end group | | | | | | |
| | text | words | ¿Algo más? | | | | |
| choices |
| | list_name | name | label |
| | sector | state | Estado |
| | sector | civil_society | Sociedad civil |
| settings |
| | form_title | default_language |
| | Encuesta de prueba | es |
"""
SMALL_FORM = read_form(sheets_from_text(SMALL))


def opened(as_staff: As, form: object = SMALL_FORM, *, username: str = "hn.programa", anyone: bool = True) -> Survey:
    """Return a survey that takes answers until `LATER`."""
    with as_staff(username) as actor:
        survey = making.make_survey(by=actor, form=form, at=NOW)  # type: ignore[arg-type]
        return making.open_survey(by=actor, survey=survey, closes_at=LATER, takes_anyone=anyone, at=NOW)


def anyone(survey: Survey) -> Link:
    """Return the open link of a survey."""
    return Link(survey, ANYONE, survey.pk, "")


def answered(survey: Survey, rows: Iterable[Mapping[str, str]]) -> None:
    """Answer a survey some times by its open link."""
    form = form_of(survey)
    for row in rows:
        answering.submit(by=anyone(survey), form=form, answers=row, at=NOW)


def counted(as_staff: As, survey: Survey, username: str = "hn.programa") -> Survey:
    """Return a survey that was counted."""
    with as_staff(username) as actor:
        counting.count_survey(by=actor, survey=survey, at=AFTER)
    return Survey.objects.select_related("country").get(pk=survey.pk)
