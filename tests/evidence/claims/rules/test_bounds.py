"""Counts with a bound: what is added, what is refused, how many people at least."""

from __future__ import annotations

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from amparo.evidence.claims import vocabulary as words
from amparo.evidence.claims.rules.bounds import Count, people_at_least, reasons_not_to_add, said, total

CONGRESS = Count(140, words.UNIQUE_PERSON)
WORKSHOP = Count(50, words.UNIQUE_PERSON, words.MORE_THAN)


def test_me_15_a_bound_is_kept_in_the_sum_and_people_are_not_added() -> None:
    together, people = total([CONGRESS, WORKSHOP]), people_at_least([CONGRESS, WORKSHOP])

    assert together == Count(190, words.ATTENDANCE, words.MORE_THAN)
    assert people == Count(140, words.UNIQUE_PERSON, words.AT_LEAST)
    with translation.override("en"):
        assert (said(together), said(people or CONGRESS)) == ("more than 190", "at least 140")


def test_the_three_figures_of_costa_rica_are_never_added() -> None:
    strategies = Count(144, words.PERSON_OR_ATTENDANCE)
    women = Count(142, words.WOMEN)
    half_year = Count(216, words.PERSON_OR_ATTENDANCE)

    for several in ([strategies, women], [women, half_year], [strategies, half_year], [strategies, women, half_year]):
        assert len(reasons_not_to_add(several)) == 1
        with pytest.raises(ValueError, match=r"."):
            total(several)


def test_units_that_differ_are_refused_and_named() -> None:
    with translation.override("en"):
        reasons = reasons_not_to_add([Count(3, "ACTIVITY"), Count(16, "AWARD")])

    assert reasons == ["Different units are not added: Activities, Certifications."]


def test_women_of_two_figures_may_be_the_same() -> None:
    assert len(reasons_not_to_add([Count(142, words.WOMEN), Count(10, words.WOMEN)])) == 1


def test_bounds_that_pull_apart_are_refused() -> None:
    more, fewer = Count(5, "AWARD", words.MORE_THAN), Count(5, "AWARD", words.LESS_THAN)
    about = Count(10, "AWARD", words.ABOUT)

    assert len(reasons_not_to_add([more, fewer])) == 1
    assert len(reasons_not_to_add([more, about])) == 1
    assert total([Count(1, "AWARD"), about]) == Count(11, "AWARD", words.ABOUT)


def test_nothing_is_not_a_sum() -> None:
    with pytest.raises(ValueError, match=r"."):
        total([])
    assert people_at_least([]) is None
    assert people_at_least([Count(9, words.UNIQUE_PERSON, words.ABOUT)]) is None


BOUNDED = st.builds(
    Count,
    st.integers(0, 10_000),
    st.just(words.UNIQUE_PERSON),
    st.sampled_from([words.EXACT, words.AT_LEAST, words.MORE_THAN]),
)


@given(several=st.lists(BOUNDED, min_size=2, max_size=6))
def test_people_lie_between_the_largest_figure_and_the_sum(several: list[Count]) -> None:
    people, together = people_at_least(several), total(several)

    assert people is not None
    assert together.least is not None
    assert max(count.value for count in several) <= people.value <= together.least
    assert (together.qualifier == words.EXACT) == all(count.qualifier == words.EXACT for count in several)
