"""What is counted of cases."""

from __future__ import annotations

from amparo.evidence.results.rules.sources.cases import AGES, CASES, MANDATES
from amparo.evidence.results.rules.sources.shapes import Sums
from amparo.protection.cases import vocabulary as cases


def test_cases_give_out_sums_of_one_mandate() -> None:
    assert isinstance(CASES, Sums)
    assert CASES.one_of == ("mandate",)
    assert set(MANDATES) == set(cases.MANDATES)
    assert set(AGES) == {"adult", "child", "unsure"}


def test_what_a_case_came_to_is_told_of_the_cases_that_were_opened() -> None:
    assert CASES.shares == {"IDENTIFIED": "OPENED", "SERVED": "OPENED"}
    assert CASES.spans == {"DURING"}
    assert CASES.tells_of_people
