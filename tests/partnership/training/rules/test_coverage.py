"""How many may hold each task in each place, and where nobody does: pure rules."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from amparo.partnership.training import vocabulary as words
from amparo.partnership.training.rules.coverage import Gap, counts_of, gaps_of, state_of

HOLDERS = st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from("XYZ"), st.integers(1, 5)))


@given(HOLDERS)
def test_each_person_is_counted_once_in_a_place(holders: list[tuple[str, str, int]]) -> None:
    assert counts_of(holders) == counts_of([*holders, *holders])
    assert sum(counts_of(holders).values()) == len(set(holders))


@given(HOLDERS)
def test_trn_10_a_gap_is_told_exactly_where_nobody_holds_what_is_needed(holders: list[tuple[str, str, int]]) -> None:
    needed = {"A": False, "B": True}

    gaps = gaps_of(counts_of(holders), needed, "XYZ")

    held = {(competency, place) for competency, place, _person in holders}
    assert {(gap.competency, gap.place) for gap in gaps} == {(c, p) for c in needed for p in "XYZ"} - held
    assert [gap.is_hard for gap in gaps] == sorted((gap.is_hard for gap in gaps), reverse=True)


def test_a_gap_says_whether_a_task_is_not_done_without_it() -> None:
    assert gaps_of({("A", "X"): 1}, {"A": False, "B": True}, ["X"]) == (Gap("B", "X", True),)


def test_nobody_few_and_enough() -> None:
    assert [state_of(count) for count in (0, 1, 2, 3, 90)] == [
        words.NOBODY, words.FEW, words.FEW, words.ENOUGH, words.ENOUGH,
    ]  # fmt: skip
