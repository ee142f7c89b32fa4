"""What cells of a list say: the same in each language, back and forth, and in words when it is not understood."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.utils import translation
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation.lists import columns
from amparo.foundation.lists.columns import Column, NotUnderstood

CHOICES = {"WOMAN": gettext_lazy("Woman"), "MAN": gettext_lazy("Man")}


def back(column: Column, value: columns.Value) -> columns.Value:
    return column.read(str(column.write(value)))


@pytest.mark.parametrize("language", ["es", "fr", "en"])
def test_an_answer_is_known_in_every_language_whatever_the_readers(language: str) -> None:
    column = columns.one_of("gender", "Gender", CHOICES)

    with translation.override(language):
        assert [column.read(said) for said in ("Mujer", "femme", "WOMAN", " woman ", "")] == [*["WOMAN"] * 4, None]
        assert back(column, "MAN") == "MAN"
        with pytest.raises(NotUnderstood):
            column.read("x")


@given(st.dates())
def test_a_day_comes_back_as_it_went(value: date) -> None:
    assert back(columns.day("on", "On"), value) == value


@given(st.datetimes(min_value=datetime(1000, 1, 1)).map(lambda value: value.replace(second=0, microsecond=0)))
def test_a_moment_comes_back_as_it_went(value: datetime) -> None:
    assert back(columns.moment("at", "At"), value) == value


@given(st.decimals(min_value=0, max_value=10**11, places=6))
def test_an_amount_comes_back_as_it_went(value: Decimal) -> None:
    assert back(columns.amount("value", "Value"), value) == value


@given(st.integers(min_value=0, max_value=10**11))
def test_a_whole_number_comes_back_as_it_went(value: int) -> None:
    assert back(columns.whole("n", "N"), value) == value


def test_numbers_are_read_as_people_write_them() -> None:
    assert columns.amount("value", "Value").read("1 250,50") == Decimal("1250.50")
    assert columns.whole("n", "N").read("1\u202f250") == 1250
    assert columns.yes_or_no("there", "There").read("Sí") is True
    assert columns.yes_or_no("there", "There").read("non") is False


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (columns.day, "14/06/2022"), (columns.moment, "tomorrow"), (columns.whole, "-1"), (columns.whole, "1.5"),
        (columns.amount, "nan"), (columns.amount, "-2"), (columns.amount, "many"), (columns.yes_or_no, "perhaps"),
        (columns.text, "x" * 201),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_told_in_words(make: Callable[[str, str], Column], said: str) -> None:
    with pytest.raises(NotUnderstood, match=r"\w+ \w+"):
        make("name", "Heading").read(said)
