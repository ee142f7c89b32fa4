"""Shares: printed half up, with the interval of Wilson, and only from whole numbers that can be."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.evidence.statistics.rules.shares import nearest, percent, whole_numbers, wilson


@pytest.mark.parametrize(
    ("k", "n", "printed", "exact", "low", "high"),
    [
        (83, 109, "76", "76.15", 67.3, 83.2),
        (94, 109, "86", "86.24", 78.5, 91.5),
        (105, 109, "96", "96.33", 90.9, 98.6),
        (49, 51, "96", "96.08", 86.8, 98.9),
    ],
)
def test_the_four_published_shares(k: int, n: int, printed: str, exact: str, low: float, high: float) -> None:
    bounds = tuple(round(100 * bound, 1) for bound in wilson(k, n))

    assert (percent(k, n), percent(k, n, 2), bounds) == (Decimal(printed), Decimal(exact), (low, high))
    assert whole_numbers(Decimal(printed), n) == (k,)


def test_a_half_is_rounded_up() -> None:
    assert percent(1, 8) == Decimal(13)


def test_96_of_58_is_impossible_and_the_two_nearest_are_told() -> None:
    assert whole_numbers(Decimal(96), 58) == ()
    assert nearest(Decimal(96), 58) == ((55, Decimal(95)), (56, Decimal(97)))


def test_bases_that_admit_no_96() -> None:
    assert [n for n in range(40, 52) if not whole_numbers(Decimal(96), n)] == [40, 41, 42, 43, 44]
    assert min(n for n in range(1, 60) if whole_numbers(Decimal(96), n)) == 23


@pytest.mark.parametrize(("k", "n"), [(0, 0), (5, 4), (-1, 4)])
def test_no_share_without_a_base_that_holds_it(k: int, n: int) -> None:
    with pytest.raises(ValueError, match="of"):
        percent(k, n)
    with pytest.raises(ValueError, match="of"):
        wilson(k, n)


@given(st.integers(1, 400), st.integers(0, 400))
def test_the_whole_numbers_are_all_that_print_so_and_no_others(n: int, printed: int) -> None:
    assert whole_numbers(Decimal(printed % 101), n) == tuple(k for k in range(n + 1) if percent(k, n) == printed % 101)


@given(st.integers(1, 2000), st.data())
def test_the_interval_holds_the_share_and_stays_between_nothing_and_all(n: int, data: st.DataObject) -> None:
    k = data.draw(st.integers(0, n))

    low, high = wilson(k, n)

    assert 0 <= low <= k / n <= high <= 1
    assert wilson(n - k, n) == pytest.approx((1 - high, 1 - low))
