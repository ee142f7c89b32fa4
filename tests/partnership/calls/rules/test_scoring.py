"""Scores in order, with every tie shown."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from amparo.partnership.calls.rules.scoring import (
    Scored,
    cuts_a_tie,
    passed_over,
    placed,
    reasons_not_to_score,
    weighed,
)

WEIGHTS = {"relevance": 30, "innovation": 25, "people": 25, "care": 20}


def of(*means: int) -> list[Scored]:
    return [Scored(number, (Fraction(mean),)) for number, mean in enumerate(means, start=1)]


def test_points_are_weighed_to_a_hundred_and_innovation_counts() -> None:
    all_of_it = weighed(dict.fromkeys(WEIGHTS, 5), WEIGHTS)

    assert all_of_it == 100
    assert all_of_it - weighed({**dict.fromkeys(WEIGHTS, 5), "innovation": 0}, WEIGHTS) == 25


def test_every_criterion_has_points_of_five() -> None:
    well = dict.fromkeys(WEIGHTS, 3)

    assert reasons_not_to_score(well, WEIGHTS) == []
    for wrong in ({}, {"relevance": 3}, {**well, "other": 1}, {**well, "care": 6}, {**well, "care": -1}):
        assert reasons_not_to_score(wrong, WEIGHTS) != []


def test_gra_04_a_tie_is_shown_for_both_and_the_order_within_it_is_the_number() -> None:
    order = placed(of(70, 80, 70, 60))

    assert [(each.scored.number, each.rank, each.tied) for each in order] == [
        (2, 1, False),
        (1, 2, True),
        (3, 2, True),
        (4, 4, False),
    ]


def test_gra_04_means_that_differ_by_less_than_what_is_printed_are_no_tie() -> None:
    third = Scored(1, (Fraction(200, 3), Fraction(70)))
    near = Scored(2, (Fraction(6833, 100),))

    assert [each.tied for each in placed([third, near])] == [False, False]


def test_who_was_not_scored_stands_last_without_a_rank() -> None:
    order = placed([Scored(1, ()), *of(10)[:0], Scored(2, (Fraction(5),))])

    assert [(each.scored.number, each.rank) for each in order] == [(2, 1), (1, 0)]


def test_gra_04_a_tie_that_is_cut_and_whoever_is_passed_over_are_found() -> None:
    order = placed(of(70, 80, 70, 60))

    assert cuts_a_tie(order, [2, 1]) == (1, 3)
    assert cuts_a_tie(order, [2, 1, 3]) == ()
    assert passed_over(order, [2, 4]) == (1, 3)
    assert passed_over(order, [2]) == ()


@given(st.lists(st.lists(st.integers(0, 100), max_size=3), max_size=8))
def test_ranks_follow_the_means_and_nobody_is_lost(given_totals: list[list[int]]) -> None:
    found = [Scored(number, tuple(map(Fraction, totals))) for number, totals in enumerate(given_totals, start=1)]
    order = placed(found)
    means = [each.scored.mean for each in order if each.rank]

    assert sorted(each.scored.number for each in order) == [each.number for each in found]
    assert means == sorted(means, key=lambda mean: -mean)  # type: ignore[operator]
    assert all(each.rank == 1 + sum(1 for mean in means if mean > each.scored.mean) for each in order if each.rank)  # type: ignore[operator, misc]
    assert all(each.tied == (means.count(each.scored.mean) > 1) for each in order if each.rank)
