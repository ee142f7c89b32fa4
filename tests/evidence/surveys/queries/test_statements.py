"""A figure for whoever publishes one: with its base, its days and its mark; or why it is withheld."""

from __future__ import annotations

from datetime import date

import pytest

from amparo.demo.surveying import load_surveys
from amparo.evidence.surveys.models import Survey
from amparo.evidence.surveys.queries.results import results_of
from amparo.evidence.surveys.queries.statements import Withheld, name_of_base, statement
from tests.conftest import As
from tests.evidence.surveys.asking import opened

CODE = "hn-evaluacion-final-del-proyecto-2022"


@pytest.fixture
def evaluation(database: str) -> Survey:
    """The demonstration's surveys."""
    assert load_surveys() == 2
    assert load_surveys() == 0
    return Survey.objects.get(code=CODE)


def test_the_four_figures_of_the_demonstration_with_their_base_and_their_days(evaluation: Survey) -> None:
    found = {name: statement(CODE, name, "agree") for name in ("vulnerability", "victims", "lasting", "practice")}

    assert {name: (each.k, each.n, each.base["en"]) for name, each in found.items()} == {
        "vulnerability": (83, 109, "All who answered"),
        "victims": (94, 109, "All who answered"),
        "lasting": (105, 109, "All who answered"),
        "practice": (49, 51, "Civil society organisation"),
    }
    assert {(each.since, each.until) for each in found.values()} == {(date(2022, 7, 1), date(2022, 8, 31))}
    assert all(each.is_invented for each in found.values())


def test_a_group_is_told_only_where_every_cell_is_large(evaluation: Survey) -> None:
    told = statement(CODE, "vulnerability", "agree", "state")

    assert (told.k, told.n, told.base["en"]) == (44, 58, "State institution")
    for question in ("victims", "lasting"):
        with pytest.raises(Withheld):
            statement(CODE, question, "agree", "state")


@pytest.mark.parametrize(
    ("code", "question", "value", "group"),
    [
        ("none", "victims", "agree", ""), (CODE, "none", "agree", ""), (CODE, "victims", "none", ""),
        (CODE, "victims", "agree", "none"), (CODE, "most_useful", "x", ""),
    ],
)  # fmt: skip
def test_what_is_not_there_is_withheld_with_a_reason(
    evaluation: Survey, code: str, question: str, value: str, group: str
) -> None:
    with pytest.raises(Withheld) as withheld:
        statement(code, question, value, group)

    assert str(withheld.value)


def test_nothing_of_an_open_survey_is_told(as_staff: As) -> None:
    with pytest.raises(Withheld):
        statement(opened(as_staff).code, "sector", "state")


def test_the_base_of_what_was_asked_of_some_is_named(evaluation: Survey) -> None:
    results = results_of(evaluation)
    assert results is not None
    practice = results.form.question("practice")
    assert practice is not None

    assert name_of_base(results, practice, "es") == "Organización de la sociedad civil"
