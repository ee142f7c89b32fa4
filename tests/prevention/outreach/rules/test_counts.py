"""Small groups are put together, and nothing that is shown gives them away."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from amparo.prevention.outreach.rules.counts import (
    groups_to_others,
    merged,
    people_between,
    reasons_not_to_tell_groups,
    rounded_down,
    shown_to_others,
)

COUNTS = st.dictionaries(
    st.sampled_from(["0_11", "12_17", "18_29", "30_59", "60"]), st.tuples(*[st.integers(0, 30)] * 3), max_size=5
)


def test_sit_06_bands_under_ten_are_merged_with_their_neighbour() -> None:
    assert merged((("a", 3), ("b", 8), ("c", 12), ("d", 2))) == (("a, b", 11), ("c, d", 14))
    assert merged((("a", 3), ("b", 4))) == ()


@given(st.lists(st.tuples(st.text(max_size=3), st.integers(0, 40)), max_size=8))
def test_what_is_merged_loses_nobody_and_shows_no_small_cell(cells: list[tuple[str, int]]) -> None:
    made = merged(cells)

    assert all(count >= 10 for _name, count in made)
    assert sum(count for _name, count in made) == (sum(count for _name, count in cells) if made else 0)


@given(COUNTS)
def test_no_cell_and_nothing_left_of_the_total_is_under_ten(counts: dict[str, tuple[int, int, int]]) -> None:
    shown = shown_to_others(counts)
    total = sum(sum(band) for band in counts.values())

    assert shown.total == (total if total >= 10 else None)
    for cells in (shown.sexes, shown.ages):
        assert all(count >= 10 and total - count >= 10 for _name, count in cells)
        assert sum(count for _name, count in cells) in (0, total)


def test_a_group_is_shown_when_neither_it_nor_the_rest_is_small() -> None:
    assert groups_to_others({"A": 10, "B": 9, "C": 21}, 30) == {"A": 10}
    assert reasons_not_to_tell_groups({"A": 31}, 30, {"A": ""}) != []
    assert reasons_not_to_tell_groups({"X": 1}, 30, {"A": ""}) != []
    assert reasons_not_to_tell_groups({"A": 30}, 30, {"A": ""}) == []


def test_people_are_between_the_largest_session_and_all_together() -> None:
    assert people_between([12, 40, 7]) == (40, 59)
    assert people_between([]) == (0, 0)
    assert (rounded_down(47), rounded_down(9), rounded_down(10)) == (40, 0, 10)
