"""Groups of people in sums: none is told that is small, and nothing is left to subtract."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from amparo.evidence.statistics.rules.suppression import BREAKDOWN
from amparo.partnership.events.rules.sums import Grouped, grouped
from amparo.partnership.events.vocabulary import LEAST_IN_GROUP

COUNTS = st.dictionaries(st.sampled_from("ABCDEFGHIJ"), st.integers(0, 40))


def test_the_threshold_is_that_of_every_breakdown_of_the_house() -> None:
    assert LEAST_IN_GROUP == BREAKDOWN


def test_small_groups_stand_together_and_say_what_they_are() -> None:
    found = grouped({"HN": 46, "CR": 12, "BZ": 4, "PA": 7, "DO": 3})

    assert found == Grouped((("HN", 46), ("CR", 12)), ("BZ", "DO", "PA"), 14)


def test_one_small_group_takes_the_next_with_it_so_that_it_is_not_found_by_subtracting() -> None:
    assert grouped({"HN": 46, "CR": 12, "BZ": 4}) == Grouped((("HN", 46),), ("BZ", "CR"), 16)


def test_of_too_few_people_no_group_is_told() -> None:
    assert grouped({"HN": 6, "CR": 3}) == Grouped(is_withheld=True)
    assert grouped({}) == Grouped()


@given(COUNTS)
def test_every_group_that_is_told_is_large_and_all_of_them_make_up_the_whole(counts: dict[str, int]) -> None:
    found, whole = grouped(counts), sum(counts.values())

    if found.is_withheld:
        assert 0 < whole < LEAST_IN_GROUP
        return
    assert all(count >= LEAST_IN_GROUP for _name, count in found.groups)
    assert found.together_count == 0 or found.together_count >= LEAST_IN_GROUP
    assert len(found.together) != 1 or not found.groups
    assert sum(count for _name, count in found.groups) + found.together_count == whole
