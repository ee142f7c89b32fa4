"""Sources that are asked for sums: what they give, what they withhold, and that nothing further can be reached."""

from __future__ import annotations

from datetime import date

import pytest

from amparo.demo.surveying import load_surveys
from amparo.evidence.results.models import CaseSum, CaseSumRelease
from amparo.evidence.results.queries import counting, sums
from amparo.evidence.results.rules.countables import SOURCES
from amparo.evidence.results.rules.counting import Window
from amparo.evidence.results.rules.definitions import Definition, definition_of
from amparo.evidence.results.rules.sources.shapes import Sums
from amparo.evidence.results.rules.wholes import Counted
from amparo.partnership.coalition.models import Country
from tests.conftest import As
from tests.evidence.results.rolling import AT

FINAL = "hn-evaluacion-final-del-proyecto-2022"
YEAR = Window(("HN",), date(2022, 4, 1), date(2023, 3, 31), date(2019, 1, 1))
NEXT = Window(("HN",), date(2023, 4, 1), date(2024, 3, 31), date(2019, 1, 1))
CR = Window(("CR",), date(2022, 4, 1), date(2023, 3, 31), date(2019, 1, 1))


def of_survey(question: str, among: str = "", survey: str = FINAL, span: str = "DURING") -> Definition:
    asked = {"survey": [survey], "question": [question], **({"among": [among]} if among else {})}
    return definition_of(
        {
            "numerator": {"source": "ANSWERS", "way": "SAID", "where": {**asked, "answer": ["agree"]}},
            "denominator": {"source": "ANSWERS", "way": "ASKED", "where": asked},
            "span": span,
        }
    )


def of_cases(way: str = "OPENED", mandate: str = "TRAFFICKING", by: tuple[str, ...] = ()) -> Definition:
    where = {"mandate": [mandate]}
    below = None if way == "OPENED" else {"source": "CASES", "way": "OPENED", "where": where}
    above = {"source": "CASES", "way": way, "where": where}
    return definition_of({"numerator": above, "denominator": below, "span": "DURING", "by": list(by)})


def test_every_source_of_sums_is_asked_somewhere() -> None:
    assert set(sums.ASKED) == {code for code, source in SOURCES.items() if isinstance(source, Sums)}


@pytest.mark.parametrize(
    ("question", "k", "n"),
    [("vulnerability", 83, 109), ("victims", 94, 109), ("lasting", 105, 109), ("practice", 49, 51)],
)
def test_me_01_an_indicator_counts_the_evaluation_with_its_bases(database: str, question: str, k: int, n: int) -> None:
    load_surveys()

    assert counting.count(of_survey(question), YEAR) == Counted(k, n)


def test_a_group_that_is_small_beside_the_others_is_withheld_whole(database: str) -> None:
    load_surveys()

    assert counting.count(of_survey("vulnerability", "state"), YEAR) == Counted(44, 58)
    assert counting.count(of_survey("victims", "state"), YEAR) == Counted(0, 0, "SMALL")


def test_a_survey_counts_in_the_period_in_which_it_closed_and_in_its_own_country(database: str) -> None:
    load_surveys()

    assert counting.count(of_survey("victims"), NEXT) == Counted(0, 0)
    assert counting.count(of_survey("victims", span="SINCE_START"), NEXT) == Counted(94, 109)
    assert counting.count(of_survey("victims"), CR) == Counted(0, 0, "NO_SUCH")
    assert counting.count(of_survey("none"), YEAR) == Counted(0, 0, "NO_SUCH")


def test_behind_a_survey_stands_one_line_that_opens_its_results_and_says_that_it_is_invented(database: str) -> None:
    load_surveys()
    definition = of_survey("victims")
    found = sums.told_with(definition, YEAR)

    assert found.opens == f"/encuestas/{FINAL}/resultados/#victims"
    assert found.is_invented
    assert found.base["en"] == "All who answered"
    (line,) = counting.rows_behind(definition.numerator, "DURING", YEAR)
    assert (line.cells[0], line.cells[4:6]) == ("Evaluación final del proyecto", ("94", "109"))


def given_out(cases: dict[str, int | None], way: str = "OPENED", mandate: str = "TRAFFICKING") -> None:
    """Write what was given out of a year by age, released by two people."""
    only_given_out(cases, way, mandate)
    CaseSumRelease.objects.get_or_create(
        country=Country.objects.get(code="HN"), year_starts_on=YEAR.starts_on, is_released=True,
        defaults={"proposed_by": 1, "proposed_at": AT, "answered_by": 2, "answered_at": AT},
    )  # fmt: skip


def only_given_out(cases: dict[str, int | None], way: str = "OPENED", mandate: str = "TRAFFICKING") -> None:
    """Write what was given out of a year by age, which nobody has released."""
    place = Country.objects.get(code="HN")
    for age, number in cases.items():
        CaseSum.objects.create(
            country=place, year_starts_on=YEAR.starts_on, mandate=mandate, way=way, age=age, cases=number,
            given_on=date(2023, 4, 1),
        )  # fmt: skip


def test_of_cases_only_what_was_given_out_is_told_and_the_rest_withheld(as_staff: As) -> None:
    with as_staff("hn.secretaria"):
        given_out({"": 45, "adult": 30, "child": None, "unsure": None})
        given_out({"": 20}, "IDENTIFIED")
        given_out({"": None}, "SERVED")
        given_out({"": 99}, mandate="SMUGGLING")

        assert counting.count(of_cases(), YEAR) == Counted(45)
        assert counting.count(of_cases("IDENTIFIED"), YEAR) == Counted(20, 45)
        assert counting.count(of_cases("SERVED"), YEAR) == Counted(0, 0, "SMALL")
        parts = counting.count_parts(of_cases(by=("age",)), YEAR)["age"]
        assert counting.shown(parts, is_of_people=True) == {"adult": Counted(30), "child": None, "unsure": None}
        assert [row.cells[4] for row in counting.rows_behind(of_cases().numerator, "DURING", YEAR)] == ["45"]
        assert [row.cells[4] for row in counting.rows_behind(of_cases("SERVED").numerator, "DURING", YEAR)] == ["< 10"]


def test_other_days_than_a_whole_year_and_a_year_that_was_not_given_out_are_withheld(as_staff: As) -> None:
    with as_staff("hn.secretaria"):
        cut = Window(("HN",), date(2022, 4, 1), date(2022, 12, 31), date(2019, 1, 1))

        assert counting.count(of_cases(), cut) == Counted(0, None, "NOT_A_YEAR")
        assert counting.count(of_cases(), YEAR) == Counted(0, None, "NOT_GIVEN")


def test_a_breakdown_is_kept_with_what_it_withholds(as_staff: As) -> None:
    parts = {"age": {"adult": Counted(30), "child": Counted(0, None, "SMALL")}}

    assert counting.plain_parts(parts) == {"age": {"adult": [30, None], "child": [0, None, "SMALL"]}}
