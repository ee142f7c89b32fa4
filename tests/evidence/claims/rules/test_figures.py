"""Figures as they are said, and when they may be written down."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import translation

from amparo.evidence.claims import vocabulary as words
from amparo.evidence.claims.rules.figures import (
    Number,
    base_words,
    completed,
    figure_words,
    full_words,
    percent_of,
    reasons_not_to_record,
    reasons_not_to_restate,
    small_cells,
)
from tests.evidence.claims.figures import BARE, CONGRESS, SURVEY, told


def test_a_share_is_said_with_its_count_its_base_and_its_interval() -> None:
    with translation.override("es"):
        assert full_words(completed(SURVEY)) == "76\u00a0% (83 de 109, intervalo del 95 %: 67,3–83,2)"


def test_me_04_a_bare_percentage_is_said_to_have_no_base_and_has_no_interval() -> None:
    with translation.override("es"):
        assert full_words(BARE) == "96\u00a0% (publicada, base desconocida)"
    assert BARE.base_is_unknown
    assert BARE.share is None
    assert completed(BARE).k is None


def test_a_count_has_no_base_and_keeps_its_bound() -> None:
    with translation.override("en"):
        assert (figure_words(CONGRESS), base_words(CONGRESS)) == ("140", "")
        assert full_words(Number(words.COUNT, words.UNIQUE_PERSON, value=50, qualifier=words.MORE_THAN)) == (
            "more than 50"
        )


def test_a_count_out_of_a_base_gets_its_percentage() -> None:
    assert completed(Number(words.SHARE, words.RESPONDENT, k=49, n=51)).printed == "96"


@pytest.mark.parametrize(
    ("typed", "read"),
    [("76", "76"), ("76,1 %", "76.1"), ("100%", "100"), ("", None), ("7.123", None), ("NaN", None), ("abc", None),
     ("1e3", None), ("9999", None)],
)  # fmt: skip
def test_a_percentage_is_read_as_people_type_it(typed: str, read: str | None) -> None:
    assert percent_of(typed) == (Decimal(read) if read else None)


def test_a_figure_well_told_is_taken() -> None:
    assert reasons_not_to_record(SURVEY, told(), is_taken=False) == []
    assert reasons_not_to_record(BARE, told(), is_taken=False) == []
    assert reasons_not_to_record(CONGRESS, told(), is_taken=False) == []


def test_each_thing_that_is_wrong_has_its_sentence() -> None:
    wrong = [
        (SURVEY, told(code="Not A Code"), False), (SURVEY, told(), True), (SURVEY, told(texts={"es": " "}), False),
        (SURVEY, told(source={}), False), (Number(words.COUNT, words.UNIQUE_PERSON), told(), False),
        (Number(words.COUNT, "APPLES", value=1), told(), False),
        (Number(words.SHARE, words.RESPONDENT, printed="many"), told(), False),
        (Number(words.SHARE, words.RESPONDENT, printed="96", n=58), told(), False),
    ]  # fmt: skip

    assert [len(reasons_not_to_record(number, says, is_taken=taken)) for number, says, taken in wrong] == [1] * 8


def test_a_share_of_a_base_below_ten_is_too_small() -> None:
    assert small_cells(Number(words.SHARE, words.RESPONDENT, k=3, n=9))
    assert small_cells(Number(words.SHARE, words.RESPONDENT, k=3, n=10)) == []
    assert small_cells(BARE) == []


def test_only_the_newest_edition_is_restated_and_with_a_reason() -> None:
    fine = {"is_last": True, "is_withdrawn": False, "is_same": False, "why": "late roll"}
    for changed in ({"is_last": False}, {"is_withdrawn": True}, {"is_same": True}, {"why": " "}):
        assert len(reasons_not_to_restate(**{**fine, **changed})) == 1  # type: ignore[arg-type]
    assert reasons_not_to_restate(**fine) == []  # type: ignore[arg-type]
