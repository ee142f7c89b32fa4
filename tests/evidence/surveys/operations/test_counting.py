"""Counting: the four figures of the final evaluation, and answers that lead back to nobody."""

from __future__ import annotations

import pytest
from django.db import connection

from amparo.evidence.surveys.models import OpenText, Response
from amparo.evidence.surveys.operations import counting
from amparo.evidence.surveys.queries.results import results_of
from amparo.foundation.access.permits import NotAllowed, Refused
from tests.conftest import As
from tests.evidence.surveys.asking import AFTER, LATER, NOW, answered, counted, evaluation_answers, form_named, opened


def test_me_01_the_final_evaluation_of_109_gives_76_86_96_and_96_per_cent(as_staff: As) -> None:
    survey = opened(as_staff, form_named("final-evaluation"))
    answered(survey, evaluation_answers())

    results = results_of(counted(as_staff, survey))

    assert results is not None
    found = {}
    for name in ("vulnerability", "victims", "lasting", "practice"):
        told = results.of(name)
        assert told is not None
        share = told.outcome.share("agree")
        assert share is not None
        found[name] = (share.k, share.n, share.percent, tuple(round(100 * each, 1) for each in share.interval))
    assert found == {
        "vulnerability": (83, 109, "76", (67.3, 83.2)),
        "victims": (94, 109, "86", (78.5, 91.5)),
        "lasting": (105, 109, "96", (90.9, 98.6)),
        "practice": (49, 51, "96", (86.8, 98.9)),
    }
    assert results.answers == 109


def test_me_10_what_is_asked_of_civil_society_only_is_not_asked_of_the_state_and_its_base_is_51(as_staff: As) -> None:
    survey = opened(as_staff, form_named("final-evaluation"))
    state = {"sector": "state", "vulnerability": "neither", "victims": "neither", "lasting": "neither"}
    answered(survey, [*evaluation_answers(), {**state, "practice": "strongly_agree"}])

    results = results_of(counted(as_staff, survey))

    assert results is not None
    practice = results.of("practice")
    assert practice is not None
    assert (results.answers, practice.outcome.asked, practice.outcome.answered) == (110, 51, 51)
    assert Response.objects.filter(answers__sector="state", answers__has_key="practice").count() == 0


def test_results_are_not_told_while_answers_come_in(as_staff: As) -> None:
    survey = opened(as_staff)
    answered(survey, [{"sector": "state"}] * 12)

    with as_staff("hn.programa") as actor, pytest.raises(Refused):
        counting.count_survey(by=actor, survey=survey, at=NOW)

    assert results_of(survey) is None


def test_a_survey_is_counted_once(as_staff: As) -> None:
    survey = counted(as_staff, opened(as_staff))

    with as_staff("hn.programa") as actor, pytest.raises(Refused):
        counting.count_survey(by=actor, survey=survey, at=AFTER)


@pytest.mark.parametrize("username", ["hn.datos", "hn.comite1", "cr.programa", "cr.tecnica", "hn.fiscalia"])
def test_only_who_runs_the_programme_of_the_country_counts(as_staff: As, username: str) -> None:
    survey = opened(as_staff)

    with pytest.raises(NotAllowed), as_staff(username) as actor:
        counting.count_survey(by=actor, survey=survey, at=LATER)


def test_counting_gives_each_answer_a_new_key_and_a_place_of_chance_and_takes_texts_apart(as_staff: As) -> None:
    survey = opened(as_staff)
    answered(survey, [{"sector": "state", "years": str(number), "words": f"texto {number}"} for number in range(30)])
    before = list(Response.objects.values_list("pk", flat=True))

    counted(as_staff, survey)

    with connection.cursor() as cursor:
        cursor.execute("select (answers->>'years')::int from surveys_response order by ctid")
        order = [row[0] for row in cursor.fetchall()]
    assert sorted(order) == list(range(30))
    assert order != list(range(30))
    assert not set(before) & set(Response.objects.values_list("pk", flat=True))
    assert OpenText.objects.filter(survey=survey).count() == 30
    assert set(Response.objects.values_list("answers__words", flat=True)) == {"*"}
