"""What is counted of surveys."""

from __future__ import annotations

from amparo.evidence.results.rules.sources.shapes import Sums
from amparo.evidence.results.rules.sources.surveys import ANSWERS


def test_a_survey_gives_out_sums_and_an_answer_only_with_its_base() -> None:
    assert isinstance(ANSWERS, Sums)
    assert ANSWERS.shares == {"SAID": "ASKED"}
    assert {way.unit for way in ANSWERS.ways.values()} == {"RESPONDENT"}


def test_it_is_one_question_of_one_survey() -> None:
    assert ANSWERS.one_of == ("survey", "question")
    assert ANSWERS.told_of == ("answer",)
