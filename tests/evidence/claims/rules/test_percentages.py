"""A percentage beside its count and base, against the table of the final evaluation."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from amparo.evidence.claims.rules.percentages import Share, inferred_count, reasons_not_to_take, smallest_base
from amparo.evidence.statistics.rules.shares import percent as percent_of

# (percentage as published, base, the only count, exact to two decimals, those who did not say so)
EVALUATION = (
    (76, 109, 83, "76.15", 26),
    (86, 109, 94, "86.24", 15),
    (96, 109, 105, "96.33", 4),
    (96, 51, 49, "96.08", 2),
)


@pytest.mark.parametrize(("percent", "n", "k", "exact", "others"), EVALUATION)
def test_each_percentage_of_the_evaluation_has_one_count(percent: int, n: int, k: int, exact: str, others: int) -> None:
    assert inferred_count(Decimal(percent), n) == k
    assert percent_of(k, n, 2) == Decimal(exact)
    assert Share(k, n).others == others


def test_a_skipped_question_would_change_the_count_so_that_the_base_is_needed() -> None:
    for percent in (76, 86, 96):
        counts = [inferred_count(Decimal(percent), n) for n in range(90, 110)]
        assert None not in counts
        assert len(set(counts)) > 1
    assert inferred_count(Decimal(76), 105) == 80


def test_no_base_of_40_to_44_gives_96_percent_and_none_below_23() -> None:
    assert [n for n in range(40, 45) if reasons_not_to_take(Decimal(96), k=None, n=n) == []] == []
    assert smallest_base(Decimal(96)) == 23
    assert smallest_base(Decimal(100)) == 1


def test_the_page_does_not_say_how_the_sectors_split() -> None:
    splits = {k: sum(1 for state in range(59) if 0 <= k - state <= 51) for k in (83, 94, 105)}

    assert splits == {83: 27, 94: 16, 105: 5}


def test_me_02_a_percentage_impossible_for_its_base_is_refused_with_the_two_nearest_whole_numbers() -> None:
    with translation.override("es"):
        reasons = reasons_not_to_take(Decimal(96), k=None, n=58)

    assert reasons == ["Ningún número entero de 58 da 96\u00a0% (55 → 95\u00a0% · 56 → 97\u00a0%)."]


def test_me_03_96_percent_of_51_is_taken_and_its_count_proposed() -> None:
    assert reasons_not_to_take(Decimal(96), k=None, n=51) == []
    assert inferred_count(Decimal(96), 51) == 49


def test_me_04_a_percentage_without_its_base_is_taken_as_such() -> None:
    assert reasons_not_to_take(Decimal(76), k=None, n=None) == []


@pytest.mark.parametrize(
    ("percent", "k", "n"),
    [
        (None, None, None), (None, 3, None), (None, None, 3), (Decimal(76), 80, None), (Decimal(101), None, None),
        (Decimal(-1), None, 10), (None, 11, 10), (None, -1, 10), (None, 0, 0), (Decimal(76), 82, 109),
        (Decimal(76), None, 1000), (Decimal("76.2"), 83, 109), (None, 1, 2_000_000_000),
    ],
)  # fmt: skip
def test_what_does_not_fit_together_is_refused_with_one_reason(
    percent: Decimal | None, k: int | None, n: int | None
) -> None:
    assert len(reasons_not_to_take(percent, k=k, n=n)) == 1


@given(n=st.integers(1, 2000), places=st.integers(0, 2), drawn=st.integers(0, 2000))
def test_every_count_is_taken_with_its_own_percentage(n: int, places: int, drawn: int) -> None:
    k = drawn % (n + 1)

    assert reasons_not_to_take(percent_of(k, n, places), k=k, n=n) == []


@given(n=st.integers(1, 300), percent=st.integers(0, 100))
def test_a_percentage_is_refused_exactly_when_no_count_or_several_give_it(n: int, percent: int) -> None:
    giving = [k for k in range(n + 1) if percent_of(k, n) == percent]

    assert (reasons_not_to_take(Decimal(percent), k=None, n=n) == []) == (len(giving) == 1)
    assert inferred_count(Decimal(percent), n) == (giving[0] if len(giving) == 1 else None)
