"""The names of what surveys ask."""

from __future__ import annotations

from django.utils import translation

from amparo.demo.surveying import load_surveys
from amparo.evidence.surveys.queries import naming

FINAL = "hn-evaluacion-final-del-proyecto-2022"


def test_a_survey_its_questions_answers_and_groups_have_names_in_their_own_country(database: str) -> None:
    load_surveys()

    with translation.override("es"):
        form = naming.form_called("HN", FINAL)
        assert naming.surveys_called("HN")[FINAL] == "Evaluación final del proyecto"
        assert (
            naming.questions_called(form)["lasting"] == "Es probable que los efectos positivos del proyecto perduren."
        )
        assert next(iter(naming.answers_called(form, "lasting").items())) == ("agree", "De acuerdo o muy de acuerdo")
        assert naming.groups_called(form)["state"]
        assert naming.answers_called(form, "none") == {}
    assert naming.form_called("CR", FINAL) is None
    assert naming.questions_called(None) == naming.groups_called(None) == naming.answers_called(None, "x") == {}
    assert FINAL not in naming.surveys_called("CR")
