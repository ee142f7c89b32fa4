"""Making a survey: what it asks is changed until it opens, and never after."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from amparo.demo.surveying import form_named
from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.models import Survey, SurveyVersion
from amparo.evidence.surveys.operations import making
from amparo.evidence.surveys.queries.surveys import form_of
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit.models import Entry
from tests.conftest import As
from tests.evidence.surveys.asking import AFTER, LATER, NOW, SMALL_FORM, opened


def test_a_survey_is_made_in_the_country_of_who_makes_it_and_written_down(as_staff: As) -> None:
    with as_staff("cr.programa") as actor:
        first = making.make_survey(by=actor, form=SMALL_FORM, at=NOW)
        second = making.make_survey(by=actor, form=SMALL_FORM, at=NOW)

    assert (first.country.code, first.state) == ("CR", words.DRAFT)
    assert (first.code, second.code) == ("cr-encuesta-de-prueba-2026", "cr-encuesta-de-prueba-2026-2")
    assert Entry.objects.using("owner").filter(action="SURVEY_MADE", subject=first.code).count() == 1


@pytest.mark.parametrize("username", ["cr.tecnica", "cr.datos", "cr.gestora", "cr.comite1"])
def test_others_make_none(as_staff: As, username: str) -> None:
    with pytest.raises(NotAllowed), as_staff(username) as actor:
        making.make_survey(by=actor, form=SMALL_FORM, at=NOW)

    assert Survey.objects.count() == 0


def test_what_is_asked_is_replaced_until_it_opens_and_refused_after(as_staff: As) -> None:
    with as_staff("hn.programa") as actor:
        survey = making.make_survey(by=actor, form=SMALL_FORM, at=NOW)
        making.bring_version(by=actor, survey=survey, form=form_named("training-needs"), at=NOW)
        survey = making.open_survey(by=actor, survey=survey, closes_at=LATER, takes_anyone=False, at=NOW)

    with pytest.raises(Refused), as_staff("hn.programa") as actor:
        making.bring_version(by=actor, survey=survey, form=SMALL_FORM, at=NOW)

    assert form_of(survey).titles["en"] == "Training needs"
    assert SurveyVersion.objects.filter(survey=survey).count() == 2


@pytest.mark.parametrize(
    "statement",
    [
        "insert into surveys_surveyversion (survey_id, number, form, digest, made_at) values (%s, 9, '{}', 'x', now())",
        "update surveys_surveyversion set digest = 'x' where survey_id = %s",
        "update surveys_survey set state = 'DRAFT' where id = %s",
        "update surveys_survey set opens_on = '2020-01-01' where id = %s",
    ],
)
def test_the_database_itself_keeps_what_was_opened(as_staff: As, statement: str) -> None:
    survey = opened(as_staff)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [survey.pk])


def test_the_closing_is_moved_while_it_is_open_only(as_staff: As) -> None:
    survey = opened(as_staff)
    with as_staff("hn.programa") as actor:
        moved = making.move_closing(by=actor, survey=survey, closes_at=LATER - timedelta(days=5), at=NOW)

    assert moved.closes_at == LATER - timedelta(days=5)
    with pytest.raises(Refused), as_staff("hn.programa") as actor:
        making.move_closing(by=actor, survey=survey, closes_at=AFTER + timedelta(days=5), at=AFTER)


def test_a_copy_asks_the_same_and_can_be_changed(as_staff: As) -> None:
    survey = opened(as_staff)
    with as_staff("hn.secretaria") as actor:
        copied = making.copy_survey(by=actor, survey=survey, at=NOW)
        making.bring_version(by=actor, survey=copied, form=form_named("final-evaluation"), at=NOW)

    assert (copied.state, copied.code) == (words.DRAFT, "hn-encuesta-de-prueba-2026-2")
    assert form_of(survey) == SMALL_FORM
